import { setTimeout as delay } from 'node:timers/promises';

/** Waits; rejects when the signal is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  await delay(ms, undefined, { signal });
};

const FIRST_MS = 2_000;
/**
 * Every 10 s for 4 min is what OpenShift's cloud credential operator gives
 * Azure to make a new identity known everywhere; of one identity, Azure takes
 * a write every 4 s.
 */
const LONGEST_MS = 10_000;
const LIMIT_MS = 4 * 60_000;

/**
 * Tries again for up to 4 min, first after 2 s and then ever more rarely down
 * to every 10 s, or when Azure says, while Azure does not yet know everywhere
 * what was created a moment ago, or is busy.
 */
export async function retryWhile<T>(
  attempt: () => Promise<T>,
  options: {
    isTransient(error: unknown): boolean;
    /** Seconds after which the other side wants to be asked again. */
    retryAfter?(error: unknown): number | undefined;
    onWait(secondsSoFar: number, error: unknown): void;
    sleep: Sleep;
    signal?: AbortSignal;
  },
): Promise<T> {
  let waited = 0;
  for (let pause = FIRST_MS; ; pause = Math.min(2 * pause, LONGEST_MS)) {
    options.signal?.throwIfAborted();
    let wait = pause;
    try {
      return await attempt();
    } catch (error) {
      const asked = 1000 * (options.retryAfter?.(error) ?? 0);
      if (
        waited >= LIMIT_MS ||
        asked > LIMIT_MS - waited ||
        !options.isTransient(error)
      ) {
        throw error;
      }
      wait = Math.max(pause, asked);
      options.onWait(Math.round(waited / 1000), error);
    }
    // Not all at the same moment: who was refused because of another comes back apart from it.
    await options.sleep(wait * (1 + Math.random() / 4), options.signal);
    waited += wait;
  }
}
