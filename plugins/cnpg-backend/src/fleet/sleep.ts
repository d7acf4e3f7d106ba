import { setTimeout } from 'node:timers/promises';

/** Resolves after the time, or at once when the signal is aborted. Does not keep the process alive. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await setTimeout(ms, undefined, { signal, ref: false }).catch(error => {
    if (!signal.aborted) throw error;
  });
}
