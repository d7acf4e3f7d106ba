import type { Clock } from '../../kubernetes/types.ts';

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Looks, a millisecond apart, before it is clear that nobody waits for the clock. */
const IDLE_LIMIT = 500;

/**
 * A clock on which waiting takes no time: whenever nothing else is left to do,
 * it moves on to the next sleeper. The order of everything is that of the
 * waits, whatever the machine does.
 */
export class VirtualClock implements Clock {
  readonly speed = 1;
  #now: number;
  readonly #sleepers: Sleeper[] = [];
  #idle = 0;

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        const index = this.#sleepers.indexOf(sleeper);
        if (index >= 0) {
          this.#sleepers.splice(index, 1);
        }
        reject(signal.reason);
      });
    });
  }

  /** Runs until the predicate holds; fails after `limitMs` of the clock's time. */
  async runUntil(predicate: () => boolean, limitMs = 600_000): Promise<void> {
    const end = this.#now + limitMs;
    while (!predicate()) {
      if (this.#now >= end) {
        throw new Error(
          `Nothing of the kind happened within ${limitMs / 1000} s.`,
        );
      }
      await this.#step(end);
    }
  }

  async run(ms: number): Promise<void> {
    const end = this.#now + ms;
    while (this.#now < end) {
      await this.#step(end);
    }
  }

  async #step(end: number): Promise<void> {
    await settle();
    const at = Math.min(...this.#sleepers.map(each => each.at));
    if (!Number.isFinite(at)) {
      // Work outside of the clock (the making of keys) may be under way.
      this.#idle += 1;
      await new Promise(resolve => {
        setTimeout(resolve, 1);
      });
      if (this.#idle > IDLE_LIMIT) {
        this.#now = end;
      }
      return;
    }
    this.#idle = 0;
    if (at > end) {
      this.#now = end;
      return;
    }
    this.#now = at;
    const due = this.#sleepers.findIndex(each => each.at === at);
    const [sleeper] = this.#sleepers.splice(due, 1);
    sleeper.wake();
    await settle();
  }
}

/** Lets promises and immediates that are due run to their end. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}
