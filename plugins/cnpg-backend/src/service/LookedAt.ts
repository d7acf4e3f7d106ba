/**
 * For how long a page that has read a database counts as open. While it is on
 * screen it reads again every 20 s, not always from the same replica.
 */
const OPEN_MS = 5 * 60_000;

/**
 * The databases that somebody looks at. A signal about any other would reach
 * nobody, and is a request of the backend to itself all the same.
 */
export class LookedAt {
  /** By reference, in the order of the times. */
  readonly #readAt = new Map<string, number>();

  add(ref: string): void {
    const now = Date.now();
    this.#readAt.delete(ref);
    this.#readAt.set(ref, now);
    for (const [other, readAt] of this.#readAt) {
      if (now - readAt < OPEN_MS) break;
      this.#readAt.delete(other);
    }
  }

  has(ref: string): boolean {
    return Date.now() - (this.#readAt.get(ref) ?? -Infinity) < OPEN_MS;
  }
}
