import { NotifiedState } from '@pgportal/plugin-cnpg-common';
import { Knex } from 'knex';

const TABLE = 'notified';
const CHUNK = 100;

/** What the owners of a database have been told, and which database that was. */
export interface Notified {
  /** Of the Cluster. */
  uid: string;
  state: NotifiedState;
}

/** Remembers in the plugin's database what has been said, for all replicas of the backend. */
export class NotifiedStates {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By reference of the database. */
  async readAll(): Promise<Map<string, Notified>> {
    const rows: { ref: string; uid: string; state: string }[] =
      await this.#knex(TABLE).select('ref', 'uid', 'state');
    return new Map(
      rows.map(({ ref, uid, state }) => [
        ref,
        { uid, state: JSON.parse(state) },
      ]),
    );
  }

  async write(states: Map<string, Notified>): Promise<void> {
    const rows = [...states].map(([ref, { uid, state }]) => ({
      ref,
      uid,
      state: JSON.stringify(state),
    }));
    for (let start = 0; start < rows.length; start += CHUNK) {
      await this.#knex(TABLE)
        .insert(rows.slice(start, start + CHUNK))
        .onConflict('ref')
        .merge();
    }
  }

  async remove(refs: string[]): Promise<void> {
    for (let start = 0; start < refs.length; start += CHUNK) {
      await this.#knex(TABLE)
        .whereIn('ref', refs.slice(start, start + CHUNK))
        .delete();
    }
  }
}
