// The demo for the browser tests: with databases of its own, which begin empty.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

rmSync(new URL('../.demo/e2e-database', import.meta.url), {
  recursive: true,
  force: true,
});
// It ends with the tests, however they end.
const { ppid } = process;
const watch = setInterval(() => {
  if (process.ppid === ppid) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 1_000);
watch.unref();
process.argv.push(
  '--config',
  fileURLToPath(new URL('app-config.yaml', import.meta.url)),
);
await import('../scripts/demo.mjs');
