import { setImmediate, setTimeout } from 'node:timers/promises';

const SLICE_MS = 8;
/** Between slices of work that nobody waits for. */
const PAUSE_MS = 15;

/**
 * Does something for each, and lets others have the event loop in between:
 * there may be thousands.
 *
 * @param options - `background`: leaves most of the time to others
 */
export async function inSlices<T>(
  entries: Iterable<T>,
  work: (entry: T) => void,
  options: { signal?: AbortSignal; background?: boolean } = {},
): Promise<void> {
  const { signal, background } = options;
  let end = Date.now() + SLICE_MS;
  for (const entry of entries) {
    if (signal?.aborted) return;
    work(entry);
    if (Date.now() < end) continue;
    if (background) await setTimeout(PAUSE_MS, undefined, { ref: false });
    else await setImmediate();
    end = Date.now() + SLICE_MS;
  }
}
