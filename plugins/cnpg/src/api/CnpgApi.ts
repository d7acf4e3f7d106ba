import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  BackupAge,
  DatabaseAnswers,
  DatabaseDetail,
  DatabaseEvent,
  DatabaseLive,
  DatabaseProfile,
  DatabaseRef,
  DatabaseSummary,
  DoctorReport,
  FieldProblem,
  FleetSummary,
  Freeze,
  HealthState,
  MonthlyCost,
  Offer,
  OperationFacts,
  OperationGroup,
  OperationId,
  PlannedResource,
  Quota,
  Quotas,
  Message,
  RunningOperation,
  TargetDefinition,
  TargetStatus,
  Waiver,
} from '@pgportal/plugin-cnpg-common';

/**
 * The databases of one catalog entity.
 *
 * @public
 */
export interface EntityDatabases {
  items: DatabaseSummary[];
  /** Targets that the databases run on. */
  targets: TargetStatus[];
  /** Databases that the entity names but that cannot be shown, and why. */
  missing: { ref: string; reason: string }[];
}

/**
 * What may be ordered, and whether each target answers at this moment.
 *
 * @public
 */
export interface OfferDocument extends Omit<Offer, 'targets'> {
  targets: (Pick<TargetDefinition, 'name' | 'title'> &
    Partial<TargetDefinition> & {
      status?: TargetStatus;
      /** What its version of CloudNativePG allows to choose from. */
      profiles?: DatabaseProfile[];
    })[];
}

/**
 * What a set of answers would bring about, and what is wrong with it.
 *
 * @public
 */
export interface PlanPreview {
  problems: FieldProblem[];
  /** What the owner may have and has left; absent where nothing is limited. */
  quota?: { owner: string; limits: Quota; left: Quota };
  /** An earlier run of the same request made it; creating again completes it. */
  exists: boolean;
  resources: PlannedResource[];
  /** What is possible and still worth a thought, in sentences. */
  warnings: string[];
  /** Which sentences these are, for another language, by their English. */
  warningMessages?: Record<string, Message>;
  /** Absent while answers are missing, and where the offer has no prices. */
  cost?: MonthlyCost;
  /** `<target>/<namespace>/<name>`; absent while answers are missing. */
  ref?: string;
  /** Kubernetes manifests as YAML. */
  manifests?: string;
}

/**
 * Which databases are meant: those that fit every filter, and of the filters
 * with several values any one of them. `NO_VALUE` is for those without an
 * owner, system, environment, plan or known version.
 *
 * @public
 */
export interface FleetFilter {
  /** References of groups or users. */
  owner?: string[];
  /** References of systems. */
  system?: string[];
  target?: string[];
  environment?: string[];
  plan?: string[];
  health?: HealthState[];
  /** Major versions of PostgreSQL. */
  version?: string[];
  /** Ids of rules of health that fire. */
  finding?: string[];
  /** Ids of rules of policies that are broken. */
  policy?: string[];
  /** How old the last base backup is. */
  backupAge?: BackupAge[];
  /** Without a base backup of the last 26 h. */
  staleBackup?: boolean;
  /** Of a version that is not supported any more, or not for 180 days. */
  ending?: boolean;
  /** Neither created by the portal nor adopted. */
  unmanaged?: boolean;
  /** Part of the name, namespace, target, owner, system or of what depends on it. */
  text?: string;
}

/**
 * A filter, and the order of what fits. What has no value comes last in
 * ascending order.
 *
 * @public
 */
export interface FleetQuery extends FleetFilter {
  sort?:
    | 'name'
    | 'health'
    | 'owner'
    | 'system'
    | 'target'
    | 'createdAt'
    | 'size'
    | 'version'
    | 'lastBackup'
    | 'cost'
    | 'score';
  order?: 'asc' | 'desc';
}

/**
 * Some of the databases that fit a query.
 *
 * @public
 */
export interface DatabaseList {
  items: DatabaseSummary[];
  /** Of all pages. */
  total: number;
  /** By health, of all pages and whatever the filter on health. */
  counts: Record<HealthState, number>;
  /** For the next page; absent on the last one. */
  nextCursor?: string;
  targets: TargetStatus[];
}

/**
 * How the databases stood on one day.
 *
 * @public
 */
export interface FleetDay {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  databases: number;
  /** Mean over those that had one. */
  score?: number;
  /** Rules of policies that were broken. */
  findings: number;
  monthlyCost: number;
  unhealthy: number;
}

/**
 * What the platform team asks of databases.
 *
 * @public
 */
export interface GovernanceDocument {
  policies: {
    name: string;
    title: string;
    environments?: string[];
    teams?: string[];
    targets?: string[];
    /** By id of the rule, its limit. */
    rules: Record<string, unknown>;
    weights: Record<string, number>;
  }[];
  quotas: Quotas;
  freezes: Freeze[];
  /** Titles of the rules that teams added, by id. */
  customRules: Record<string, string>;
  /** Of every amount of money; absent where the offer has no prices. */
  currency?: string;
}

/**
 * One operation of a database, and whether it is possible now.
 *
 * @public
 */
export interface OperationOffer {
  id: OperationId;
  /** In English, like the other sentences. */
  title: string;
  group: OperationGroup;
  /** Name of the permission that it takes. */
  permission: string;
  permitted: boolean;
  /** Permitted, and possible now. */
  allowed: boolean;
  /** Why not, exactly when it is not allowed. */
  refused?: string;
  /** What is interrupted, and how long, before its input is known. */
  effect: string;
  /** Takes something away that no other operation gives back. */
  destructive: boolean;
  /** What a decision for it rests on; sent back with the request. */
  seen: Record<string, string>;
  facts: OperationFacts;
  /** Which sentences these are, for another language; none for what others said. */
  messages?: { refused?: Message; effect?: Message };
  /** Which the names of what was seen are. */
  seenMessages?: Record<string, Message>;
}

/**
 * What can be done to a database, and what goes on in it.
 *
 * @public
 */
export interface OperationsDocument {
  ref: string;
  /** The same for everybody who looks. */
  running: (RunningOperation & {
    /** Reference of the user, where the reader may know. */
    startedBy?: string;
  })[];
  /** All that there are, in the order to show. */
  operations: OperationOffer[];
  /** There when every request must say why. */
  reason?: { hint: string; pattern?: string };
  /** Why nothing can be changed at all. */
  readOnly?: string;
}

/**
 * What an operation is given.
 *
 * @public
 */
export interface OperationRequest {
  input?: Record<string, unknown>;
  reason?: string;
  seen?: Record<string, string>;
}

/**
 * What an operation would do.
 *
 * @public
 */
export interface OperationPreview {
  title: string;
  effect: string;
  writes: {
    /** For example `PATCH clusters/orders-db/status`. */
    request: string;
    /** Without the values of secrets. */
    body?: object;
  }[];
  /** Which sentences these are, for another language. */
  messages?: { title?: Message; effect?: Message };
}

/**
 * An operation that has been started.
 *
 * @public
 */
export interface OperationRecord {
  id: string;
  operation: OperationId;
  title: string;
  effect: string;
  /** RFC 3339 */
  at: string;
  by: string;
  result: 'accepted';
  /** Which sentences these are, for another language. */
  messages?: { title?: Message; effect?: Message };
}

/**
 * How an application connects.
 *
 * @public
 */
export interface Credentials {
  /** Name of the Secret that they are in. */
  secret: string;
  username: string;
  password: string;
  host: string;
  port: string;
  database: string;
  uri?: string;
  jdbcUri?: string;
  fqdnUri?: string;
  fqdnJdbcUri?: string;
  pgpass?: string;
}

/**
 * One thing that somebody did to a database through the portal, or tried to.
 *
 * @public
 */
export interface TrailEntry {
  id: string;
  /** RFC 3339, like `finishedAt`. */
  at: string;
  operation: OperationId | 'reveal-credentials';
  title: string;
  /** Reference of the user. */
  by: string;
  reason?: string;
  result: 'running' | 'accepted' | 'refused' | 'failed';
  /** Why it was refused or failed. */
  detail?: string;
  finishedAt?: string;
  /** `action`: by the actions registry. */
  via: 'portal' | 'action';
}

/**
 * Reads from `cnpg-backend`. All methods throw a `ResponseError` when the
 * backend refuses, and whatever `fetch` throws when it does not answer.
 *
 * @public
 */
export interface CnpgApi {
  /** Databases that an entity is, depends on or names in its annotation. */
  getEntityDatabases(
    entity: { kind: string; namespace: string; name: string },
    options?: { signal?: AbortSignal },
  ): Promise<EntityDatabases>;
  getDatabase(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseDetail>;
  /**
   * What the instances say of themselves at this moment. The backend asks them
   * once in 10 s at most, however many people look.
   */
  getInstances(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseLive>;
  /** What happened to the database and its parts, newest first. */
  getEvents(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: DatabaseEvent[] }>;
  /** The chain from a database to its backups in Azure, link by link. */
  getDoctor(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DoctorReport>;
  /** The Cluster as YAML, without what the API server adds. */
  getManifest(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<string>;
  /** What can be done to the database, and what goes on in it. */
  getOperations(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<OperationsDocument>;
  /** What an operation would write, without writing it. */
  previewOperation(
    ref: DatabaseRef,
    id: OperationId,
    request: OperationRequest,
    options?: { signal?: AbortSignal },
  ): Promise<OperationPreview>;
  /** Starts an operation. */
  runOperation(
    ref: DatabaseRef,
    id: OperationId,
    request: OperationRequest,
  ): Promise<OperationRecord>;
  /** What was done to the database through the portal, newest first. */
  getTrail(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: TrailEntry[] }>;
  /** The application's credentials. They are not to be kept anywhere. */
  revealCredentials(
    ref: DatabaseRef,
    request: { reason?: string },
  ): Promise<Credentials>;
  getOffer(options?: { signal?: AbortSignal }): Promise<OfferDocument>;
  /** Checks answers, any subset of them, without changing anything. */
  previewPlan(
    answers: Partial<DatabaseAnswers>,
    options?: { signal?: AbortSignal },
  ): Promise<PlanPreview>;
  /** Databases that the caller may see, in pages. */
  getDatabases(
    query: FleetQuery & { cursor?: string; /** At most 200. */ limit?: number },
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseList>;
  /** Counts over them; like the three below it takes `cnpg.fleet.read`. */
  getFleetSummary(
    filter: FleetFilter,
    options?: { signal?: AbortSignal },
  ): Promise<FleetSummary>;
  /** Day by day, oldest first; days on which nothing was written are not there. */
  getFleetHistory(
    days: number,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: FleetDay[] }>;
  /** All that fit, as a file. */
  exportFleet(
    filter: FleetFilter,
    format: 'csv' | 'json',
    options?: { signal?: AbortSignal },
  ): Promise<Blob>;
  getGovernance(options?: {
    signal?: AbortSignal;
  }): Promise<GovernanceDocument>;
  /**
   * Lets a database break a rule; takes `cnpg.policy.waive`, like the next.
   *
   * @param waiver - `until`: `YYYY-MM-DD`, the last day in UTC
   */
  waiveRule(
    ref: DatabaseRef,
    rule: string,
    waiver: { until: string; reason: string },
  ): Promise<{ items: Waiver[] }>;
  endWaiver(ref: DatabaseRef, rule: string): Promise<{ items: Waiver[] }>;
}

/** @public */
export const cnpgApiRef = createApiRef<CnpgApi>().with({
  id: 'plugin.cnpg.api',
  pluginId: 'cnpg',
});
