import {
  Cluster,
  DatabaseObjects,
  DatabaseRef,
  SourceKind,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { dependentEntityRefs } from './entityRefs';
import {
  CLUSTER_LABEL,
  FollowedObject,
  FollowedObjects,
  sourceKinds,
} from './followedKinds';

/** Something about a database is different, or the database is gone. */
export interface DatabaseChange {
  ref: DatabaseRef;
  type: 'upserted' | 'deleted';
}

type ByUid<T> = Map<string, T>;

/** The objects of one kind on one target. */
class KindTable<T extends FollowedObject> {
  readonly byUid: ByUid<T> = new Map();
  /** The same objects by what they are looked up with, see {@link lookupKey}. */
  readonly byKey = new Map<string, ByUid<T>>();

  put(uid: string, key: string | undefined, object: T) {
    this.remove(uid, key);
    this.byUid.set(uid, object);
    if (key === undefined) return;
    const group = this.byKey.get(key) ?? new Map();
    group.set(uid, object);
    this.byKey.set(key, group);
  }

  remove(uid: string, key: string | undefined) {
    this.byUid.delete(uid);
    if (key === undefined) return;
    const group = this.byKey.get(key);
    group?.delete(uid);
    if (group?.size === 0) this.byKey.delete(key);
  }
}

interface TargetTables {
  kinds: { [K in SourceKind]: KindTable<FollowedObjects[K]> };
  unavailable: Partial<Record<SourceKind, string>>;
}

/**
 * Every object that is followed, by target, kind and uid: names are used
 * again (a new third instance is `-3` once more), uids are not. Joins them per
 * database and tells which databases a change concerns. No I/O.
 */
export class FleetStore {
  readonly #targets = new Map<string, TargetTables>();
  readonly #listeners = new Set<(change: DatabaseChange) => void>();
  /** By database: raised with every change. */
  readonly #revisions = new Map<string, number>();
  #revision = 0;
  readonly #archiverLogs = new Map<string, { uid?: string; lines: string[] }>();
  /** By entity: the databases that say it depends on them. */
  readonly #dependents = new Map<string, Set<string>>();

  readonly #onListenerError: (error: unknown) => void;

  /** A listener that fails must not keep the objects from being followed. */
  constructor(
    onListenerError: (error: unknown) => void = error => {
      throw error;
    },
  ) {
    this.#onListenerError = onListenerError;
  }

  /** Called synchronously after each change. Returns the end of the subscription. */
  subscribe(listener: (change: DatabaseChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One watch event. Out-of-date versions of an object are ignored. */
  apply<K extends SourceKind>(
    target: string,
    kind: K,
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: FollowedObjects[K],
  ): void {
    const affected = new Set<string>();
    if (type === 'DELETED') {
      this.#remove(target, kind, uidOf(object), affected);
    } else {
      const stored = this.#table(target, kind).byUid.get(uidOf(object));
      if (stored && isOlder(object, stored)) return;
      this.#put(target, kind, object, affected);
    }
    this.#announce(affected);
  }

  /** A complete list: what is not in it is gone. */
  replace<K extends SourceKind>(
    target: string,
    kind: K,
    objects: FollowedObjects[K][],
  ): void {
    const affected = new Set<string>();
    const listed = new Set(objects.map(uidOf));
    for (const uid of [...this.#table(target, kind).byUid.keys()]) {
      if (!listed.has(uid)) this.#remove(target, kind, uid, affected);
    }
    for (const object of objects) this.#put(target, kind, object, affected);
    this.#announce(affected);
  }

  /**
   * Says that a kind is not known on a target, and why; its objects are
   * dropped, so that old facts are not taken for present ones. Clusters stay:
   * that they may not be listed any more does not mean that they are gone.
   * Undefined takes the statement back.
   */
  setUnavailable(
    target: string,
    kind: SourceKind,
    reason: string | undefined,
  ): void {
    const { unavailable, kinds } = this.#tables(target);
    if (unavailable[kind] === reason) return;
    if (reason === undefined) delete unavailable[kind];
    else unavailable[kind] = reason;
    const drop = reason !== undefined && kind !== 'Cluster';
    if (drop && kinds[kind].byUid.size) {
      this.replace(target, kind, []);
    }
    this.touch(target);
  }

  unavailable(target: string): Partial<Record<SourceKind, string>> {
    return { ...this.#tables(target).unavailable };
  }

  /** Announces every database of the target as changed. */
  touch(target: string): void {
    this.#announce(
      new Set(
        [...this.#table(target, 'Cluster').byKey.keys()].map(
          key => `${target}/${key}`,
        ),
      ),
    );
  }

  /** Undefined while there is nothing to explain. */
  setArchiverLog(ref: DatabaseRef, lines: string[] | undefined): void {
    const id = stringifyDatabaseRef(ref);
    const known = this.#archiverLogs.get(id)?.lines;
    if (known?.join('\n') === lines?.join('\n')) return;
    if (lines) {
      this.#archiverLogs.set(id, {
        uid: this.cluster(ref)?.metadata.uid,
        lines,
      });
    } else {
      this.#archiverLogs.delete(id);
    }
    this.#announce(new Set([id]));
  }

  list(target?: string): DatabaseRef[] {
    const refs: DatabaseRef[] = [];
    for (const name of target === undefined ? this.#targets.keys() : [target]) {
      for (const key of this.#table(name, 'Cluster').byKey.keys()) {
        refs.push(toRef(`${name}/${key}`));
      }
    }
    return refs;
  }

  cluster(ref: DatabaseRef): Cluster | undefined {
    return newest(
      this.#table(ref.target, 'Cluster').byKey.get(
        `${ref.namespace}/${ref.name}`,
      ),
    );
  }

  /** All that is known of a database; undefined when there is no such Cluster. */
  objects(ref: DatabaseRef): DatabaseObjects | undefined {
    const cluster = this.cluster(ref);
    if (!cluster) return undefined;
    const { kinds, unavailable } = this.#tables(ref.target);
    const key = `${ref.namespace}/${ref.name}`;

    const members = <K extends SourceKind>(kind: K): FollowedObjects[K][] =>
      newestOfEachName(
        kinds[kind].byKey.get(key) as ByUid<FollowedObjects[K]> | undefined,
      ).filter(object => belongsTo(object, cluster));

    const pods = members('Pod');
    const nodeNames = new Set(pods.flatMap(pod => pod.spec?.nodeName ?? []));
    const archiverLog = this.#archiverLogs.get(stringifyDatabaseRef(ref));
    return {
      cluster,
      pods,
      volumes: members('PersistentVolumeClaim'),
      services: members('Service'),
      backups: members('Backup'),
      scheduledBackups: members('ScheduledBackup'),
      objectStores: objectStoreKeys(cluster).flatMap(
        storeKey => newest(kinds.ObjectStore.byKey.get(storeKey)) ?? [],
      ),
      nodes: [...nodeNames].flatMap(
        name => newest(kinds.Node.byKey.get(name)) ?? [],
      ),
      unavailable: { ...unavailable },
      ...(archiverLog && archiverLog.uid === cluster.metadata.uid
        ? { archiverLog: archiverLog.lines }
        : {}),
    };
  }

  /** Grows with every change of the database. */
  revision(ref: DatabaseRef): number {
    return this.#revisions.get(stringifyDatabaseRef(ref)) ?? 0;
  }

  /** Databases whose Cluster names the entity (`kind:namespace/name`) as depending on it. */
  dependenciesOf(entityRef: string): DatabaseRef[] {
    const ids = this.#dependents.get(entityRef.toLowerCase()) ?? [];
    return [...ids].map(toRef);
  }

  #tables(target: string): TargetTables {
    let tables = this.#targets.get(target);
    if (!tables) {
      tables = {
        kinds: Object.fromEntries(
          sourceKinds.map(kind => [kind, new KindTable()]),
        ) as unknown as TargetTables['kinds'],
        unavailable: {},
      };
      this.#targets.set(target, tables);
    }
    return tables;
  }

  #table<K extends SourceKind>(
    target: string,
    kind: K,
  ): KindTable<FollowedObjects[K]> {
    return this.#tables(target).kinds[kind] as KindTable<FollowedObjects[K]>;
  }

  #put<K extends SourceKind>(
    target: string,
    kind: K,
    object: FollowedObjects[K],
    affected: Set<string>,
  ) {
    const table = this.#table(target, kind);
    const uid = uidOf(object);
    const stored = table.byUid.get(uid);
    if (stored) {
      const unchanged = fingerprint(stored) === fingerprint(object);
      if (!unchanged) this.#collectAffected(target, kind, stored, affected);
      this.#forgetDependents(target, kind, stored);
      table.remove(uid, lookupKey(kind, stored));
      table.put(uid, lookupKey(kind, object), object);
      this.#rememberDependents(target, kind, object);
      if (!unchanged) this.#collectAffected(target, kind, object, affected);
      return;
    }
    table.put(uid, lookupKey(kind, object), object);
    this.#rememberDependents(target, kind, object);
    this.#collectAffected(target, kind, object, affected);
  }

  #remove<K extends SourceKind>(
    target: string,
    kind: K,
    uid: string,
    affected: Set<string>,
  ) {
    const table = this.#table(target, kind);
    const stored = table.byUid.get(uid);
    if (!stored) return;
    this.#collectAffected(target, kind, stored, affected);
    this.#forgetDependents(target, kind, stored);
    table.remove(uid, lookupKey(kind, stored));
    // Another Cluster of the same name may be left, with other dependents.
    const key = lookupKey(kind, stored);
    const successor =
      kind === 'Cluster' && key !== undefined
        ? newest(this.#table(target, 'Cluster').byKey.get(key))
        : undefined;
    if (successor) this.#rememberDependents(target, 'Cluster', successor);
  }

  #rememberDependents(
    target: string,
    kind: SourceKind,
    object: FollowedObject,
  ) {
    if (kind !== 'Cluster') return;
    const id = `${target}/${lookupKey(kind, object)}`;
    for (const entityRef of dependentEntityRefs(object as Cluster)) {
      const ids = this.#dependents.get(entityRef) ?? new Set();
      ids.add(id);
      this.#dependents.set(entityRef, ids);
    }
  }

  #forgetDependents(target: string, kind: SourceKind, object: FollowedObject) {
    if (kind !== 'Cluster') return;
    const id = `${target}/${lookupKey(kind, object)}`;
    for (const entityRef of dependentEntityRefs(object as Cluster)) {
      const ids = this.#dependents.get(entityRef);
      ids?.delete(id);
      if (ids?.size === 0) this.#dependents.delete(entityRef);
    }
  }

  /** The databases that an object is part of, as ids. */
  #collectAffected(
    target: string,
    kind: SourceKind,
    object: FollowedObject,
    affected: Set<string>,
  ) {
    const key = lookupKey(kind, object);
    if (key === undefined) return;
    if (kind === 'ObjectStore') {
      for (const cluster of this.#table(target, 'Cluster').byUid.values()) {
        if (objectStoreKeys(cluster).includes(key)) {
          affected.add(`${target}/${lookupKey('Cluster', cluster)}`);
        }
      }
    } else if (kind === 'Node') {
      for (const pod of this.#table(target, 'Pod').byUid.values()) {
        const podKey = lookupKey('Pod', pod);
        if (pod.spec?.nodeName === key && podKey !== undefined) {
          affected.add(`${target}/${podKey}`);
        }
      }
    } else {
      affected.add(`${target}/${key}`);
      if (kind === 'Cluster') this.#revisions.set(`${target}/${key}`, 0);
    }
  }

  #announce(affected: Set<string>) {
    for (const id of affected) {
      // Objects of a Cluster that is not (or no longer) there concern nobody.
      if (!this.#revisions.has(id)) continue;
      const ref = toRef(id);
      const exists = this.cluster(ref) !== undefined;
      if (exists) {
        this.#revision += 1;
        this.#revisions.set(id, this.#revision);
      } else {
        this.#revisions.delete(id);
        this.#archiverLogs.delete(id);
      }
      const change: DatabaseChange = {
        ref,
        type: exists ? 'upserted' : 'deleted',
      };
      for (const listener of this.#listeners) {
        try {
          listener(change);
        } catch (error) {
          this.#onListenerError(error);
        }
      }
    }
  }
}

/** What an object is found by: its Cluster, or its own name where clusters and pods point to it. */
function lookupKey(
  kind: SourceKind,
  object: FollowedObject,
): string | undefined {
  const { namespace, name, labels } = object.metadata;
  const inCluster = (cluster: string | undefined) =>
    cluster ? `${namespace}/${cluster}` : undefined;
  switch (kind) {
    case 'Node':
      return name;
    case 'Cluster':
    case 'ObjectStore':
      return `${namespace}/${name}`;
    case 'Backup':
    case 'ScheduledBackup':
      return inCluster(
        (object as FollowedObjects['Backup']).spec?.cluster?.name ??
          labels?.[CLUSTER_LABEL],
      );
    default:
      return inCluster(labels?.[CLUSTER_LABEL]);
  }
}

/** Keys of the ObjectStores that a Cluster's plugin sections name. */
function objectStoreKeys(cluster: Cluster): string[] {
  const names = (cluster.spec?.plugins ?? []).flatMap(
    plugin => plugin.parameters?.barmanObjectName ?? [],
  );
  return [...new Set(names)].map(
    name => `${cluster.metadata.namespace}/${name}`,
  );
}

/**
 * After a Cluster has been deleted and made again under the same name, pods
 * and volumes of the first one are still being removed.
 */
function belongsTo(object: FollowedObject, cluster: Cluster): boolean {
  const owner = object.metadata.ownerReferences?.find(
    reference => reference.kind === 'Cluster',
  );
  return !owner?.uid || owner.uid === cluster.metadata.uid;
}

function uidOf({ metadata }: FollowedObject): string {
  return metadata.uid ?? `${metadata.namespace ?? ''}/${metadata.name}`;
}

function isOlder(object: FollowedObject, stored: FollowedObject): boolean {
  const order = compareVersions(
    object.metadata.resourceVersion,
    stored.metadata.resourceVersion,
  );
  return order !== undefined && order < 0;
}

/**
 * Compares two resource versions; undefined where they are not both decimal
 * numbers (Kubernetes promises that they are since 1.35).
 */
export function compareVersions(
  a: string | undefined,
  b: string | undefined,
): number | undefined {
  const decimal = /^\d{1,40}$/;
  if (!a || !b || !decimal.test(a) || !decimal.test(b)) return undefined;
  const [left, right] = [BigInt(a), BigInt(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isNewer(object: FollowedObject, other: FollowedObject): boolean {
  const created = (entry: FollowedObject) =>
    Date.parse(entry.metadata.creationTimestamp ?? '') || 0;
  const age = created(object) - created(other);
  if (age !== 0) return age > 0;
  // Creation times have whole seconds only.
  return !isOlder(object, other);
}

function newest<T extends FollowedObject>(
  group: ByUid<T> | undefined,
): T | undefined {
  let result: T | undefined;
  for (const object of group?.values() ?? []) {
    if (!result || isNewer(object, result)) result = object;
  }
  return result;
}

function newestOfEachName<T extends FollowedObject>(
  group: ByUid<T> | undefined,
): T[] {
  const byName = new Map<string, T>();
  for (const object of group?.values() ?? []) {
    const known = byName.get(object.metadata.name);
    if (!known || isNewer(object, known)) {
      byName.set(object.metadata.name, object);
    }
  }
  return [...byName.values()].sort((a, b) =>
    a.metadata.name < b.metadata.name ? -1 : 1,
  );
}

/** What can be seen of an object: its version alone is no change. */
function fingerprint(object: FollowedObject): string {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return JSON.stringify({ ...object, metadata });
}

function toRef(id: string): DatabaseRef {
  const [target, namespace, name] = id.split('/');
  return { target, namespace, name };
}
