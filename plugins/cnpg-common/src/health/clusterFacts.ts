import { BARMAN_PLUGIN } from '../barmanPlugin';
import { DatabaseObjects } from '../model/database';
import { PgStatus } from '../model/pgStatus';
import {
  Backup,
  Cluster,
  Condition,
  ObjectStore,
  Pod,
  Service,
} from '../model/objects';

/** The phase of a Cluster that has nothing left to do. It does not mean that all is well. */
export const HEALTHY_PHASE = 'Cluster in healthy state';

/** CloudNativePG `api/v1/cluster_types.go`, and two literals from `cluster_controller.go`. */
export const FAILING_PHASES: ReadonlySet<string> = new Set([
  'Cluster is unrecoverable and needs manual intervention',
  'Unable to create required cluster objects',
  'Invalid cluster definition',
  'Cluster has incomplete or invalid image catalog',
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
  'Cluster cannot execute instance online upgrade due to missing architecture binary',
  'Not enough disk space',
  'Instance Status Extraction Error: HTTP communication issue',
]);

/** What comes and goes while the operator, a plugin or a single instance restarts. */
const PASSING_PHASES: ReadonlySet<string> = new Set([
  'Unable to create required cluster objects',
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
  'Instance Status Extraction Error: HTTP communication issue',
]);
const PASSING_MS = 60_000;

/** Whether CloudNativePG goes no further until somebody does something. */
export function hasStopped(cluster: Cluster, now: Date): boolean {
  const { phase = '' } = cluster.status ?? {};
  const since = notReadyClusterSince(cluster);
  return (
    FAILING_PHASES.has(phase) &&
    !(
      PASSING_PHASES.has(phase) &&
      since !== undefined &&
      ageMs(since, now) < PASSING_MS
    )
  );
}

/** A phase has no time of its own; undefined while the condition Ready is not False. */
export function notReadyClusterSince(cluster: Cluster): string | undefined {
  const ready = condition(cluster, 'Ready');
  return ready?.status === 'False' ? ready.lastTransitionTime : undefined;
}

const FAILING_OVER_PHASE = 'Failing over';

/** A target primary of this name means that none is chosen yet. */
const PENDING = 'pending';

export function condition(
  cluster: Cluster,
  type: string,
): Condition | undefined {
  return cluster.status?.conditions?.find(entry => entry.type === type);
}

export function podCondition(pod: Pod, type: string): Condition | undefined {
  return pod.status?.conditions?.find(entry => entry.type === type);
}

export function isReady(pod: Pod): boolean {
  return (
    podCondition(pod, 'Ready')?.status === 'True' &&
    !pod.metadata.deletionTimestamp
  );
}

/** Instance pods; the pods of jobs belong to the cluster, too, but run no PostgreSQL to connect to. */
export function instancePods(pods: Pod[]): Pod[] {
  return pods.filter(
    pod => pod.metadata.labels?.['cnpg.io/podRole'] === 'instance',
  );
}

/** A pod that makes an instance: initdb, join, recovery. */
export function isJobPod(pod: Pod): boolean {
  return pod.metadata.labels?.['cnpg.io/jobRole'] !== undefined;
}

export function isPoolerPod(pod: Pod): boolean {
  return pod.metadata.labels?.['cnpg.io/podRole'] === 'pooler';
}

/** A first image or a volume that is attached may take this long. */
const STARTING_MS = 5 * 60_000;

/** Whether a pod runs, or may still come to run by itself. */
export function isAtWork(pod: Pod, now: Date): boolean {
  const { phase } = pod.status ?? {};
  return (
    !waitingContainer(pod) &&
    (phase === 'Running' ||
      (phase === 'Pending' &&
        ageMs(pod.metadata.creationTimestamp, now) < STARTING_MS))
  );
}

/**
 * Whether a job makes or converts data: a restore, an import, a copy for a new
 * standby, a major upgrade. That takes hours when there is much of it.
 */
export function isCopying(pods: Pod[], now: Date): boolean {
  return pods.some(pod => isJobPod(pod) && isAtWork(pod, now));
}

/**
 * When an instance that is being made last came a step further: the condition
 * Ready stays False over all of them. Undefined while the cluster is ready.
 */
export function lastStep({
  cluster,
  pods,
}: Pick<DatabaseObjects, 'cluster' | 'pods'>): string | undefined {
  const since = notReadyClusterSince(cluster);
  return (
    since &&
    latest([
      since,
      ...[...instancePods(pods), ...pods.filter(isJobPod)].map(
        pod => pod.metadata.creationTimestamp,
      ),
    ])
  );
}

export function isPrimaryPod(pod: Pod): boolean {
  return pod.metadata.labels?.['cnpg.io/instanceRole'] === 'primary';
}

/**
 * Instances that answer. Counted from the pods where these are known: the
 * Cluster's own number stands still when the operator does.
 */
export function readyInstances({
  cluster,
  pods,
  unavailable,
}: DatabaseObjects): number {
  return unavailable.Pod
    ? cluster.status?.readyInstances ?? 0
    : instancePods(pods).filter(isReady).length;
}

export function desiredInstances(cluster: Cluster): number {
  return cluster.spec?.instances ?? 1;
}

const HIBERNATION = 'cnpg.io/hibernation';

export function isHibernated(cluster: Cluster): boolean {
  return condition(cluster, HIBERNATION)?.status === 'True';
}

/**
 * Whether its pods are gone, or going, because somebody wants it. The
 * annotation alone does not say so: the operator waits until the cluster is
 * healthy (`WaitingForHealthy`), and what is broken until then stays a fault.
 */
export function isHibernating(cluster: Cluster): boolean {
  const hibernation = condition(cluster, HIBERNATION);
  return (
    isHibernated(cluster) ||
    hibernation?.reason === 'DeletingPods' ||
    hibernation?.reason === 'WaitingPodsDeletion'
  );
}

/** Names in the fencing annotation, `*` for all. The webhook lets anything pass, so nonsense is none. */
export function fencedInstances(cluster: Cluster): string[] {
  try {
    const value = JSON.parse(
      cluster.metadata.annotations?.['cnpg.io/fencedInstances'] ?? '[]',
    );
    return Array.isArray(value)
      ? value.filter(entry => typeof entry === 'string')
      : [];
  } catch {
    return [];
  }
}

export function isFenced(cluster: Cluster, instance: string): boolean {
  const fenced = fencedInstances(cluster);
  return fenced.includes('*') || fenced.includes(instance);
}

/** The instance that serves writes at this moment; none in a failover, and while hibernated. */
export function currentPrimary(
  cluster: Cluster,
  pods: Pod[] | undefined,
): string | undefined {
  const { currentPrimary: current, targetPrimary: wanted } =
    cluster.status ?? {};
  if (!current || isHibernated(cluster)) return undefined;
  if (pods) {
    return instancePods(pods).find(isPrimaryPod)?.metadata.name;
  }
  return wanted === current ? current : undefined;
}

export function isFailingOver(cluster: Cluster): boolean {
  return (
    cluster.status?.phase === FAILING_OVER_PHASE ||
    cluster.status?.targetPrimary === PENDING
  );
}

export function wantedPrimary(cluster: Cluster): string | undefined {
  const wanted = cluster.status?.targetPrimary;
  return wanted && wanted !== PENDING ? wanted : undefined;
}

export const INTERNAL_ANNOTATION =
  'service.beta.kubernetes.io/azure-load-balancer-internal';

const PRIVATE_ADDRESS =
  /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/i;

/** Whether a load balancer cannot be reached from the internet. */
export function isInternal({ metadata, status }: Service): boolean {
  const addresses = status?.loadBalancer?.ingress ?? [];
  return (
    metadata.annotations?.[INTERNAL_ANNOTATION] === 'true' ||
    !addresses.some(
      ({ ip, hostname }) => hostname || !PRIVATE_ADDRESS.test(ip ?? ''),
    )
  );
}

/** Picks instances by their role only: those of every cluster of the namespace. */
export function leadsElsewhere({ spec }: Service): boolean {
  const selector = spec?.selector ?? {};
  const byRole =
    'cnpg.io/instanceRole' in selector ||
    selector['cnpg.io/podRole'] === 'instance';
  return (
    byRole &&
    !('cnpg.io/cluster' in selector) &&
    !('cnpg.io/instanceName' in selector)
  );
}

export interface Archiver {
  via: 'plugin' | 'inTree';
  /** Name of the ObjectStore, for the plugin. */
  objectStore?: string;
  /** Name under which the server's files stand in the store. */
  serverName: string;
}

/**
 * Where WAL goes, if it goes anywhere. Never to be read from the condition
 * `ContinuousArchiving`, which is True on a cluster without any backup.
 */
export function archiverOf(cluster: Cluster): Archiver | undefined {
  const plugin = cluster.spec?.plugins?.find(
    entry => entry.isWALArchiver && entry.enabled !== false,
  );
  if (plugin) {
    return {
      via: 'plugin',
      objectStore:
        plugin.name === BARMAN_PLUGIN
          ? plugin.parameters?.barmanObjectName
          : undefined,
      serverName: plugin.parameters?.serverName ?? cluster.metadata.name,
    };
  }
  const inTree = cluster.spec?.backup?.barmanObjectStore;
  return inTree
    ? { via: 'inTree', serverName: inTree.serverName ?? cluster.metadata.name }
    : undefined;
}

/**
 * Where the WAL of a cluster goes, as one text that is equal for two clusters
 * exactly when they archive to the same place and spoil each other's backups;
 * undefined when there is no archiver or its store is not known. The comparison
 * is the caller's: see {@link DatabaseObjects.archiveSharedWith}.
 *
 * @public
 */
export function archiveLocation(objects: DatabaseObjects): string | undefined {
  const archiver = archiverOf(objects.cluster);
  const path =
    archiver?.via === 'inTree'
      ? objects.cluster.spec?.backup?.barmanObjectStore?.destinationPath
      : objectStoreOf(objects)?.spec?.configuration?.destinationPath;
  return archiver && path
    ? `${path.replace(/\/+$/, '')}/${archiver.serverName}`
    : undefined;
}

const SWITCHOVER_MESSAGE = /switchover in progress, refusing archiving/;

/** How long a promotion may refuse archiving before it counts as a failure; recorded: 1.6 to 2.7 s. */
const PROMOTION_GRACE_MS = 60_000;

/**
 * State of WAL archiving. Every promotion turns the condition to False for
 * some seconds; that is no failure.
 *
 * @public
 */
export function archivingState(
  cluster: Cluster,
  now: Date,
): 'working' | 'failing' | 'starting' | 'none' {
  const skipped =
    cluster.metadata.annotations?.['cnpg.io/skipWalArchiving'] === 'enabled';
  if (skipped || !archiverOf(cluster)) return 'none';
  const archiving = condition(cluster, 'ContinuousArchiving');
  if (!archiving) return 'starting';
  if (archiving.status === 'True') return 'working';
  const { currentPrimary: current, targetPrimary: wanted } =
    cluster.status ?? {};
  const promoting =
    SWITCHOVER_MESSAGE.test(archiving.message ?? '') &&
    (current !== wanted ||
      ageMs(archiving.lastTransitionTime, now) < PROMOTION_GRACE_MS);
  return promoting ? 'working' : 'failing';
}

const TERMINAL_BACKUP_PHASES: ReadonlySet<string> = new Set([
  'completed',
  'failed',
  'invalid backup definition',
]);

export function isTerminal(backup: Backup): boolean {
  return TERMINAL_BACKUP_PHASES.has(backup.status?.phase ?? '');
}

/** `startedAt` is set only when a backup ends. */
export function backupStart(backup: Backup): string | undefined {
  return (
    backup.status?.reconciliationStartedAt ??
    backup.status?.startedAt ??
    backup.metadata.creationTimestamp
  );
}

export function backupEnd(backup: Backup): string | undefined {
  return (
    backup.status?.stoppedAt ??
    backup.status?.reconciliationTerminatedAt ??
    backupStart(backup)
  );
}

/** Newest first. */
export function newestFirst(backups: Backup[]): Backup[] {
  const time = (backup: Backup) => Date.parse(backupStart(backup) ?? '') || 0;
  return [...backups].sort((a, b) => time(b) - time(a));
}

/**
 * Backups of this very cluster: those of a deleted one stay behind, and one
 * that is created under its name inherits neither its data nor its backups.
 */
export function ownBackups({ cluster, backups }: DatabaseObjects): Backup[] {
  const birth = Date.parse(cluster.metadata.creationTimestamp ?? '') || 0;
  return newestFirst(backups).filter(
    backup => !(Date.parse(backupStart(backup) ?? '') < birth),
  );
}

/**
 * Recovery window, from the source that fits the way of the backups: the
 * Cluster's own fields are deprecated and stay empty with the plugin.
 */
export function recoveryWindow(objects: DatabaseObjects): {
  firstRecoverabilityPoint?: string;
  lastSuccessfulAt?: string;
} {
  const { cluster } = objects;
  const archiver = archiverOf(cluster);
  const seen =
    objectStoreOf(objects)?.status?.serverRecoveryWindow?.[
      archiver?.serverName ?? ''
    ];
  const birth = Date.parse(cluster.metadata.creationTimestamp ?? '') || 0;
  const window =
    Date.parse(seen?.lastSuccessfulBackupTime ?? '') < birth ? undefined : seen;
  const completed = ownBackups(objects).find(
    entry => entry.status?.phase === 'completed',
  );
  return {
    firstRecoverabilityPoint:
      window?.firstRecoverabilityPoint ??
      cluster.status?.firstRecoverabilityPoint,
    lastSuccessfulAt: latest([
      window?.lastSuccessfulBackupTime,
      completed && backupEnd(completed),
      cluster.status?.lastSuccessfulBackup,
    ]),
  };
}

export function objectStoreOf({
  cluster,
  objectStores,
}: Pick<DatabaseObjects, 'cluster' | 'objectStores'>): ObjectStore | undefined {
  const name = archiverOf(cluster)?.objectStore;
  return objectStores.find(entry => entry.metadata.name === name);
}

/** How long a new database may be without a base backup: a day, and some. */
export const FIRST_BACKUP_MS = 26 * 60 * 60_000;

/** A creation may take this long before what is missing counts as a fault. */
const CREATION_GRACE_MS = 10 * 60_000;

/** From the operator's first step to its first word on readiness; recorded: 0.5 s. */
const FIRST_REPORT_MS = 10_000;

/**
 * Whether the cluster has ever been ready. Nothing says so outright, but the
 * condition Ready keeps the time of its last change: as long as that is the
 * moment in which the operator began, marked by the service it makes first,
 * there has been no other.
 */
export function hasBeenReady({ cluster, services }: DatabaseObjects): boolean {
  const ready = condition(cluster, 'Ready');
  if (ready?.status !== 'False') return ready?.status === 'True';
  const { name, creationTimestamp } = cluster.metadata;
  const began = services.find(entry => entry.metadata.name === `${name}-rw`)
    ?.metadata.creationTimestamp;
  return (
    Date.parse(ready.lastTransitionTime ?? '') -
      Date.parse(began ?? creationTimestamp ?? '') >
    FIRST_REPORT_MS
  );
}

/** Whether the cluster is young and has never been ready. */
export function isBeingCreated(objects: DatabaseObjects, now: Date): boolean {
  return (
    !hasBeenReady(objects) &&
    ageMs(objects.cluster.metadata.creationTimestamp, now) < CREATION_GRACE_MS
  );
}

/** Every scale-up has pods that wait for their volume for some milliseconds. */
const UNSCHEDULABLE_GRACE_MS = 30_000;

/** A pod that no node takes, with what the scheduler says. */
export function findUnschedulable(
  pods: Pod[],
  now: Date,
): { pod: Pod; scheduled: Condition } | undefined {
  for (const pod of pods) {
    const scheduled = podCondition(pod, 'PodScheduled');
    if (
      !pod.metadata.deletionTimestamp &&
      scheduled?.status === 'False' &&
      scheduled.reason === 'Unschedulable' &&
      ageMs(scheduled.lastTransitionTime, now) > UNSCHEDULABLE_GRACE_MS
    ) {
      return { pod, scheduled };
    }
  }
  return undefined;
}

/** Reasons of a start that goes its normal way. */
const STARTING: ReadonlySet<string> = new Set([
  'PodInitializing',
  'ContainerCreating',
]);

/** Why a container does not start, for example `ImagePullBackOff: …`; undefined while nothing is wrong. */
export function waitingContainer(pod: Pod): string | undefined {
  for (const { state } of [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ]) {
    const { reason, message } = state?.waiting ?? {};
    if (reason && !STARTING.has(reason)) {
      return message ? `${reason}: ${message}` : reason;
    }
  }
  return undefined;
}

/** Since when a pod does not answer; undefined while it does, and when that is not known. */
export function notReadySince(pod: Pod): string | undefined {
  const ready = podCondition(pod, 'Ready');
  if (!ready) return pod.metadata.creationTimestamp;
  return ready.status === 'True' ? undefined : ready.lastTransitionTime;
}

/** After this long, what is under way counts as if it stood still. */
const SETTLING_MS = 10 * 60_000;
/** A promotion takes standbys off their primary for some seconds. */
const PROMOTION_MS = 2 * 60_000;

/** Whether instances come and go because of work that the operator has just begun. */
export function isSettling(cluster: Cluster, now: Date): boolean {
  const ready = condition(cluster, 'Ready');
  return (
    isHibernating(cluster) ||
    !ready ||
    (ready.status === 'False' &&
      ageMs(ready.lastTransitionTime, now) < SETTLING_MS) ||
    ageMs(cluster.status?.currentPrimaryTimestamp, now) < PROMOTION_MS
  );
}

/** A cluster that follows another one: its first instance is a standby, too. */
export function isReplicaCluster(cluster: Cluster): boolean {
  const { enabled, self, primary } = cluster.spec?.replica ?? {};
  return enabled ?? (primary !== undefined && primary !== self);
}

/** What the primary says of itself; undefined when it did not answer. */
export function primaryStatus({
  cluster,
  pgStatus,
}: DatabaseObjects): PgStatus | undefined {
  const status = pgStatus?.[cluster.status?.currentPrimary ?? ''];
  return status?.mightBeUnavailable ? undefined : status;
}

/** Version of the operator: the newest that an object of the cluster names, for an instance keeps its own until it restarts. */
export function operatorVersion(objects: DatabaseObjects): string | undefined {
  const { pods, disruptionBudgets = [], serviceAccount, pgStatus } = objects;
  return [
    ...[
      ...pods,
      ...disruptionBudgets,
      ...(serviceAccount ? [serviceAccount] : []),
    ].map(({ metadata }) => metadata.annotations?.['cnpg.io/operatorVersion']),
    ...Object.values(pgStatus ?? {}).map(
      status => status.instanceManagerVersion,
    ),
  ]
    .filter((version): version is string => /^\d+\.\d+/.test(version ?? ''))
    .sort((a, b) => compareVersions(b, a))[0];
}

/** By the first two numbers: negative when the first version is older. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map(version => version.split('.').map(Number));
  return x[0] - y[0] || (x[1] ?? 0) - (y[1] ?? 0);
}

/** Milliseconds since then; 0 when the time is missing or cannot be read. */
export function ageMs(time: string | undefined, now: Date): number {
  const then = Date.parse(time ?? '');
  return Number.isNaN(then) ? 0 : now.getTime() - then;
}

export function latest(times: (string | undefined)[]): string | undefined {
  return times
    .filter((time): time is string => !Number.isNaN(Date.parse(time ?? '')))
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

export function earliest(times: (string | undefined)[]): string | undefined {
  const known = times.filter(
    (time): time is string => !Number.isNaN(Date.parse(time ?? '')),
  );
  return known.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
