import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';

/** One thing that somebody did to a database, or tried to. */
export interface TrailEntry {
  id: string;
  /** RFC 3339, like `finishedAt`. */
  at: string;
  /** Id of the operation, or `reveal-credentials`. */
  operation: string;
  title: string;
  /** Entity reference of the user. */
  by: string;
  reason?: string;
  via: TrailVia;
  result: 'running' | 'accepted' | 'refused' | 'failed';
  /** Why it was refused or failed, in a sentence. */
  detail?: string;
  finishedAt?: string;
}

/** `portal`: over the REST API; `action`: by the actions registry. */
export type TrailVia = 'portal' | 'action';

interface Row {
  id: string;
  database_ref: string;
  at: string;
  operation: string;
  title: string;
  by: string;
  reason: string | null;
  via: string;
  result: string;
  detail: string | null;
  finished_at: string | null;
}

const TABLE = 'operation_trail';
const MAX_TEXT = 2000;

/** What people did to databases through the portal: the one thing that the clusters do not know. */
export class TrailStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Records that something begins. Returns the id for {@link finish}. */
  async begin(
    ref: string,
    entry: Pick<TrailEntry, 'operation' | 'title' | 'by' | 'reason' | 'via'>,
    at: Date,
  ): Promise<string> {
    const id = randomUUID();
    await this.#knex<Row>(TABLE).insert({
      id,
      database_ref: ref,
      at: at.toISOString(),
      operation: entry.operation,
      title: entry.title.slice(0, MAX_TEXT),
      by: entry.by,
      reason: entry.reason?.slice(0, MAX_TEXT) ?? null,
      via: entry.via,
      result: 'running',
    });
    return id;
  }

  async finish(
    id: string,
    outcome: {
      result: Exclude<TrailEntry['result'], 'running'>;
      title?: string;
      detail?: string;
    },
    at: Date,
  ): Promise<void> {
    await this.#knex<Row>(TABLE)
      .where({ id })
      .update({
        result: outcome.result,
        ...(outcome.title && { title: outcome.title.slice(0, MAX_TEXT) }),
        detail: outcome.detail?.slice(0, MAX_TEXT) ?? null,
        finished_at: at.toISOString(),
      });
  }

  /** The newest first. */
  async list(
    ref: string,
    limit: number,
    now: Date = new Date(),
  ): Promise<TrailEntry[]> {
    const rows = await this.#knex<Row>(TABLE)
      .where({ database_ref: ref })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(row => withoutEnd(toEntry(row), now));
  }

  /** Who began one of the operations last; undefined when the portal did not begin any since then. */
  async startedBy(
    ref: string,
    operations: string[],
    since: Date,
  ): Promise<string | undefined> {
    const row = await this.#knex<Row>(TABLE)
      .where({ database_ref: ref, result: 'accepted' })
      .whereIn('operation', operations)
      .andWhere('at', '>=', since.toISOString())
      .orderBy('at', 'desc')
      .first();
    return row?.by;
  }

  /** Deletes what is older. Returns how many entries that were. */
  async prune(before: Date): Promise<number> {
    return this.#knex<Row>(TABLE)
      .where('at', '<', before.toISOString())
      .delete();
  }
}

/** No operation writes for longer: a backend that has died left it so. */
const LONGEST_MS = 3 * 60_000;

function withoutEnd(entry: TrailEntry, now: Date): TrailEntry {
  const lost =
    entry.result === 'running' &&
    now.getTime() - Date.parse(entry.at) > LONGEST_MS;
  return lost
    ? {
        ...entry,
        result: 'failed',
        detail:
          'The portal ended while it was at work: the database itself shows how far it came.',
      }
    : entry;
}

const DAY_MS = 24 * 60 * 60_000;

/** Deletes what is older than so many days. */
export async function pruneTrail(
  trail: TrailStore,
  days: number,
): Promise<void> {
  await trail.prune(new Date(Date.now() - days * DAY_MS));
}

function toEntry(row: Row): TrailEntry {
  return {
    id: row.id,
    at: row.at,
    operation: row.operation,
    title: row.title,
    by: row.by,
    ...(row.reason && { reason: row.reason }),
    via: row.via as TrailVia,
    result: row.result as TrailEntry['result'],
    ...(row.detail && { detail: row.detail }),
    ...(row.finished_at && { finishedAt: row.finished_at }),
  };
}
