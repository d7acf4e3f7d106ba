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
  MonthlyCost,
  Offer,
  PlannedResource,
  TargetDefinition,
  TargetStatus,
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
}

/** @public */
export const cnpgApiRef = createApiRef<CnpgApi>().with({
  id: 'plugin.cnpg.api',
  pluginId: 'cnpg',
});
