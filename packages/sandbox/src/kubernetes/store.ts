import { randomBytes, randomUUID } from 'node:crypto';
import { GarbageCollector } from './garbageCollector.ts';
import { copyJson, sameJson } from './json.ts';
import { alreadyExists, qualifiedName, StatusError } from './status.ts';
import type {
  KubeObject,
  NewObject,
  ResourceKind,
  Store,
  WatchEvent,
} from './types.ts';

/** Core kinds whose registry counts `metadata.generation`; custom resources always do. */
const GENERATION_COUNTED = new Set([
  'pods',
  'jobs.batch',
  'deployments.apps',
  'poddisruptionbudgets.policy',
  'endpointslices.discovery.k8s.io',
]);

/** kube-apiserver --event-ttl */
const EVENT_TTL_MS = 3_600_000;

/** A cluster has a past: versions before this one are forgotten. */
const FIRST_RESOURCE_VERSION = 600;

const DEFAULT_POD_GRACE_SECONDS = 30;

/**
 * One stored version of an object. Versions never change, so its JSON is made
 * once, when a first reader asks, and shared by every list and watch.
 */
export class Version {
  readonly object: KubeObject;
  readonly resourceVersion: number;
  #json: string | undefined;

  constructor(object: KubeObject) {
    this.object = deepFreeze(object);
    this.resourceVersion = Number(object.metadata.resourceVersion);
  }

  /** The object as it stands on the wire, beginning with apiVersion and kind. */
  get json(): string {
    this.#json ??= JSON.stringify(this.object);
    return this.#json;
  }

  /** The same without apiVersion and kind, as it stands in lists of built-in kinds. */
  get jsonWithoutType(): string {
    const { apiVersion, kind } = this.object;
    const head = JSON.stringify({ apiVersion, kind });
    return `{${this.json.slice(head.length)}`;
  }
}

/** A change as the history keeps it. */
export interface Change {
  resourceVersion: number;
  type: WatchEvent['type'];
  /** The object after the change; for DELETED its last state, with the resourceVersion of the deletion. */
  version: Version;
  /** What stood there before; undefined for ADDED. */
  previous: Version | undefined;
}

interface Table {
  kind: ResourceKind;
  name: string;
  countsGeneration: boolean;
  /** By `namespace/name` (just the name for cluster-scoped kinds). */
  versions: Map<string, Version>;
  byNamespace: Map<string, Map<string, Version>>;
  /** Keys in etcd's order; undefined when keys were added or removed since the last list. */
  sortedKeys: string[] | undefined;
  history: Change[];
  /** Changes up to this resourceVersion are no longer in the history. */
  compacted: number;
}

/**
 * Everything that stands in the sandbox's Kubernetes, in memory. Objects that
 * it returns are frozen: change them through {@link MemoryStore.update}.
 *
 * @public
 */
export class MemoryStore implements Store {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Set<(kind: string, event: WatchEvent) => void>();
  readonly #changeListeners = new Set<(kind: string, change: Change) => void>();
  readonly #pending: Array<{ kind: string; change: Change }> = [];
  readonly #historyLimit: number;
  readonly #garbageCollector: GarbageCollector;
  readonly #now: () => Date;
  /** Events by what they say, least recently counted first. */
  readonly #events = new Map<
    string,
    { namespace: string; name: string; at: number }
  >();
  #resourceVersion = FIRST_RESOURCE_VERSION;
  #delivering = false;

  /**
   * @param options - `kinds` that can be stored; `history`: how many changes
   * are kept per kind for watches that resume (older resourceVersions are
   * answered with 410 Gone)
   */
  constructor(options: {
    kinds: ResourceKind[];
    history?: number;
    now?: () => Date;
  }) {
    this.#historyLimit = options.history ?? 20_000;
    this.#now = options.now ?? (() => new Date());
    for (const kind of options.kinds) {
      const name = qualifiedName(kind);
      this.#tables.set(name, {
        kind,
        name,
        countsGeneration: kind.custom || GENERATION_COUNTED.has(name),
        versions: new Map(),
        byNamespace: new Map(),
        sortedKeys: [],
        history: [],
        compacted: FIRST_RESOURCE_VERSION,
      });
    }
    this.#garbageCollector = new GarbageCollector(this);
  }

  /** Resource version of the last write. */
  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  get kinds(): ResourceKind[] {
    return [...this.#tables.values()].map(table => table.kind);
  }

  get(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.getVersion(kind, namespace, name)?.object;
  }

  getVersion(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): Version | undefined {
    const table = this.#table(kind);
    return table.versions.get(keyOf(table, namespace, name));
  }

  list(
    kind: string,
    options: { namespace?: string; labels?: Record<string, string> } = {},
  ): KubeObject[] {
    const table = this.#table(kind);
    const source =
      options.namespace === undefined
        ? table.versions
        : table.byNamespace.get(options.namespace) ??
          new Map<string, Version>();
    const wanted = Object.entries(options.labels ?? {});
    const objects: KubeObject[] = [];
    for (const { object } of source.values()) {
      const labels = object.metadata.labels;
      if (wanted.every(([key, value]) => labels?.[key] === value)) {
        objects.push(object);
      }
    }
    return objects;
  }

  /**
   * The state at a resource version, in key order, from after a key on.
   * Undefined when that state is no longer known.
   */
  *snapshot(
    kind: string,
    options: { namespace?: string; resourceVersion: number; after?: string },
  ): Generator<{ key: string; version: Version }> {
    const table = this.#table(kind);
    const past = new Map<string, Version | undefined>();
    for (let i = table.history.length - 1; i >= 0; i--) {
      const change = table.history[i];
      if (change.resourceVersion <= options.resourceVersion) {
        break;
      }
      past.set(keyOfObject(table, change.version.object), change.previous);
    }
    table.sortedKeys ??= [...table.versions.keys()].sort(compareKeys);
    let keys = table.sortedKeys;
    const gone = [...past].flatMap(([key, version]) =>
      version && !table.versions.has(key) ? [key] : [],
    );
    if (gone.length > 0) {
      keys = [...keys, ...gone].sort(compareKeys);
    }
    const prefix =
      options.namespace === undefined ? '' : `${options.namespace}/`;
    const first = firstIndexAfter(keys, options.after, prefix);
    for (let i = first; i < keys.length; i++) {
      const key = keys[i];
      if (!key.startsWith(prefix)) {
        break;
      }
      const version = past.has(key) ? past.get(key) : table.versions.get(key);
      if (version) {
        yield { key, version };
      }
    }
  }

  /** Changes of a kind after a resource version; undefined when some of them are forgotten. */
  changesSince(kind: string, resourceVersion: number): Change[] | undefined {
    const table = this.#table(kind);
    if (resourceVersion < table.compacted) {
      return undefined;
    }
    let low = 0;
    let high = table.history.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (table.history[middle].resourceVersion <= resourceVersion) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return table.history.slice(low);
  }

  /** The oldest resource version from which changes of a kind are known. */
  oldestResourceVersion(kind: string): number {
    return this.#table(kind).compacted;
  }

  /** Whether the state at a resource version can still be read. */
  remembers(kind: string, resourceVersion: number): boolean {
    return resourceVersion >= this.#table(kind).compacted;
  }

  create(kind: string, object: NewObject): KubeObject {
    const table = this.#table(kind);
    const draft = this.prepareNew(kind, object);
    const key = keyOfObject(table, draft);
    if (table.versions.has(key)) {
      throw alreadyExists(table.kind, draft.metadata.name);
    }
    return this.#write(table, key, undefined, draft);
  }

  /** The object as {@link MemoryStore.create} would store it, without storing it (for dry runs). */
  prepareNew(kind: string, object: NewObject): KubeObject {
    const table = this.#table(kind);
    const given = copyJson(object.metadata);
    const name = given.name || generatedName(given.generateName);
    if (!name) {
      throw new StatusError({
        message: 'name or generateName is required',
        reason: 'Invalid',
        code: 422,
      });
    }
    const {
      apiVersion: _apiVersion,
      kind: _kind,
      metadata: _metadata,
      ...rest
    } = object;
    const { namespace, ...metadata } = given;
    return {
      apiVersion: table.kind.group
        ? `${table.kind.group}/${table.kind.version}`
        : table.kind.version,
      kind: table.kind.kind,
      metadata: {
        ...metadata,
        name,
        ...(table.kind.namespaced && namespace !== undefined && { namespace }),
        uid: randomUUID(),
        resourceVersion: '',
        ...(table.countsGeneration && { generation: 1 }),
        creationTimestamp: timestamp(this.#now()),
      },
      ...copyJson(rest),
    };
  }

  update(
    kind: string,
    namespace: string | undefined,
    name: string,
    change: (draft: KubeObject) => void,
  ): KubeObject | undefined {
    const current = this.get(kind, namespace, name);
    if (!current) {
      return undefined;
    }
    const draft = copyJson(current);
    change(draft);
    return this.replace(kind, draft);
  }

  /**
   * Stores a whole object over the one of the same name. What the server owns
   * in the metadata stays. Returns the stored object, which is the old one
   * when nothing changed; with `dryRun` stores nothing.
   */
  replace(
    kind: string,
    draft: KubeObject,
    options: { dryRun?: boolean } = {},
  ): KubeObject {
    const table = this.#table(kind);
    const key = keyOfObject(table, draft);
    const previous = table.versions.get(key);
    if (!previous) {
      throw new Error(`There is no ${kind} ${key} to replace.`);
    }
    const current = previous.object;
    const { apiVersion: _apiVersion, kind: _kind, metadata, ...rest } = draft;
    const next: KubeObject = {
      apiVersion: current.apiVersion,
      kind: current.kind,
      metadata: {
        ...metadata,
        uid: current.metadata.uid,
        resourceVersion: current.metadata.resourceVersion,
        creationTimestamp: current.metadata.creationTimestamp,
        generation: current.metadata.generation,
        deletionTimestamp: current.metadata.deletionTimestamp,
        deletionGracePeriodSeconds: current.metadata.deletionGracePeriodSeconds,
      },
      ...rest,
    };
    dropUndefined(next.metadata);
    dropUndefined(next);
    if (
      table.countsGeneration &&
      desiredStateDiffers(table.kind, current, next)
    ) {
      next.metadata.generation = (current.metadata.generation ?? 0) + 1;
    }
    if (sameJson(next, current)) {
      return current;
    }
    if (options.dryRun) {
      return next;
    }
    const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } =
      next.metadata;
    if (
      deletionTimestamp &&
      !finalizers?.length &&
      !deletionGracePeriodSeconds
    ) {
      // The write that takes the last finalizer away is seen as the deletion only.
      this.#remove(table, key);
      return next;
    }
    return this.#write(table, key, previous, next);
  }

  delete(
    kind: string,
    namespace: string | undefined,
    name: string,
    options: {
      graceSeconds?: number;
      propagation?: 'Background' | 'Foreground' | 'Orphan';
    } = {},
  ): void {
    const table = this.#table(kind);
    const key = keyOf(table, namespace, name);
    const version = table.versions.get(key);
    if (!version) {
      return;
    }
    const { object } = version;
    const finalizers = new Set(object.metadata.finalizers ?? []);
    if (options.propagation === 'Foreground') {
      finalizers.add('foregroundDeletion');
    } else if (options.propagation === 'Orphan') {
      finalizers.add('orphan');
    }
    const grace = graceSeconds(table.name, object, options.graceSeconds);
    // A namespace waits for the namespace controller, by a finalizer of its own kind.
    const waits =
      finalizers.size > 0 ||
      (table.name === 'namespaces' && object.spec?.finalizers?.length > 0);
    const wasTerminating = object.metadata.deletionTimestamp !== undefined;
    if (!wasTerminating && grace === 0 && !waits) {
      this.#remove(table, key);
      return;
    }
    const graceBefore = object.metadata.deletionGracePeriodSeconds ?? 0;
    if (!wasTerminating || grace < graceBefore) {
      const next = copyJson(object);
      next.metadata.deletionTimestamp = timestamp(
        new Date(this.#now().getTime() + grace * 1000),
      );
      next.metadata.deletionGracePeriodSeconds = grace;
      if (finalizers.size > 0) {
        next.metadata.finalizers = [...finalizers];
      }
      if (!wasTerminating && next.metadata.generation !== undefined) {
        next.metadata.generation += 1;
      }
      if (table.name === 'namespaces') {
        next.status = { ...next.status, phase: 'Terminating' };
      }
      this.#write(table, key, version, next);
    }
    if (grace === 0 && !waits) {
      this.#remove(table, key);
    }
  }

  subscribe(listener: (kind: string, event: WatchEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As {@link MemoryStore.subscribe}, with the versions before and after each change. */
  subscribeToChanges(
    listener: (kind: string, change: Change) => void,
  ): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  recordEvent(
    about: KubeObject,
    event: {
      type: 'Normal' | 'Warning';
      reason: string;
      message: string;
      component: string;
    },
  ): void {
    const now = this.#now();
    const at = timestamp(now);
    const namespace = about.metadata.namespace ?? 'default';
    this.#forgetEvents(now.getTime() - EVENT_TTL_MS);
    const key = JSON.stringify([
      namespace,
      about.kind,
      about.metadata.uid,
      event.type,
      event.reason,
      event.message,
      event.component,
    ]);
    const known = this.#events.get(key);
    if (known) {
      const counted = this.update(
        'events',
        known.namespace,
        known.name,
        draft => {
          draft.count += 1;
          draft.lastTimestamp = at;
        },
      );
      this.#events.delete(key);
      if (counted) {
        this.#events.set(key, { ...known, at: now.getTime() });
        return;
      }
    }
    const name = `${about.metadata.name}.${randomBytes(8).toString('hex')}`;
    this.create('events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        kind: about.kind,
        ...(about.metadata.namespace && {
          namespace: about.metadata.namespace,
        }),
        name: about.metadata.name,
        uid: about.metadata.uid,
        apiVersion: about.apiVersion,
        resourceVersion: about.metadata.resourceVersion,
      },
      reason: event.reason,
      message: event.message,
      source: { component: event.component },
      firstTimestamp: at,
      lastTimestamp: at,
      count: 1,
      type: event.type,
      eventTime: null,
      reportingComponent: event.component,
      reportingInstance: '',
    });
    this.#events.set(key, { namespace, name, at: now.getTime() });
  }

  #forgetEvents(before: number): void {
    for (const [key, event] of this.#events) {
      if (event.at >= before) {
        return;
      }
      this.#events.delete(key);
      this.delete('events', event.namespace, event.name);
    }
  }

  #table(kind: string): Table {
    const table = this.#tables.get(kind);
    if (!table) {
      throw new Error(`The store knows no kind ${kind}.`);
    }
    return table;
  }

  #write(
    table: Table,
    key: string,
    previous: Version | undefined,
    next: KubeObject,
  ): KubeObject {
    this.#resourceVersion += 1;
    next.metadata.resourceVersion = String(this.#resourceVersion);
    const version = new Version(next);
    table.versions.set(key, version);
    const namespace = table.kind.namespaced
      ? next.metadata.namespace ?? ''
      : '';
    let inNamespace = table.byNamespace.get(namespace);
    if (!inNamespace) {
      inNamespace = new Map();
      table.byNamespace.set(namespace, inNamespace);
    }
    inNamespace.set(key, version);
    if (!previous) {
      table.sortedKeys = undefined;
    }
    this.#record(table, {
      resourceVersion: this.#resourceVersion,
      type: previous ? 'MODIFIED' : 'ADDED',
      version,
      previous,
    });
    return version.object;
  }

  #remove(table: Table, key: string): void {
    const previous = table.versions.get(key);
    if (!previous) {
      return;
    }
    this.#resourceVersion += 1;
    const { object } = previous;
    const last = new Version({
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: String(this.#resourceVersion),
      },
    });
    table.versions.delete(key);
    const namespace = table.kind.namespaced
      ? object.metadata.namespace ?? ''
      : '';
    const inNamespace = table.byNamespace.get(namespace);
    inNamespace?.delete(key);
    if (inNamespace?.size === 0) {
      table.byNamespace.delete(namespace);
    }
    table.sortedKeys = undefined;
    this.#record(table, {
      resourceVersion: this.#resourceVersion,
      type: 'DELETED',
      version: last,
      previous,
    });
  }

  #record(table: Table, change: Change): void {
    table.history.push(change);
    // Cut in blocks, so that a write stays cheap.
    if (table.history.length >= this.#historyLimit * 2) {
      const forgotten = table.history.splice(
        0,
        table.history.length - this.#historyLimit,
      );
      table.compacted = forgotten[forgotten.length - 1].resourceVersion;
    }
    this.#garbageCollector.observe(table.name, change);
    this.#pending.push({ kind: table.name, change });
    this.#deliver();
  }

  /** A listener may write: its changes wait until every listener has seen the one at hand. */
  #deliver(): void {
    if (this.#delivering) {
      return;
    }
    this.#delivering = true;
    try {
      for (
        let next = this.#pending.shift();
        next;
        next = this.#pending.shift()
      ) {
        const { kind, change } = next;
        for (const listener of this.#changeListeners) {
          listener(kind, change);
        }
        const event = { type: change.type, object: change.version.object };
        for (const listener of this.#listeners) {
          listener(kind, event);
        }
      }
    } finally {
      this.#delivering = false;
    }
  }
}

/** Time stamp as Kubernetes writes them: UTC, whole seconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The five characters that the API server adds to `generateName` (no vowels, no look-alikes). */
function generatedName(prefix: string | undefined): string | undefined {
  if (!prefix) {
    return undefined;
  }
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  const suffix = [...randomBytes(5)].map(
    byte => alphabet[byte % alphabet.length],
  );
  // Names end at 63 characters, so that they fit into labels.
  return prefix.slice(0, 58) + suffix.join('');
}

function keyOf(
  table: Table,
  namespace: string | undefined,
  name: string,
): string {
  return table.kind.namespaced ? `${namespace ?? ''}/${name}` : name;
}

function keyOfObject(table: Table, object: KubeObject): string {
  return keyOf(table, object.metadata.namespace, object.metadata.name);
}

function compareKeys(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function firstIndexAfter(
  keys: string[],
  after: string | undefined,
  prefix: string,
): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const before =
      after === undefined ? keys[middle] < prefix : keys[middle] <= after;
    if (before) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A pod that no node runs, or that has ended, has nothing to shut down. */
function graceSeconds(
  kind: string,
  object: KubeObject,
  asked: number | undefined,
): number {
  if (kind !== 'pods') {
    return 0;
  }
  if (
    !object.spec?.nodeName ||
    ['Succeeded', 'Failed'].includes(object.status?.phase)
  ) {
    return 0;
  }
  return (
    asked ??
    object.spec.terminationGracePeriodSeconds ??
    DEFAULT_POD_GRACE_SECONDS
  );
}

function desiredStateDiffers(
  kind: ResourceKind,
  a: KubeObject,
  b: KubeObject,
): boolean {
  const desired = ({ metadata: _metadata, status, ...rest }: KubeObject) =>
    kind.hasStatus ? rest : { ...rest, status };
  return !sameJson(desired(a), desired(b));
}

function dropUndefined(object: Record<string, any>): void {
  for (const key of Object.keys(object)) {
    if (object[key] === undefined) {
      delete object[key];
    }
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
