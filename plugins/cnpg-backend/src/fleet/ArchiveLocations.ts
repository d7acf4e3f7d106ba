import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';

/**
 * Which databases archive to the same place, on whatever target: they spoil
 * each other's backups.
 */
export class ArchiveLocations {
  readonly #locations = new Map<string, string>();
  readonly #databases = new Map<string, Map<string, DatabaseRef>>();

  /** Returns the other databases for which something is different now. */
  set(ref: DatabaseRef, location: string | undefined): DatabaseRef[] {
    const id = stringifyDatabaseRef(ref);
    const before = this.#locations.get(id);
    if (before === location) return [];
    const concerned = this.sharedWith(ref);
    if (before !== undefined) {
      this.#locations.delete(id);
      const group = this.#databases.get(before);
      group?.delete(id);
      if (group?.size === 0) this.#databases.delete(before);
    }
    if (location !== undefined) {
      this.#locations.set(id, location);
      const group = this.#databases.get(location) ?? new Map();
      this.#databases.set(location, group.set(id, ref));
      concerned.push(...this.sharedWith(ref));
    }
    return concerned;
  }

  sharedWith(ref: DatabaseRef): DatabaseRef[] {
    const id = stringifyDatabaseRef(ref);
    const group = this.#databases.get(this.#locations.get(id) ?? '');
    if (!group || group.size < 2) return [];
    return [...group].flatMap(([other, entry]) => (other === id ? [] : entry));
  }
}
