import { setImmediate } from 'node:timers/promises';

const CHUNK = 50;

/** Does something for each, and lets others have the event loop in between. */
export async function inChunks<T>(
  entries: Iterable<T>,
  work: (entry: T) => void,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  for (const entry of entries) {
    if (signal.aborted) return;
    work(entry);
    done += 1;
    if (done % CHUNK === 0) await setImmediate();
  }
}
