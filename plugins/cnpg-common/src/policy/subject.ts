import { clusterAnnotations } from '../annotations';
import { DatabaseRef, stringifyDatabaseRef } from '../databaseRef';
import {
  INTERNAL_ANNOTATION,
  archiverOf,
  desiredInstances,
  isInternal,
  objectStoreOf,
  recoveryWindow,
} from '../health/clusterFacts';
import { scheduleIntervalMs } from '../health/schedule';
import { KubernetesManifest } from '../manifests/buildDatabaseManifests';
import { postgresParameters } from '../manifests/postgresParameters';
import { DatabaseObjects } from '../model/database';
import { ownParameters, synchronousOf } from '../model/describeDetails';
import { kinds } from '../model/kinds';
import {
  Cluster,
  ObjectStore,
  ScheduledBackup,
  Service,
} from '../model/objects';
import { Plan } from '../model/offer';
import { ownerOf } from '../model/ownerOf';
import { majorVersion } from '../model/version';
import { DatabasePlan, manifestsOfPlan } from '../plan/planDatabase';
import { parseQuantity } from '../quantity';
import { Exposure, Quota } from './governance';
import { Waiver, parseWaivers } from './waivers';

/**
 * What policies look at: the same for a database that is planned and for one
 * that runs, because both are read from the same Kubernetes objects. Absent is
 * what is not known, and what is not known breaks no rule.
 *
 * @public
 */
export interface PolicySubject {
  ref: string;
  name: string;
  target: string;
  /** Entity reference of the owning group or user. */
  owner?: string;
  environment?: string;
  /** Major version of PostgreSQL. */
  major?: number;
  instances: number;
  /** Commits wait for a standby. */
  synchronous: boolean;
  /** Zones over which the instances have to be spread; 0 where they need not. */
  zones: number;
  /** WAL is archived, and a schedule that is not suspended takes base backups. */
  backups: boolean;
  /** Milliseconds between two base backups of the schedule. */
  backupIntervalMs?: number;
  /** Milliseconds since the last base backup, or since the creation without one; absent before it. */
  backupAgeMs?: number;
  /** Days; infinite where nothing is ever deleted. */
  retentionDays?: number;
  exposure: Exposure;
  /** CIDR blocks from which the exposed services may be reached; every address where it is exposed and none is named. */
  sourceRanges: string[];
  /** PostgreSQL parameters that are neither the operator's nor the plan's. */
  parameters: string[];
  /** Absent where it is the cluster's default. */
  storageClass?: string;
  deletionProtection: boolean;
  /** What it takes from its team's quota. */
  usage: Required<Omit<Quota, 'monthlyCost'>>;
  waivers: Waiver[];
  /** Entries of its waiver annotation that cannot be read. */
  malformedWaivers: number;
}

const ZONE = 'topology.kubernetes.io/zone';
const EVERYWHERE = ['0.0.0.0/0', '::/0'];
/**
 * A running database as policies see it.
 *
 * @param plan - its plan, as far as it is offered still: what the plan sets is no parameter of the database's own
 *
 * @public
 */
export function subjectOfDatabase(
  ref: DatabaseRef,
  objects: DatabaseObjects,
  plan: Plan | undefined,
  now: Date,
): PolicySubject {
  const { cluster, services } = objects;
  const { lastSuccessfulAt } = recoveryWindow(objects);
  const since = lastSuccessfulAt ?? cluster.metadata.creationTimestamp;
  return {
    ...subjectOfObjects(ref, objects, plan, now),
    ...(since && { backupAgeMs: now.getTime() - Date.parse(since) }),
    ...exposureOf(services),
  };
}

/**
 * A planned database as policies see it.
 *
 * @public
 */
export function subjectOfPlan(planned: DatabasePlan, now: Date): PolicySubject {
  const { ref, plan } = planned;
  const manifests = manifestsOfPlan(planned);
  const [cluster] = objectsOf<Cluster>(manifests, kinds.Cluster.kind);
  return subjectOfObjects(
    ref,
    {
      cluster,
      scheduledBackups: objectsOf<ScheduledBackup>(
        manifests,
        kinds.ScheduledBackup.kind,
      ),
      objectStores: objectsOf<ObjectStore>(manifests, kinds.ObjectStore.kind),
    },
    plan,
    now,
  );
}

/**
 * A database as it is going to be once it is exposed like this.
 *
 * @public
 */
export function subjectExposed(
  subject: PolicySubject,
  { exposure, sourceRanges }: Pick<PolicySubject, 'exposure' | 'sourceRanges'>,
): PolicySubject {
  const reachable = sourceRanges.length ? sourceRanges : EVERYWHERE;
  return {
    ...subject,
    exposure,
    sourceRanges: exposure === 'none' ? [] : reachable,
  };
}

function objectsOf<T>(manifests: KubernetesManifest[], kind: string): T[] {
  return manifests
    .filter(({ object }) => object.kind === kind)
    .map(({ object }) => object as T);
}

function subjectOfObjects(
  ref: DatabaseRef,
  objects: Pick<
    DatabaseObjects,
    'cluster' | 'namespace' | 'scheduledBackups' | 'objectStores'
  >,
  plan: Plan | undefined,
  now: Date,
): PolicySubject {
  const { cluster } = objects;
  const { spec = {}, metadata } = cluster;
  const annotations = metadata.annotations ?? {};
  const instances = desiredInstances(cluster);
  const schedules = objects.scheduledBackups.filter(
    schedule => schedule.spec?.suspend !== true,
  );
  const intervals = schedules.flatMap(
    schedule => scheduleIntervalMs(schedule.spec?.schedule, now) ?? [],
  );
  const backups = archiverOf(cluster) !== undefined && schedules.length > 0;
  const planned = new Set(plan ? Object.keys(postgresParameters(plan)) : []);
  const { waivers, malformed } = parseWaivers(
    annotations[clusterAnnotations.waive],
  );
  const requested = spec.resources?.requests ?? spec.resources?.limits ?? {};
  const volumes = [spec.storage, spec.walStorage].map(
    volume => parseQuantity(volume?.size) ?? 0,
  );
  return {
    ref: stringifyDatabaseRef(ref),
    name: ref.name,
    target: ref.target,
    owner: ownerOf(objects),
    environment: annotations[clusterAnnotations.environment],
    major: majorVersion(cluster),
    instances,
    synchronous: (synchronousOf(cluster)?.number ?? 0) > 0,
    zones: mustSpreadOverZones(cluster) ? instances : 0,
    backups,
    ...(backups &&
      intervals.length > 0 && { backupIntervalMs: Math.min(...intervals) }),
    ...(backups && { retentionDays: retentionDays(objects) }),
    exposure: 'none',
    sourceRanges: [],
    parameters: Object.keys(ownParameters(cluster)).filter(
      name => !planned.has(name),
    ),
    storageClass: spec.storage?.storageClass,
    deletionProtection:
      annotations[clusterAnnotations.deletionProtection] === 'on',
    usage: {
      databases: 1,
      cpu: instances * (parseQuantity(requested.cpu) ?? 0),
      memory: instances * (parseQuantity(requested.memory) ?? 0),
      storage: instances * (volumes[0] + volumes[1]),
    },
    waivers,
    malformedWaivers: malformed,
  };
}

function mustSpreadOverZones({ spec = {} }: Cluster): boolean {
  const { affinity = {}, topologySpreadConstraints = [] } = spec;
  return (
    topologySpreadConstraints.some(
      ({ topologyKey, whenUnsatisfiable = 'DoNotSchedule' }) =>
        topologyKey === ZONE && whenUnsatisfiable === 'DoNotSchedule',
    ) ||
    (affinity.enablePodAntiAffinity !== false &&
      affinity.podAntiAffinityType === 'required' &&
      affinity.topologyKey === ZONE)
  );
}

const UNIT_DAYS: Record<string, number> = { d: 1, w: 7, m: 30 };

/**
 * Days of a retention policy such as `14d`; a month has thirty. Undefined when
 * it is none.
 *
 * @public
 */
export function parseRetentionDays(
  policy: string | undefined,
): number | undefined {
  const [, count, unit] = /^([1-9]\d*)([dwm])$/.exec(policy ?? '') ?? [];
  return count ? Number(count) * UNIT_DAYS[unit] : undefined;
}

/** Nothing is deleted where no policy says so. */
function retentionDays(
  objects: Pick<DatabaseObjects, 'cluster' | 'objectStores'>,
): number | undefined {
  const store = objectStoreOf(objects);
  if (archiverOf(objects.cluster)?.via === 'plugin' && !store) return undefined;
  const policy =
    store?.spec?.retentionPolicy ??
    objects.cluster.spec?.backup?.retentionPolicy;
  return policy ? parseRetentionDays(policy) : Infinity;
}

/** From the Services that are there, whoever made them. */
function exposureOf(
  services: Service[],
): Pick<PolicySubject, 'exposure' | 'sourceRanges'> {
  const balancers = services.filter(
    ({ spec }) => spec?.type === 'LoadBalancer',
  );
  // One that waits for its address still counts as what it will be.
  const staysInside = (service: Service) =>
    service.metadata.annotations?.[INTERNAL_ANNOTATION] === 'true' ||
    (service.status?.loadBalancer?.ingress?.length
      ? isInternal(service)
      : false);
  let exposure: Exposure = 'none';
  if (balancers.length > 0) {
    exposure = balancers.every(staysInside) ? 'internal' : 'public';
  }
  return {
    exposure,
    sourceRanges: balancers.flatMap(({ spec }) =>
      spec?.loadBalancerSourceRanges?.length
        ? spec.loadBalancerSourceRanges
        : EVERYWHERE,
    ),
  };
}
