import { Event } from '@pgportal/plugin-cnpg-common';

/** Events of one database that are kept; those that were written last. */
const EVENTS_PER_DATABASE = 200;
/** Events of objects that are not known (yet); a watch may be ahead of another. */
const UNCLAIMED_EVENTS = 500;

/**
 * The Kubernetes Events of one target's databases. Most Events of a target
 * concern something else and are not kept.
 */
export class EventLog {
  /** By uid: the key of the database. */
  readonly #owners = new Map<string, string>();
  readonly #byDatabase = new Map<string, Map<string, Event>>();
  readonly #unclaimed = new Map<string, Event>();
  readonly #ownerOf: (event: Event) => string | undefined;

  /** @param ownerOf - key of the database that an Event concerns */
  constructor(ownerOf: (event: Event) => string | undefined) {
    this.#ownerOf = ownerOf;
  }

  get size(): number {
    return this.#owners.size;
  }

  /** Key of the database that it belongs to. */
  put(uid: string, event: Event): string | undefined {
    const owner = this.#owners.get(uid) ?? this.#ownerOf(event);
    this.remove(uid);
    if (owner === undefined) {
      this.#unclaimed.set(uid, event);
      dropOldest(this.#unclaimed, UNCLAIMED_EVENTS);
      return undefined;
    }
    this.#owners.set(uid, owner);
    const events = this.#byDatabase.get(owner) ?? new Map();
    this.#byDatabase.set(owner, events);
    events.set(uid, event);
    for (const dropped of dropOldest(events, EVENTS_PER_DATABASE)) {
      this.#owners.delete(dropped);
    }
    return owner;
  }

  remove(uid: string): void {
    this.#unclaimed.delete(uid);
    const owner = this.#owners.get(uid);
    if (owner === undefined) return;
    this.#owners.delete(uid);
    const events = this.#byDatabase.get(owner);
    events?.delete(uid);
    if (events?.size === 0) this.#byDatabase.delete(owner);
  }

  /** Keys of the databases for which there is something new. */
  replace(events: [uid: string, event: Event][]): Set<string> {
    const known = new Map(
      [...this.#byDatabase.values()].flatMap(group => [...group]),
    );
    const listed = new Set(events.map(([uid]) => uid));
    for (const uid of known.keys()) if (!listed.has(uid)) this.remove(uid);
    this.#unclaimed.clear();
    const concerned = new Set<string>();
    for (const [uid, event] of events) {
      const before = known.get(uid)?.metadata.resourceVersion;
      const owner = this.put(uid, event);
      if (owner !== undefined && before !== event.metadata.resourceVersion) {
        concerned.add(owner);
      }
    }
    return concerned;
  }

  /** Asks once more whose the unclaimed Events are, after a database has appeared. */
  claim(): void {
    for (const [uid, event] of [...this.#unclaimed]) {
      if (this.#ownerOf(event) !== undefined) this.put(uid, event);
    }
  }

  drop(database: string): void {
    for (const uid of this.#byDatabase.get(database)?.keys() ?? []) {
      this.#owners.delete(uid);
    }
    this.#byDatabase.delete(database);
  }

  of(database: string): Event[] {
    return [...(this.#byDatabase.get(database)?.values() ?? [])];
  }
}

function dropOldest(map: Map<string, unknown>, limit: number): string[] {
  const dropped: string[] = [];
  for (const key of map.keys()) {
    if (map.size <= limit) break;
    map.delete(key);
    dropped.push(key);
  }
  return dropped;
}
