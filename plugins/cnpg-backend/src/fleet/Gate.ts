/** Lets so many pass at a time; the others wait for their turn. */
export class Gate {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(size: number) {
    this.#free = size;
  }

  /** Rejects with the signal's reason when it is aborted before the turn has come. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(signal);
    try {
      return await work();
    } finally {
      const [next] = this.#waiting;
      if (next) {
        this.#waiting.delete(next);
        next();
      } else {
        this.#free += 1;
      }
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    let pass = () => {};
    let giveUp = () => {};
    const turn = new Promise<void>((resolve, reject) => {
      pass = resolve;
      giveUp = () => {
        // At once, so that no turn is given to who does not take it.
        this.#waiting.delete(pass);
        reject(signal.reason);
      };
    });
    this.#waiting.add(pass);
    signal.addEventListener('abort', giveUp);
    await turn.finally(() => signal.removeEventListener('abort', giveUp));
  }
}
