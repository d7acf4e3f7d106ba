/**
 * Lets what has the same key happen one after the other, in the order in which
 * it was asked for. It reaches as far as the process does.
 */
export class KeyedLock {
  /** Of each key that is in use, the end of what was asked for last. */
  readonly #last = new Map<string, Promise<void>>();

  /** Whether something with the key is being done or waits. */
  isInUse(key: string): boolean {
    return this.#last.has(key);
  }

  /**
   * Does it once all before it with the same key has ended, well or not. Once
   * the signal is aborted, what still waits is not done: it rejects with the
   * signal's reason.
   */
  async run<T>(
    key: string,
    fn: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const before = this.#last.get(key);
    let end: () => void = () => {};
    const mine = new Promise<void>(resolve => {
      end = resolve;
    });
    // Whoever comes next must not overtake those who are still before this one.
    const both = Promise.all([before, mine]).then(() => {});
    this.#last.set(key, both);
    both.then(() => {
      if (this.#last.get(key) === both) this.#last.delete(key);
    });
    try {
      await orAborted(before, signal);
      return await fn();
    } finally {
      end();
    }
  }
}

async function orAborted(
  work: Promise<void> | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  if (!work || !signal) {
    await work;
    return;
  }
  let onAbort: () => void = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort);
      work.then(resolve);
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
