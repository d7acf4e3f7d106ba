/** A Kubernetes object as it stands in the store and on the wire. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: any;
  status?: any;
  [field: string]: any;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  generateName?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  managedFields?: unknown[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** One kind that the API server serves. */
export interface ResourceKind {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  /** Custom resources answer unknown fields and schema errors as the API server's CRD code does. */
  custom: boolean;
  /** Whether status is a subresource: writes to the object ignore it, writes to /status ignore the rest. */
  hasStatus: boolean;
}

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
}

/** What a writer gives to create an object: the store fills in the rest of the metadata. */
export type NewObject = Omit<KubeObject, 'metadata'> & {
  metadata: Partial<ObjectMeta> & { name?: string; generateName?: string };
};

/**
 * The store as controllers inside the sandbox use it (the operator, the
 * garbage collector, the kubelet's part). It is what stands behind the HTTP
 * API: every change made here is seen by every watch, in write order.
 *
 * `kind` arguments are plural resource names qualified by their group where
 * it is not the core group: `pods`, `clusters.postgresql.cnpg.io`.
 */
export interface Store {
  get(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined;
  list(
    kind: string,
    options?: { namespace?: string; labels?: Record<string, string> },
  ): KubeObject[];
  /** Throws a {@link StatusError} 409 AlreadyExists when the name is taken. */
  create(kind: string, object: NewObject): KubeObject;
  /**
   * Changes a copy of the object and stores it. Returns the stored object, or
   * undefined when the object is gone. Writes nothing when nothing changed.
   * `generation` goes up when `spec` changed.
   */
  update(
    kind: string,
    namespace: string | undefined,
    name: string,
    change: (draft: KubeObject) => void,
  ): KubeObject | undefined;
  /**
   * Deletes as the API server does: with finalizers or, for pods, a grace
   * period above 0 it sets `deletionTimestamp` (MODIFIED) and leaves the end to
   * whoever calls again with `graceSeconds: 0`; otherwise the object is gone
   * (DELETED) and the garbage collector follows its owner references.
   */
  delete(
    kind: string,
    namespace: string | undefined,
    name: string,
    options?: {
      graceSeconds?: number;
      propagation?: 'Background' | 'Foreground' | 'Orphan';
    },
  ): void;
  /** Calls the listener with every change from now on, in write order. Returns the unsubscriber. */
  subscribe(listener: (kind: string, event: WatchEvent) => void): () => void;
  /** Adds or counts up a core/v1 Event about the object, as client-go's recorder does. */
  recordEvent(
    about: KubeObject,
    event: {
      type: 'Normal' | 'Warning';
      reason: string;
      message: string;
      component: string;
    },
  ): void;
}

/** Waits and schedules in the sandbox's time, which may run faster than the wall clock. */
export interface Clock {
  /** Factor by which waits are shortened; time stamps always are wall-clock time. */
  readonly speed: number;
  now(): Date;
  /** Resolves after `ms` of sandbox time (ms / speed of wall-clock time); rejects when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What answers for the processes in pods; the operator's part of the sandbox provides it. */
export interface PodEndpoints {
  /** The container's log, one line per entry; undefined when the container has not started. */
  podLog(namespace: string, pod: string, container: string): string | undefined;
  /**
   * Answers an HTTP request to a port of a pod; undefined when nothing listens there.
   *
   * @param scheme - `http` or `https`
   * @param path - with leading slash and query
   */
  podProxy(
    namespace: string,
    scheme: string,
    pod: string,
    port: string,
    path: string,
  ): Promise<{ status: number; contentType: string; body: string } | undefined>;
}
