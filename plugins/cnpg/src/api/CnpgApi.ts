import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
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
  PlannedResource,
  Quotas,
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
  /** An earlier run of the same request made it; creating again completes it. */
  exists: boolean;
  resources: PlannedResource[];
  /** What is possible and still worth a thought, in sentences. */
  warnings: string[];
  /** Absent while answers are missing, and where the offer has no prices. */
  cost?: MonthlyCost;
  /** `<target>/<namespace>/<name>`; absent while answers are missing. */
  ref?: string;
  /** Kubernetes manifests as YAML. */
  manifests?: string;
}

/**
 * Which databases are meant: those that fit every filter, and of the filters
 * with several values any one of them.
 *
 * @public
 */
export interface FleetFilter {
  /** References of groups or users. */
  owner?: string[];
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
  /** Without a base backup of the last 26 h. */
  staleBackup?: boolean;
  /** Of a version that is not supported any more, or not for 180 days. */
  ending?: boolean;
  /** Neither created by the portal nor adopted. */
  unmanaged?: boolean;
  /** Part of the name, namespace, target, owner or of what depends on it. */
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
