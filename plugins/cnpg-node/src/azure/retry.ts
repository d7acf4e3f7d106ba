import { setTimeout as delay } from 'node:timers/promises';

/** Waits; rejects when the signal is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  await delay(ms, undefined, { signal });
};

const FIRST_MS = 2_000;
const LONGEST_MS = 10_000;
const LIMIT_MS = 4 * 60_000;

/**
 * Tries again for up to 4 min, first after 2 s and then ever more rarely down
 * to every 10 s, while Azure does not yet know everywhere what was created a
 * moment ago.
 */
export async function retryWhile<T>(
  attempt: () => Promise<T>,
  options: {
    isTransient(error: unknown): boolean;
    onWait(secondsSoFar: number): void;
    sleep: Sleep;
    signal?: AbortSignal;
  },
): Promise<T> {
  let waited = 0;
  for (let pause = FIRST_MS; ; pause = Math.min(2 * pause, LONGEST_MS)) {
    options.signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (waited >= LIMIT_MS || !options.isTransient(error)) throw error;
    }
    options.onWait(waited / 1000);
    await options.sleep(pause, options.signal);
    waited += pause;
  }
}
