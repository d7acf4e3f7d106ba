// Ends a process when the one that started it is gone, however it went.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
