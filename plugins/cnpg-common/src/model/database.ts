import { HealthReport, HealthState, Finding } from './health';
import {
  Backup,
  Cluster,
  Node,
  ObjectStore,
  PersistentVolumeClaim,
  Pod,
  ScheduledBackup,
  Service,
} from './objects';

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
  | 'Node';

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
  /** Kinds that could not be read, with the reason in words. */
  unavailable: Partial<Record<SourceKind, string>>;
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
}

/** @public */
export interface Endpoint {
  type: 'rw' | 'ro' | 'r' | 'external';
  /** DNS name inside the cluster, or the outside address. */
  host: string;
  port: number;
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
  id: 'store' | 'cluster' | 'primary' | 'replicas' | 'archiving' | 'backup';
  title: string;
  state: 'done' | 'running' | 'waiting' | 'failed';
  /** What is going on right now, or why it failed. */
  detail?: string;
}

/** @public */
export interface BackupState {
  /** False: nothing of this database is stored anywhere but on its volumes. */
  configured: boolean;
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
  environment?: string;
  plan?: string;
  health: {
    state: HealthState;
    /** What a person should read first; absent when all is well. */
    worst?: Pick<Finding, 'id' | 'severity' | 'title' | 'since'>;
  };
  phase?: string;
  phaseReason?: string;
  /** For example `17.5`; the major alone when only that is known. */
  postgresVersion?: string;
  instances: { desired: number; ready: number };
  /** Absent while there is none, as in a failover. */
  primary?: { name: string; zone?: string };
  storage: { sizeBytes?: number; walSizeBytes?: number };
  backups: BackupState;
  endpoints: Endpoint[];
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
  instanceList: Instance[];
  volumes: {
    name: string;
    instance?: string;
    role: 'data' | 'wal' | 'tablespace';
    requestedBytes?: number;
    capacityBytes?: number;
    storageClass?: string;
    phase?: string;
  }[];
  backupList: BackupSummary[];
  schedules: ScheduleSummary[];
  /** Absent once everything is done. */
  progress?: ProgressStep[];
  /** Database and role of the application, and the secret with the password. */
  application?: { database: string; owner: string; secret: string };
  image?: string;
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
}
