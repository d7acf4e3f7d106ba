import {
  DatabaseRef,
  IdentityInspection,
  Kind,
  KubernetesObject,
  Offer,
  PlannedResource,
  TargetDefinition,
} from '@pgportal/plugin-cnpg-common';

/**
 * The targets of the configuration, and what the platform team offers on them.
 *
 * @public
 */
export interface TargetsService {
  list(): Target[];
  /** Throws `NotFoundError` with the names that exist. */
  get(name: string): Target;
  /** Plans, environments, versions and the public part of the targets. */
  readonly offer: Offer;
}

/** @public */
export interface Target {
  readonly definition: TargetDefinition;
  readonly kubernetes: KubernetesApi;
}

/** @public */
export interface KubernetesList<T> {
  items: T[];
  resourceVersion: string;
  /** Token of the next page. */
  continue?: string;
}

/** @public */
export type KubernetesWatchEvent<T> =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: T }
  | { type: 'BOOKMARK'; resourceVersion: string };

/** @public */
export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * A page of an instance's pod: the instance manager's view of itself, over TLS
 * since CloudNativePG 1.24, or the metrics of its exporter.
 *
 * @public
 */
export type PodPage =
  | { port: 'https:8000'; path: '/pg/status' }
  | { port: 'http:9187' | 'https:9187'; path: '/metrics' };

/**
 * The part of the Kubernetes API that the portal uses, on one target. Every
 * method throws `KubernetesApiError`, which carries the status code, the
 * reason and `Retry-After`, and whose message is a sentence for people.
 *
 * @public
 */
export interface KubernetesApi {
  /** Undefined when there is no such object (404). */
  get<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    options?: CallOptions,
  ): Promise<T | undefined>;
  list<T extends KubernetesObject>(
    kind: Kind,
    options?: CallOptions & {
      namespace?: string;
      labelSelector?: string;
      fieldSelector?: string;
      limit?: number;
      continue?: string;
    },
  ): Promise<KubernetesList<T>>;
  /**
   * One watch connection. Ends when the server closes it; throws on errors,
   * 410 included (an ERROR event is thrown as the error it carries).
   */
  watch<T extends KubernetesObject>(
    kind: Kind,
    options: CallOptions & {
      namespace?: string;
      labelSelector?: string;
      resourceVersion: string;
      timeoutSeconds?: number;
    },
  ): AsyncIterable<KubernetesWatchEvent<T>>;
  create<T extends KubernetesObject>(
    object: T,
    kind: Kind,
    options?: CallOptions & { dryRun?: boolean },
  ): Promise<T>;
  /** Server-side apply as field manager `pgportal`. */
  apply<T extends KubernetesObject>(
    object: T,
    kind: Kind,
    options?: CallOptions & { dryRun?: boolean; force?: boolean },
  ): Promise<T>;
  mergePatch<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    patch: object,
    options?: CallOptions & { subresource?: 'status' },
  ): Promise<T>;
  delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    options?: CallOptions & {
      /** Deletes nothing that has taken its place. */
      uid?: string;
      /** `Foreground`: the object itself goes after what it owns. */
      propagationPolicy?: 'Foreground';
    },
  ): Promise<void>;
  /** Last lines of a container's log; undefined when the pod or container is gone. */
  podLog(
    namespace: string,
    pod: string,
    options: CallOptions & { container: string; tailLines: number },
  ): Promise<string | undefined>;
  /**
   * Text of a page that an instance's pod serves, through the API server.
   * Right to `get` on `pods/proxy` opens every port of a pod, so no other page
   * than these can be named. Undefined when there is no such pod.
   */
  podProxy(
    namespace: string,
    pod: string,
    options: CallOptions & PodPage,
  ): Promise<string | undefined>;
  /** Whether the API server serves the kind at all (its CRD is installed). */
  serves(kind: Kind, options?: CallOptions): Promise<boolean>;
}

/**
 * What exists in Azure for one database. Where the target uses an identity that
 * is not the portal's, only its client id and the container's URL are known.
 *
 * @public
 */
export interface DatabaseIdentity {
  clientId: string;
  containerUrl: string;
  /** Resource id of the managed identity. */
  identityId?: string;
  identityName?: string;
  principalId?: string;
  tenantId?: string;
  federatedCredential?: string;
  roleAssignmentId?: string;
}

/** @public */
export interface EnsureIdentityOptions {
  ref: DatabaseRef;
  owner: string;
  requestedBy?: string;
  /**
   * Names of containers in the same storage account that it may read: those of
   * the databases whose backups are restored into this one.
   */
  readContainers?: string[];
  /** Called with one sentence per thing that was done, found, or is waited for. */
  onProgress(message: string): void;
  /**
   * Wraps each step, so that a task that is resumed does not repeat what is done.
   * What `fn` returns is stored as JSON and must hold no secret.
   */
  checkpoint<T>(key: string, fn: () => Promise<T>): Promise<T>;
  signal?: AbortSignal;
}

/** @public */
export interface DeleteIdentityOptions
  extends Pick<
    EnsureIdentityOptions,
    'ref' | 'onProgress' | 'checkpoint' | 'signal'
  > {
  /** Deletes the container as well, and with it every backup of the database. */
  removeBackups: boolean;
}

/**
 * What of a database's Azure side is gone, and what is still there.
 *
 * @public
 */
export interface DeletedIdentity {
  removed: PlannedResource[];
  kept: (PlannedResource & { /** As part of a sentence. */ why: string })[];
}

/**
 * The Azure side of databases. Every method throws one sentence per failure,
 * with Azure's code, request id and correlation id.
 *
 * @public
 */
export interface AzureProvisioner {
  /**
   * Creates what is missing: container, managed identity, federated credential,
   * role assignments, in this order, each idempotent. Changes nothing that does
   * not carry the portal's tag.
   */
  ensureIdentity(options: EnsureIdentityOptions): Promise<DatabaseIdentity>;
  /**
   * Deletes in the opposite order, and only what carries the portal's tag and
   * the database's name. What is gone already is no failure, so it can be run
   * again after one.
   */
  deleteIdentity(options: DeleteIdentityOptions): Promise<DeletedIdentity>;
  /**
   * Why a new database cannot have this name, as far as Azure knows: a container
   * that keeps the backups of an earlier one is not written over. One request,
   * and undefined where nothing is in the way. Throws what Azure refuses.
   */
  findNameProblem(
    ref: DatabaseRef,
    options?: CallOptions,
  ): Promise<string | undefined>;
  /** Reads what there is, and never throws for what Azure refuses to show. */
  inspectIdentity(
    ref: DatabaseRef,
    options?: CallOptions,
  ): Promise<IdentityInspection>;
}
