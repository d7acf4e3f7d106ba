import type { Message } from '../messages/message';
import { PolicyReport } from '../policy/evaluatePolicies';
import { HealthReport, HealthState, Finding } from './health';
import {
  Backup,
  Cluster,
  Database,
  DatabaseRole,
  Event,
  FailoverQuorum,
  ImageCatalog,
  KubernetesObject,
  Node,
  ObjectStore,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  PodMonitor,
  Pooler,
  Publication,
  ScheduledBackup,
  Service,
  ServiceAccount,
  StorageClass,
  Subscription,
  Toleration,
} from './objects';
import { PgStatus } from './pgStatus';
import { TargetVersions } from './versions';

/**
 * The kinds of object that a judgement about a database may need.
 *
 * @public
 */
export type SourceKind =
  | 'Cluster'
  | 'Pod'
  | 'PersistentVolumeClaim'
  | 'Service'
  | 'Backup'
  | 'ScheduledBackup'
  | 'ObjectStore'
  | 'Node'
  | 'Pooler'
  | 'Database'
  | 'DatabaseRole'
  | 'Publication'
  | 'Subscription'
  | 'ImageCatalog'
  | 'ClusterImageCatalog'
  | 'FailoverQuorum'
  | 'PodDisruptionBudget'
  | 'PodMonitor'
  | 'AzurePodMonitor'
  | 'StorageClass'
  | 'ServiceAccount'
  | 'Namespace'
  | 'Event'
  | 'PgStatus';

/**
 * Everything that is known of one database: what health, progress and the
 * documents of the API are computed from.
 *
 * @public
 */
export interface DatabaseObjects {
  cluster: Cluster;
  /** Instance pods and job pods of the cluster. */
  pods: Pod[];
  volumes: PersistentVolumeClaim[];
  services: Service[];
  backups: Backup[];
  scheduledBackups: ScheduledBackup[];
  /** Those that the cluster's plugin sections name. */
  objectStores: ObjectStore[];
  /** Nodes that its pods run on; empty when nodes may not be read. */
  nodes: Node[];
  /** All nodes of the target, the same array for all of its databases. */
  targetNodes?: Node[];
  /**
   * Those that name the cluster, as the three below. Absent, as with
   * everything optional here: nobody has looked, and the rules that need it
   * are not evaluated.
   */
  poolers?: Pooler[];
  databases?: Database[];
  databaseRoles?: DatabaseRole[];
  publications?: Publication[];
  subscriptions?: Subscription[];
  disruptionBudgets?: PodDisruptionBudget[];
  /** Of the cluster and of what belongs to it. */
  events?: Event[];
  /** The ImageCatalog or ClusterImageCatalog that the cluster names; absent where it names none, or one that is not there. */
  imageCatalog?: ImageCatalog;
  /** The one that the target offers to new databases; absent where it offers none, or one that is not there. */
  targetCatalog?: ImageCatalog;
  /** Absent where there is none. */
  failoverQuorum?: FailoverQuorum;
  /** The one that the Cluster is in; whose databases there are, it may say. */
  namespace?: KubernetesObject;
  /** The one that its pods run as. */
  serviceAccount?: ServiceAccount;
  /** Those that its volumes name. */
  storageClasses?: StorageClass[];
  /** Those of both API groups that may concern its namespace, whatever pods they select. */
  podMonitors?: PodMonitor[];
  /** By pod, of those that answered. */
  pgStatus?: Record<string, PgStatus>;
  /**
   * How many other clusters archive to the same place: those whose
   * {@link archiveLocation} is the same. Only the number, for who may see this
   * database may not see those. Absent while nobody compared.
   */
  archiveSharedWith?: number;
  /** What was remembered of live figures, which say nothing of the past. */
  liveHistory?: LiveHistory;
  /** How long backups are to be kept at least, as its plan says; such as `14d`. */
  expectedRetention?: string;
  /** Kinds that could not be read, with the reason in words. */
  unavailable: Partial<Record<SourceKind, string>>;
  /** Those among them that the API server does not serve: no such object can be there. */
  notServed?: SourceKind[];
  /**
   * Last lines of the archiver's log on the primary, read while archiving
   * fails: the only place that names the cause (CNPG puts just the exit
   * status into the condition).
   */
  archiverLog?: string[];
  /** Whether its environment is a production one; false when it has none. */
  production?: boolean;
  /** False on a target that is configured without backups: there is nothing to miss. */
  expectsBackups?: boolean;
}

/**
 * Since when something is so, as far as somebody was looking.
 *
 * @public
 */
export interface LiveHistory {
  /** RFC 3339, like every time here: when the figures were last looked at. */
  at: string;
  /** By instance: first seen waiting for its restart, and so ever since. */
  pendingRestartSince: Record<string, string>;
  /** The files that wait to be archived have become no fewer since then. */
  backlog?: { files: number; since: string; filesThen: number };
}

/** @public */
export interface Instance {
  name: string;
  role: 'primary' | 'standby' | 'unknown';
  ready: boolean;
  /** In words: `Running`, `Starting`, `Fenced`, `Waiting for a node: …`. */
  status: string;
  node?: string;
  zone?: string;
  restarts?: number;
  /** Quality of service of its pod: `Guaranteed`, `Burstable`, `BestEffort`. */
  qos?: string;
}

/** @public */
export interface Endpoint {
  type: 'rw' | 'ro' | 'r' | 'external';
  /** DNS name inside the cluster, or the outside address. */
  host: string;
  port: number;
  /** The rest describes external ones. Name of the service. */
  service?: string;
  /** What it leads to. */
  access?: 'rw' | 'ro' | 'r' | 'pooler';
  /** False: the address is reached from the internet. */
  internal?: boolean;
  /** The networks that may connect; everybody who reaches it when absent. */
  sourceRanges?: string[];
  /** Name that external-dns keeps for it. */
  dnsName?: string;
}

/** @public */
export interface BackupSummary {
  name: string;
  /** As CloudNativePG words it: `completed`, `failed`, `running`, … */
  phase: string;
  method?: string;
  /** RFC 3339, like the one below. */
  startedAt?: string;
  stoppedAt?: string;
  error?: string;
  /** Barman's id. */
  backupId?: string;
  /** The ScheduledBackup that made it. */
  schedule?: string;
  /** The instance that it was taken from. */
  instance?: string;
  /** First and last WAL file that it needs. */
  beginWal?: string;
  endWal?: string;
  /** WAL written while it was taken. Its own size stands in the object store only. */
  walBytes?: number;
  /** It has not ended in a time in which it should have. */
  stuck?: boolean;
  /** The ScheduledBackup that takes no further backup before its end. */
  blocks?: string;
}

/** @public */
export interface ScheduleSummary {
  name: string;
  schedule: string;
  suspended: boolean;
  /** RFC 3339, like the one below. */
  lastAt?: string;
  nextAt?: string;
}

/**
 * A step of a creation, in the order in which they happen.
 *
 * @public
 */
export interface ProgressStep {
  id:
    | 'identity'
    | 'store'
    | 'cluster'
    | 'primary'
    | 'replicas'
    | 'archiving'
    | 'databases'
    | 'pooler'
    | 'backup';
  title: string;
  state: 'done' | 'running' | 'waiting' | 'failed';
  /** What is going on right now, or why it failed. */
  detail?: string;
  /** Which sentences these are, for another language. */
  messages?: { title?: Message; detail?: Message };
}

/** @public */
export interface BackupState {
  /** False: nothing of this database is stored anywhere but on its volumes. */
  configured: boolean;
  /** How WAL and base backups leave; absent where volume snapshots are all there is, or nothing. */
  via?: 'plugin' | 'inTree';
  archiving: 'working' | 'failing' | 'starting' | 'none';
  /** RFC 3339, like those below. */
  lastSuccessfulAt?: string;
  firstRecoverabilityPoint?: string;
  nextAt?: string;
  /** For example `7d`. */
  retention?: string;
}

/**
 * A database as lists and cards show it. `GET /v1/databases`
 *
 * @public
 */
export interface DatabaseSummary {
  /** `<target>/<namespace>/<name>` */
  ref: string;
  target: string;
  targetTitle: string;
  namespace: string;
  name: string;
  /** The Resource that stands for it in the catalog. */
  entityRef: string;
  owner?: string;
  dependencyOf: string[];
  /** Reference of the one that all that depends on it is part of, where the catalog says so. */
  system?: string;
  environment?: string;
  plan?: string;
  health: {
    state: HealthState;
    /** What a person should read first; absent when all is well. */
    /** Ids of the rules that say more than a hint; absent when none does. */
    findings?: string[];
    worst?: Pick<Finding, 'id' | 'severity' | 'title' | 'since'> & {
      messages?: { title?: Message };
    };
  };
  phase?: string;
  phaseReason?: string;
  /** Which sentences these are, for another language. */
  messages?: { phase?: Message };
  /** For example `17.5`; the major alone when only that is known. */
  postgresVersion?: string;
  instances: { desired: number; ready: number };
  /** Absent while there is none, as in a failover. */
  primary?: { name: string; zone?: string };
  storage: { sizeBytes?: number; walSizeBytes?: number };
  backups: BackupState;
  endpoints: Endpoint[];
  /** How it stands with the policies; absent where nobody judges by any. */
  policy?: {
    /** 0 to 100; absent when no rule applies. */
    score?: number;
    /** Ids of the rules that it breaks, waived ones not among them. */
    broken: string[];
  };
  /** An estimate, in the currency of the offer's prices. */
  monthlyCost?: number;
  /** The portal did not create it, nor was it adopted. */
  unmanaged?: true;
  /** RFC 3339 */
  createdAt?: string;
  /** RFC 3339: the facts above were true then. */
  asOf: string;
  /** Whether changes reach the portal at this moment. */
  live: boolean;
}

/**
 * All of one database. `GET /v1/databases/{target}/{namespace}/{name}`
 *
 * @public
 */
export interface DatabaseDetail extends DatabaseSummary {
  report: HealthReport;
  /** Every rule that it breaks, with what is waived. */
  policyReport?: PolicyReport;
  instanceList: Instance[];
  volumes: {
    name: string;
    instance?: string;
    role: 'data' | 'wal' | 'tablespace';
    requestedBytes?: number;
    capacityBytes?: number;
    storageClass?: string;
    phase?: string;
    /** Absent while it is as large as it should be. */
    resize?: VolumeResize;
  }[];
  backupList: BackupSummary[];
  schedules: ScheduleSummary[];
  /** Absent once everything is done. */
  progress?: ProgressStep[];
  /** RFC 3339: when the primary was promoted. */
  primarySince?: string;
  /** Where WAL and backups go. */
  archive?: {
    via: 'plugin' | 'inTree';
    objectStore?: string;
    serverName: string;
    destinationPath?: string;
    /** RFC 3339 */
    lastFailedBackupAt?: string;
  };
  /** Of a cluster that follows another one. */
  replicaCluster?: {
    /** Name of the source among `spec.externalClusters`. */
    source?: string;
    /** The instance that would become primary. */
    designatedPrimary?: string;
    /** It is exchanging roles with its source. */
    switching: boolean;
  };
  /** Made when this cluster gave up its role of primary; for its successor. */
  demotionToken?: TokenFacts;
  /** Given to this cluster, so that it becomes primary. */
  promotionToken?: TokenFacts & { used: boolean };
  /** Roles that the Cluster declares. */
  managedRoles?: {
    /** `reconciled`, `not-managed`, `pending-reconciliation`, `reserved` → names */
    byStatus: Record<string, string[]>;
    /** name → why */
    cannotReconcile: Record<string, string[]>;
  };
  tablespaces?: {
    name: string;
    owner?: string;
    temporary: boolean;
    /** `reconciled` or `pending` */
    state?: string;
    problem?: string;
  }[];
  /** Absent where there are none, like the next. */
  publications?: DeclaredObject[];
  subscriptions?: DeclaredObject[];
  /** The catalog that the image comes from. */
  imageCatalog?: {
    kind: string;
    name: string;
    major?: number;
    /** What the catalog has for the major version; absent when it has nothing, or is not known. */
    image?: string;
  };
  /** Load balancers that have no address yet: of the service, what it leads to. */
  waitingEndpoints?: { service: string; access?: Endpoint['access'] }[];
  /** What tells the places of instances apart, where the cluster is told to look at it. */
  failureDomains?: {
    keys: string[];
    instances: { name: string; labels: Record<string, string> }[];
    /** Whether standbys in other domains confirm commits; absent when nobody said. */
    satisfied?: boolean;
    problem?: string;
  };
  /** Database and role of the application, and the secret with the password. */
  application?: { database: string; owner: string; secret: string };
  image?: string;
  poolers: PoolerSummary[];
  databases: DeclaredObject[];
  roles: DeclaredObject[];
  certificates: {
    secret: string;
    /** RFC 3339 */
    expiresAt: string;
  }[];
  disruptionBudgets: {
    name: string;
    /** Pods that may be taken away at this moment. */
    allowed: number;
    healthy: number;
    expected: number;
    /** Pods that must stay. */
    minimum?: number;
    role?: 'primary' | 'standbys';
  }[];
  /** Parameters of PostgreSQL that are not what CloudNativePG sets by itself. */
  parameters: Record<string, string>;
  scheduling: {
    /** How instances keep away from each other; absent when they do not. */
    antiAffinity?: { type: 'preferred' | 'required'; topologyKey: string };
    nodeSelector?: Record<string, string>;
    tolerations?: Toleration[];
    /** Zones in which its instances run. */
    zones: string[];
  };
  plugins: {
    name: string;
    version?: string;
    status?: string;
    /** Of all its parts. */
    capabilities?: string[];
  }[];
  /** What commits wait for; absent when they wait for no standby. */
  synchronous?: {
    method: string;
    number: number;
    /** `required`: without the standbys, writes wait; `preferred`: they do not. */
    dataDurability: string;
    failoverQuorum: boolean;
  };
  resources: {
    /** Cores; the request, or else the limit. */
    cpu?: number;
    /** Bytes; likewise. */
    memory?: number;
  };
  timelineId?: number;
  systemId?: string;
}

/** @public */
export interface PoolerSummary {
  name: string;
  type: string;
  poolMode: string;
  instances: { desired: number; running?: number };
  phase?: string;
  problem?: string;
  /** Inside the Kubernetes cluster. */
  endpoint?: { host: string; port: number };
  instanceList?: {
    name: string;
    ready: boolean;
    /** In words, as of an {@link Instance}. */
    status: string;
    node?: string;
    zone?: string;
  }[];
}

/** @public */
export interface VolumeResize {
  /**
   * `requested`: the volume is smaller than it should be, and nothing moves yet.
   * `waitingForPod`: the disk has grown, its file system grows with the next start of the pod.
   */
  state: 'requested' | 'resizing' | 'waitingForPod' | 'failed';
  wantedBytes: number;
  /** RFC 3339 */
  since?: string;
  message?: string;
}

/**
 * What a demotion or promotion token says. The token itself is not shown.
 *
 * @public
 */
export interface TokenFacts {
  valid: boolean;
  /** Why it is not valid, in a sentence. */
  problem?: string;
  /** Whether it is about the data of this cluster. */
  systemIdMatches?: boolean;
  /** Up to here the source wrote. */
  lsn?: string;
  walFile?: string;
  timelineId?: number;
  /** RFC 3339: last checkpoint of the source. */
  at?: string;
  operatorVersion?: string;
}

/**
 * A database or a role inside PostgreSQL that is declared as an object.
 *
 * @public
 */
export interface DeclaredObject {
  /** Of the object. */
  name: string;
  /** Inside PostgreSQL. */
  sqlName: string;
  owner?: string;
  state: 'applied' | 'failed' | 'pending';
  problem?: string;
  /** Of a publication or subscription: the database inside PostgreSQL. */
  database?: string;
  /** Of a subscription: what it subscribes to, `<cluster>/<publication>`. */
  source?: string;
}

/**
 * Whether a target is being followed. `GET /v1/targets`
 *
 * @public
 */
export interface TargetStatus {
  name: string;
  title: string;
  state: 'connecting' | 'live' | 'stale';
  /** RFC 3339: last moment at which what is shown was known to be true. */
  asOf?: string;
  /** Why it is not live, in a sentence. */
  problem?: string;
  /** Kinds that are not followed there, with the reason. */
  unavailable: Partial<Record<SourceKind, string>>;
  /** Only where targets are listed by themselves; absent until they were asked for. */
  versions?: TargetVersions;
}
