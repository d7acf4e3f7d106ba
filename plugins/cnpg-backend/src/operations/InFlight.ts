import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  DatabaseRef,
  say,
  sayRefusal,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { Knex } from 'knex';
import { refusedWith } from './refusals';

interface Row {
  database_ref: string;
  target: string;
  token: string;
  title: string;
  by: string;
  expires_at: string;
}

const TABLE = 'operations_in_flight';
/** Longer than all writes of an operation may take; only a backend that has died leaves one behind. */
const EXPIRY_MS = 3 * 60_000;

/**
 * Lets one operation at a time write to a database, across all replicas of the
 * backend. How it goes on afterwards is seen in the cluster.
 */
export class InFlight {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Throws `ConflictError` while another operation writes to the same database. */
  async run<T>(
    ref: DatabaseRef,
    operation: { title: string; by: string },
    fn: () => Promise<T>,
  ): Promise<T> {
    const token = await this.#begin(ref, operation);
    try {
      return await fn();
    } finally {
      await this.#knex<Row>(TABLE)
        .where({ database_ref: stringifyDatabaseRef(ref), token })
        .delete();
    }
  }

  /** References of the databases on a target that are being written to. */
  async list(target: string): Promise<string[]> {
    const rows = await this.#knex<Row>(TABLE)
      .where({ target })
      .andWhere('expires_at', '>', new Date().toISOString());
    return rows.map(row => row.database_ref);
  }

  async #begin(
    ref: DatabaseRef,
    { title, by }: { title: string; by: string },
  ): Promise<string> {
    const id = stringifyDatabaseRef(ref);
    const now = new Date();
    await this.#knex<Row>(TABLE)
      .where({ database_ref: id })
      .andWhere('expires_at', '<=', now.toISOString())
      .delete();
    const token = randomUUID();
    await this.#knex<Row>(TABLE)
      .insert({
        database_ref: id,
        target: ref.target,
        token,
        title,
        by,
        expires_at: new Date(now.getTime() + EXPIRY_MS).toISOString(),
      })
      .onConflict('database_ref')
      .ignore();
    const holder = await this.#knex<Row>(TABLE)
      .where({ database_ref: id })
      .first();
    if (holder?.token === token) return token;
    throw refusedWith(
      ConflictError,
      sayRefusal({
        refused: holder
          ? say('operation.beingStarted', {
              title: holder.title,
              database: id,
              user: holder.by,
            })
          : say('operation.beingStarted.other', { database: id }),
      }),
    );
  }
}
