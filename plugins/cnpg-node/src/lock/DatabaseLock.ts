import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { KeyedLock } from './KeyedLock';
import { Lock } from './Lock';

type Client = Awaited<ReturnType<DatabaseService['getClient']>>;

/** A plugin's modules share its database, hence the prefix. */
const TABLE = 'cnpg_locks';
/** How long a key stays locked after its holder has died. */
const EXPIRY_MS = 30_000;
/** How often a process asks for a key that another one holds, at most. */
const PAUSE_MS = 200;

/** The database's own clock, in milliseconds: those of the replicas may differ. */
const NOW: Record<string, string> = {
  pg: '(extract(epoch from clock_timestamp()) * 1000)::bigint',
  'better-sqlite3':
    "cast((julianday('now') - 2440587.5) * 86400000 as integer)",
};

/**
 * A lock that all replicas of a backend share through a plugin's database,
 * PostgreSQL or SQLite. Its holder renews it; when the holder dies, it expires.
 * Who waits in one process is served in turn, and processes have equal chances.
 *
 * @public
 */
export class DatabaseLock implements Lock {
  readonly #client: Client;
  readonly #now: string;
  readonly #expiryMs: number;
  /** Only the first of each process asks the database. */
  readonly #here = new KeyedLock();

  private constructor(client: Client, now: string, expiryMs: number) {
    this.#client = client;
    this.#now = now;
    this.#expiryMs = expiryMs;
  }

  /**
   * Makes the table where it is missing.
   *
   * Throws `Error` for a kind of database other than PostgreSQL and SQLite.
   *
   * @param options - `expiryMs`: milliseconds after which the key of a holder
   * that has died is free again; 30 s when absent
   */
  static async create(
    database: Pick<DatabaseService, 'getClient'>,
    options: { expiryMs?: number } = {},
  ): Promise<DatabaseLock> {
    const client = await database.getClient();
    // Dialects that are derived from these have other names of their own.
    const now =
      NOW[client.client.driverName] ??
      (client.client.dialect === 'postgresql' ? NOW.pg : undefined);
    if (!now) {
      throw new Error(
        `The lock does not know databases of kind ${client.client.driverName}; use PostgreSQL or SQLite.`,
      );
    }
    await createTable(client);
    return new DatabaseLock(client, now, options.expiryMs ?? EXPIRY_MS);
  }

  async run<T>(
    key: string,
    fn: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    // Otherwise a process with a long queue would hand the key on to itself for ever.
    const pause = this.#here.isInUse(key) ? Math.random() * PAUSE_MS : 0;
    return this.#here.run(
      key,
      async () => {
        await wait(pause, signal);
        const owner = randomUUID();
        try {
          const since = await this.#wait(key, owner, signal);
          return await this.#hold(key, owner, since, fn, signal);
        } finally {
          await this.#release(key, owner);
        }
      },
      signal,
    );
  }

  /** Returns when, by the process's own clock, the key began to be this owner's. */
  async #wait(
    key: string,
    owner: string,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    for (;;) {
      signal?.throwIfAborted();
      const asked = performance.now();
      if (await this.#take(key, owner)) return asked;
      await wait((0.5 + Math.random() / 2) * PAUSE_MS, signal);
    }
  }

  async #hold<T>(
    key: string,
    owner: string,
    since: number,
    fn: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const lost = new AbortController();
    const lose = () =>
      lost.abort(
        new ServiceUnavailableError(
          `The lock on ${key} was lost: the backend's database could not be reached in time. Run this again.`,
        ),
      );
    let renewed = since;
    const renew = setInterval(async () => {
      const asked = performance.now();
      try {
        if (await this.#renew(key, owner)) renewed = asked;
        else lose();
      } catch {
        // The key is held until it expires; the database may be back by then.
      }
    }, this.#expiryMs / 3);
    // Apart from the renewal: a database that hangs gives no answer at all.
    const watch = setInterval(() => {
      if (performance.now() - renewed >= 0.9 * this.#expiryMs) lose();
    }, this.#expiryMs / 10);
    try {
      return await fn(
        signal ? AbortSignal.any([signal, lost.signal]) : lost.signal,
      );
    } finally {
      clearInterval(renew);
      clearInterval(watch);
    }
  }

  /** False while another one has the key. */
  async #take(key: string, owner: string): Promise<boolean> {
    const client = this.#client;
    const mine = { key, owner, expires_at: this.#expiry() };
    const rows = await client(TABLE)
      .insert(mine)
      .onConflict('key')
      .merge(mine)
      .where(`${TABLE}.expires_at`, '<', client.raw(this.#now))
      .returning('owner');
    return rows.length > 0;
  }

  /** Does not bring back what was released while the request was on its way. */
  async #renew(key: string, owner: string): Promise<boolean> {
    const changed = await this.#client(TABLE)
      .where({ key, owner })
      .update({ expires_at: this.#expiry() });
    return changed > 0;
  }

  #expiry() {
    return this.#client.raw(`${this.#now} + ?`, [Math.round(this.#expiryMs)]);
  }

  async #release(key: string, owner: string): Promise<void> {
    try {
      await this.#client(TABLE).where({ key, owner }).delete();
    } catch {
      // It expires by itself, and what was done under it must not fail for this.
    }
  }
}

async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {});
  signal?.throwIfAborted();
}

async function createTable(client: Client): Promise<void> {
  if (await client.schema.hasTable(TABLE)) return;
  try {
    await client.schema.createTable(TABLE, table => {
      table.comment('Keys that a replica of the backend works on');
      table.string('key', 512).primary();
      table.string('owner', 36).notNullable().comment('Who holds the key');
      table
        .bigInteger('expires_at')
        .notNullable()
        .comment('When it is free again, in milliseconds since 1970');
    });
  } catch (error) {
    // Another replica that starts at the same time was faster.
    if (!(await client.schema.hasTable(TABLE))) throw error;
  }
}
