import {
  Cluster,
  DatabaseObjects,
  DatabaseRef,
  Event,
  ImageCatalog,
  KubernetesObject,
  Node,
  PodMonitor,
  Pooler,
  Service,
  SourceKind,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { dependentEntityRefs } from './entityRefs';
import { EventLog } from './EventLog';
import { eventSubject } from './eventSubject';
import {
  CLUSTER_LABEL,
  FollowedKind,
  FollowedObject,
  FollowedObjects,
  followedKindNames,
} from './followedKinds';
import { isSame } from './isSame';
import { Group, KindTable } from './KindTable';

/** Something about a database is different, or the database is gone. */
export interface DatabaseChange {
  ref: DatabaseRef;
  type: 'upserted' | 'deleted';
}

/** In a key, what concerns every database of a namespace or of the target; no name has it. */
const ANY = '*';

/** Kinds that are kept in tables; Events have a log of their own. */
type TableKind = Exclude<FollowedKind, 'Event'>;

const tableKinds = followedKindNames.filter(
  (kind): kind is TableKind => kind !== 'Event',
);

/** Kinds that Clusters point to by name, instead of being pointed to. */
const REFERRED_KINDS = new Set<FollowedKind>([
  'ObjectStore',
  'ImageCatalog',
  'ClusterImageCatalog',
  'ServiceAccount',
  'Namespace',
]);

interface TargetTables {
  kinds: { [K in TableKind]: KindTable<FollowedObjects[K]> };
  events: EventLog;
  unavailable: Partial<Record<SourceKind, string>>;
  notServed: Set<FollowedKind>;
  /** All nodes, until one changes. */
  nodes?: Node[];
  /** By what Clusters point to, see `referencesOf`: the Clusters' keys. */
  referrers: Map<string, Set<string>>;
}

/**
 * Every object that is followed, by target, kind and uid: names are used
 * again (a new third instance is `-3` once more), uids are not. Joins them per
 * database and tells which databases a change concerns. No I/O.
 */
export class FleetStore {
  readonly #targets = new Map<string, TargetTables>();
  readonly #listeners = new Set<(change: DatabaseChange) => void>();
  readonly #targetListeners = new Set<(target: string) => void>();
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

  /**
   * Called synchronously when what is known of a target as a whole has changed,
   * and with it something about every database there. They are not announced
   * one by one.
   */
  subscribeTargets(listener: (target: string) => void): () => void {
    this.#targetListeners.add(listener);
    return () => this.#targetListeners.delete(listener);
  }

  /** One watch event. Out-of-date versions of an object are ignored. */
  apply<K extends FollowedKind>(
    target: string,
    kind: K,
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: FollowedObjects[K],
  ): void {
    const affected = new Set<string>();
    if (kind === 'Event') {
      this.#applyEvent(target, type, object as Event);
      return;
    }
    if (type === 'DELETED') {
      this.#remove(target, kind, uidOf(object), affected);
    } else {
      const stored = this.#table(target, kind).byUid.get(uidOf(object));
      if (stored && isOlder(object, stored)) return;
      this.#put(target, kind, object, affected);
      if (kind === 'Cluster' && !stored) this.#tables(target).events.claim();
    }
    this.#announce(affected);
  }

  /** A complete list: what is not in it is gone. */
  replace<K extends FollowedKind>(
    target: string,
    kind: K,
    objects: FollowedObjects[K][],
  ): void {
    if (kind === 'Event') {
      const { events } = this.#tables(target);
      const concerned = events.replace(
        (objects as Event[]).map(event => [uidOf(event), event]),
      );
      this.#announce(new Set([...concerned].map(key => `${target}/${key}`)));
      return;
    }
    const affected = new Set<string>();
    const listed = new Set(objects.map(uidOf));
    for (const uid of [...this.#table(target, kind).byUid.keys()]) {
      if (!listed.has(uid)) this.#remove(target, kind, uid, affected);
    }
    for (const object of objects) this.#put(target, kind, object, affected);
    if (kind === 'Cluster') this.#tables(target).events.claim();
    this.#announce(affected);
  }

  /**
   * Says that a kind is not known on a target, and why; its objects are
   * dropped, so that old facts are not taken for present ones. Clusters stay:
   * that they may not be listed any more does not mean that they are gone.
   * Undefined takes the statement back.
   *
   * @param served - false when the API server does not know the kind
   */
  setUnavailable(
    target: string,
    kind: FollowedKind,
    reason: string | undefined,
    served = true,
  ): void {
    const { unavailable, notServed, kinds, events } = this.#tables(target);
    if (unavailable[kind] === reason && notServed.has(kind) === !served) return;
    if (served) notServed.delete(kind);
    else notServed.add(kind);
    if (reason === undefined) delete unavailable[kind];
    else unavailable[kind] = reason;
    const size = kind === 'Event' ? events.size : kinds[kind].byUid.size;
    if (reason !== undefined && kind !== 'Cluster' && size) {
      this.replace(target, kind, []);
    }
    this.touch(target);
  }

  unavailable(target: string): Partial<Record<SourceKind, string>> {
    return { ...this.#tables(target).unavailable };
  }

  /** Undefined while they are not known. */
  nodes(target: string): Node[] | undefined {
    const tables = this.#tables(target);
    tables.nodes ??= [...tables.kinds.Node.byUid.values()];
    return tables.nodes.length ? tables.nodes : undefined;
  }

  /** Says that something about the target as a whole has changed. */
  touch(target: string): void {
    for (const listener of this.#targetListeners) listener(target);
  }

  /** Announces a database as changed, for a reason that is not in its objects. */
  announce(ref: DatabaseRef): void {
    this.#announce(new Set([stringifyDatabaseRef(ref)]));
  }

  /** How many objects are kept. */
  count(target: string, kind: FollowedKind): number {
    const { kinds, events } = this.#tables(target);
    return kind === 'Event' ? events.size : kinds[kind].byUid.size;
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

  /** The one that a database is in; undefined while it is not known. */
  namespace({ target, namespace }: DatabaseRef): KubernetesObject | undefined {
    return newest(this.#table(target, 'Namespace').byKey.get(namespace));
  }

  clusterImageCatalog(
    target: string,
    name: string | undefined,
  ): ImageCatalog | undefined {
    return name === undefined
      ? undefined
      : newest(this.#table(target, 'ClusterImageCatalog').byKey.get(name));
  }

  /** All that is known of a database; undefined when there is no such Cluster. */
  objects(ref: DatabaseRef): DatabaseObjects | undefined {
    const cluster = this.cluster(ref);
    if (!cluster) return undefined;
    const tables = this.#tables(ref.target);
    const { kinds } = tables;
    const key = `${ref.namespace}/${ref.name}`;

    const members = <K extends TableKind>(
      kind: K,
      by = key,
    ): FollowedObjects[K][] =>
      newestOfEachName(
        kinds[kind].byKey.get(by) as Group<FollowedObjects[K]> | undefined,
      ).filter(object => belongsTo(object, cluster));
    const widely = <K extends TableKind>(kind: K): FollowedObjects[K][] =>
      [key, `${ref.namespace}/${ANY}`, ANY].flatMap(by => members(kind, by));

    const pods = members('Pod');
    const volumes = members('PersistentVolumeClaim');
    const poolers = members('Pooler');
    const storageClasses = new Set(
      volumes.flatMap(({ spec }) => spec?.storageClassName ?? []),
    );
    const nodeNames = new Set(pods.flatMap(pod => pod.spec?.nodeName ?? []));
    const archiverLog = this.#archiverLogs.get(stringifyDatabaseRef(ref));
    const catalog = imageCatalogOf(cluster);
    const imageCatalog =
      catalog && newest(kinds[catalog.kind].byKey.get(catalog.key));
    const [failoverQuorum] = members('FailoverQuorum');
    const serviceAccount = newest(
      kinds.ServiceAccount.byKey.get(serviceAccountKey(cluster)),
    );
    const namespace = this.namespace(ref);
    tables.nodes ??= [...kinds.Node.byUid.values()];
    return {
      cluster,
      ...(namespace && { namespace }),
      pods,
      volumes,
      services: widely('Service').filter(service =>
        leadsToAny(service, poolers),
      ),
      backups: members('Backup'),
      scheduledBackups: members('ScheduledBackup'),
      poolers,
      databases: members('Database'),
      databaseRoles: members('DatabaseRole'),
      publications: members('Publication'),
      subscriptions: members('Subscription'),
      podMonitors: [...widely('PodMonitor'), ...widely('AzurePodMonitor')],
      storageClasses: [...storageClasses].flatMap(
        name => newest(kinds.StorageClass.byKey.get(name)) ?? [],
      ),
      disruptionBudgets: members('PodDisruptionBudget'),
      events: tables.events.of(key),
      ...(imageCatalog && { imageCatalog }),
      ...(failoverQuorum && { failoverQuorum }),
      ...(serviceAccount && { serviceAccount }),
      objectStores: objectStoreKeys(cluster).flatMap(
        storeKey => newest(kinds.ObjectStore.byKey.get(storeKey)) ?? [],
      ),
      nodes: [...nodeNames].flatMap(
        name => newest(kinds.Node.byKey.get(name)) ?? [],
      ),
      targetNodes: tables.nodes,
      unavailable: { ...tables.unavailable },
      notServed: [...tables.notServed],
      ...(archiverLog && archiverLog.uid === cluster.metadata.uid
        ? { archiverLog: archiverLog.lines }
        : {}),
    };
  }

  /** Its Kubernetes Events, in no order. */
  events(ref: DatabaseRef): Event[] {
    return this.#tables(ref.target).events.of(`${ref.namespace}/${ref.name}`);
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
          tableKinds.map(kind => [kind, new KindTable()]),
        ) as unknown as TargetTables['kinds'],
        events: new EventLog(event => this.#ownerOfEvent(target, event)),
        unavailable: {},
        notServed: new Set(),
        referrers: new Map(),
      };
      this.#targets.set(target, tables);
    }
    return tables;
  }

  #table<K extends TableKind>(
    target: string,
    kind: K,
  ): KindTable<FollowedObjects[K]> {
    return this.#tables(target).kinds[kind] as KindTable<FollowedObjects[K]>;
  }

  #put<K extends FollowedKind>(
    target: string,
    kind: K,
    object: FollowedObjects[K],
    affected: Set<string>,
  ) {
    if (kind === 'Event') return;
    const table = this.#table(target, kind as TableKind);
    const uid = uidOf(object);
    const stored = table.byUid.get(uid);
    const entry = object as FollowedObjects[TableKind];
    if (stored) {
      const unchanged = looksSame(stored, object);
      if (!unchanged) this.#collectAffected(target, kind, stored, affected);
      this.#relink(removeFrom, target, kind, stored);
      table.remove(uid, lookupKey(kind, stored));
      table.put(uid, lookupKey(kind, object), entry);
      this.#relink(addTo, target, kind, object);
      if (!unchanged) this.#collectAffected(target, kind, object, affected);
      return;
    }
    table.put(uid, lookupKey(kind, object), entry);
    this.#relink(addTo, target, kind, object);
    this.#collectAffected(target, kind, object, affected);
  }

  #remove(
    target: string,
    kind: FollowedKind,
    uid: string,
    affected: Set<string>,
  ) {
    if (kind === 'Event') return;
    const table = this.#table(target, kind);
    const stored = table.byUid.get(uid);
    if (!stored) return;
    this.#collectAffected(target, kind, stored, affected);
    this.#relink(removeFrom, target, kind, stored);
    const key = lookupKey(kind, stored);
    table.remove(uid, key);
    if (kind !== 'Cluster' || key === undefined) return;
    // Another Cluster of the same name may be left, with other dependents.
    const successor = newest(this.#table(target, 'Cluster').byKey.get(key));
    if (successor) this.#relink(addTo, target, 'Cluster', successor);
    else this.#tables(target).events.drop(key);
  }

  #applyEvent(
    target: string,
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    event: Event,
  ) {
    const { events } = this.#tables(target);
    if (type === 'DELETED') {
      // An Event ends after an hour; nothing happens to the database by it.
      events.remove(uidOf(event));
      return;
    }
    const owner = events.put(uidOf(event), event);
    if (owner !== undefined) this.#announce(new Set([`${target}/${owner}`]));
  }

  /** Key of the database that an Event is about. */
  #ownerOfEvent(target: string, event: Event): string | undefined {
    const { kinds } = this.#tables(target);
    const { namespace } = event.metadata;
    const { kind, name, uid } = event.involvedObject ?? {};
    const table = tableKinds.find(entry => entry === kind);
    const object = table && uid && kinds[table].byUid.get(uid);
    // A scheduled backup's name says nothing; its object does.
    if (table && object && object.metadata.name === name) {
      const key = lookupKey(table, object);
      if (key !== undefined && kinds.Cluster.byKey.has(key)) return key;
    }
    return eventSubject(event)
      .map(cluster => `${namespace}/${cluster}`)
      .find(key => kinds.Cluster.byKey.has(key));
  }

  /** Enters or takes out what points from a Cluster to other things, both ways. */
  #relink(
    change: typeof addTo,
    target: string,
    kind: FollowedKind,
    object: FollowedObject,
  ) {
    const tables = this.#tables(target);
    if (kind === 'Node') tables.nodes = undefined;
    if (kind !== 'Cluster') return;
    const cluster = object as Cluster;
    const key = `${lookupKey(kind, cluster)}`;
    for (const entityRef of dependentEntityRefs(cluster)) {
      change(this.#dependents, entityRef, `${target}/${key}`);
    }
    for (const reference of referencesOf(cluster)) {
      change(tables.referrers, reference, key);
    }
  }

  /** The databases that an object is part of, as ids. */
  #collectAffected(
    target: string,
    kind: FollowedKind,
    object: FollowedObject,
    affected: Set<string>,
  ) {
    const key = lookupKey(kind, object);
    if (key === undefined) return;
    if (REFERRED_KINDS.has(kind)) {
      const { referrers } = this.#tables(target);
      for (const cluster of referrers.get(`${kind}:${key}`) ?? []) {
        affected.add(`${target}/${cluster}`);
      }
    } else if (kind === 'Node') {
      for (const pod of this.#table(target, 'Pod').byUid.values()) {
        const podKey = lookupKey('Pod', pod);
        if (pod.spec?.nodeName === key && podKey !== undefined) {
          affected.add(`${target}/${podKey}`);
        }
      }
    } else if (kind === 'StorageClass') {
      for (const volume of this.#table(
        target,
        'PersistentVolumeClaim',
      ).byUid.values()) {
        const volumeKey = lookupKey('PersistentVolumeClaim', volume);
        if (volume.spec?.storageClassName === key && volumeKey !== undefined) {
          affected.add(`${target}/${volumeKey}`);
        }
      }
    } else if (key.endsWith(ANY)) {
      const namespace = key.slice(0, -ANY.length);
      for (const cluster of this.#table(target, 'Cluster').byKey.keys()) {
        if (cluster.startsWith(namespace)) affected.add(`${target}/${cluster}`);
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
  kind: FollowedKind,
  object: FollowedObject,
): string | undefined {
  const { namespace, name, labels } = object.metadata;
  const inCluster = (cluster: string | undefined) =>
    cluster ? `${namespace}/${cluster}` : undefined;
  switch (kind) {
    case 'Node':
    case 'StorageClass':
    case 'Namespace':
    case 'ClusterImageCatalog':
      return name;
    case 'Cluster':
    case 'FailoverQuorum':
    case 'ImageCatalog':
    case 'ObjectStore':
    case 'ServiceAccount':
      return `${namespace}/${name}`;
    case 'Backup':
    case 'ScheduledBackup':
    case 'Pooler':
    case 'Database':
    case 'DatabaseRole':
    case 'Publication':
    case 'Subscription':
      return inCluster(
        (object as FollowedObjects['Backup']).spec?.cluster?.name ??
          labels?.[CLUSTER_LABEL],
      );
    case 'Service': {
      const { selector } = (object as Service).spec ?? {};
      return inCluster(
        labels?.[CLUSTER_LABEL] ?? selector?.[CLUSTER_LABEL] ?? ANY,
      );
    }
    case 'PodMonitor':
    case 'AzurePodMonitor': {
      const { selector, namespaceSelector } = (object as PodMonitor).spec ?? {};
      const { any, matchNames } = namespaceSelector ?? {};
      return any || matchNames?.length
        ? ANY
        : inCluster(selector?.matchLabels?.[CLUSTER_LABEL] ?? ANY);
    }
    default:
      return inCluster(labels?.[CLUSTER_LABEL]);
  }
}

/** A service of the instances, or of a pooler: that of one of these. */
function leadsToAny({ spec }: Service, poolers: Pooler[]): boolean {
  const pooler = spec?.selector?.['cnpg.io/poolerName'];
  return (
    pooler === undefined ||
    poolers.some(({ metadata }) => metadata.name === pooler)
  );
}

/** The catalog that a Cluster takes its image from. */
function imageCatalogOf({
  spec,
  metadata,
}: Cluster):
  | { kind: 'ImageCatalog' | 'ClusterImageCatalog'; key: string }
  | undefined {
  const { kind, name } = spec?.imageCatalogRef ?? {};
  if (!name) return undefined;
  return kind === 'ClusterImageCatalog'
    ? { kind, key: name }
    : { kind: 'ImageCatalog', key: `${metadata.namespace}/${name}` };
}

function serviceAccountKey({ spec, metadata }: Cluster): string {
  return `${metadata.namespace}/${spec?.serviceAccountName || metadata.name}`;
}

/** What a Cluster points to by name, each as `<kind>:<key>`. */
function referencesOf(cluster: Cluster): string[] {
  const catalog = imageCatalogOf(cluster);
  return [
    ...objectStoreKeys(cluster).map(key => `ObjectStore:${key}`),
    ...(catalog ? [`${catalog.kind}:${catalog.key}`] : []),
    `ServiceAccount:${serviceAccountKey(cluster)}`,
    `Namespace:${cluster.metadata.namespace}`,
  ];
}

function addTo(map: Map<string, Set<string>>, key: string, value: string) {
  const values = map.get(key) ?? new Set();
  values.add(value);
  map.set(key, values);
}

function removeFrom(map: Map<string, Set<string>>, key: string, value: string) {
  const values = map.get(key);
  values?.delete(value);
  if (values?.size === 0) map.delete(key);
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
  group: Group<T> | undefined,
): T | undefined {
  let result: T | undefined;
  for (const object of group?.values() ?? []) {
    if (!result || isNewer(object, result)) result = object;
  }
  return result;
}

function newestOfEachName<T extends FollowedObject>(
  group: Group<T> | undefined,
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

/** Whether the same can be seen of both: its version alone is no change. */
function looksSame(a: FollowedObject, b: FollowedObject): boolean {
  const { resourceVersion: _, ...metadata } = a.metadata;
  const { resourceVersion: __, ...others } = b.metadata;
  return (
    isSame(metadata, others) &&
    isSame({ ...a, metadata: undefined }, { ...b, metadata: undefined })
  );
}

function toRef(id: string): DatabaseRef {
  const [target, namespace, name] = id.split('/');
  return { target, namespace, name };
}
