/**
 * Passes on that something changed, per id at once for the first time and then
 * no more often than the interval: a burst of changes becomes a few calls, the
 * last of them after the last change.
 */
export class ChangeCoalescer {
  readonly #intervalMs: number;
  readonly #notify: (id: string) => void;
  readonly #waiting = new Map<
    string,
    { timer: NodeJS.Timeout; again: boolean }
  >();

  constructor(options: { intervalMs: number; notify: (id: string) => void }) {
    this.#intervalMs = options.intervalMs;
    this.#notify = options.notify;
  }

  changed(id: string): void {
    const entry = this.#waiting.get(id);
    if (entry) {
      entry.again = true;
      return;
    }
    this.#pass(id);
  }

  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #pass(id: string) {
    const timer = setTimeout(() => {
      const again = this.#waiting.get(id)?.again;
      this.#waiting.delete(id);
      if (again) this.#pass(id);
    }, this.#intervalMs);
    timer.unref();
    this.#waiting.set(id, { timer, again: false });
    this.#notify(id);
  }
}
