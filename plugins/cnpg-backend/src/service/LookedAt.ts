import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';

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
  /** By database, in the order of the times. */
  readonly #readAt = new Map<string, number>();

  add(ref: DatabaseRef): void {
    const id = stringifyDatabaseRef(ref);
    const now = Date.now();
    this.#readAt.delete(id);
    this.#readAt.set(id, now);
    for (const [other, readAt] of this.#readAt) {
      if (now - readAt < OPEN_MS) break;
      this.#readAt.delete(other);
    }
  }

  has(id: string): boolean {
    return Date.now() - (this.#readAt.get(id) ?? -Infinity) < OPEN_MS;
  }
}
