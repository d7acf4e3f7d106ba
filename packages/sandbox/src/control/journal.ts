/** One request that the sandbox answered. */
export interface JournalEntry {
  /** When it arrived; RFC 3339. */
  time: string;
  service: 'kubernetes' | 'azure';
  method: string;
  /** Path and query. */
  path: string;
  /** 0 when the connection ended without an answer. */
  status: number;
  /** Not known for Azure. */
  userAgent?: string;
}

const LIMIT = 20_000;

/** The latest requests, oldest first. */
export class Journal {
  #entries: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length >= LIMIT * 2) {
      this.#entries = this.#entries.slice(-LIMIT);
    }
  }

  entries(): JournalEntry[] {
    return this.#entries.slice(-LIMIT);
  }

  clear(): void {
    this.#entries = [];
  }
}
