import { Backup, Cluster, Condition, ObjectStore, Pod } from '../model/objects';
import { BARMAN_PLUGIN } from '../manifests/buildDatabaseManifests';

/** The phase of a Cluster that has nothing left to do. It does not mean that all is well. */
export const HEALTHY_PHASE = 'Cluster in healthy state';

/** CloudNativePG `api/v1/cluster_types.go`, and one literal from `cluster_controller.go`. */
export const FAILING_PHASES: ReadonlySet<string> = new Set([
  'Cluster is unrecoverable and needs manual intervention',
  'Unable to create required cluster objects',
  'Invalid cluster definition',
  'Cluster has incomplete or invalid image catalog',
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
  'Cluster cannot execute instance online upgrade due to missing architecture binary',
  'Not enough disk space',
]);

export const FAILING_OVER_PHASE = 'Failing over';

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

export function isPrimaryPod(pod: Pod): boolean {
  return pod.metadata.labels?.['cnpg.io/instanceRole'] === 'primary';
}

export function isHibernated(cluster: Cluster): boolean {
  return condition(cluster, 'cnpg.io/hibernation')?.status === 'True';
}

/** From the wish to hibernate on: its pods go away because somebody wants it. */
export function isHibernating(cluster: Cluster): boolean {
  return (
    cluster.metadata.annotations?.['cnpg.io/hibernation'] === 'on' ||
    condition(cluster, 'cnpg.io/hibernation') !== undefined
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

export function wantedPrimary(cluster: Cluster): string | undefined {
  const wanted = cluster.status?.targetPrimary;
  return wanted && wanted !== PENDING ? wanted : undefined;
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

const SWITCHOVER_MESSAGE = /switchover in progress, refusing archiving/;

/** How long a promotion may refuse archiving before it counts as a failure; recorded: 1.6 to 2.7 s. */
const PROMOTION_GRACE_MS = 60_000;

/**
 * State of WAL archiving. Every promotion turns the condition to False for
 * some seconds; that is no failure.
 */
export function archivingState(
  cluster: Cluster,
  now: Date,
): 'working' | 'failing' | 'starting' | 'none' {
  if (!archiverOf(cluster)) return 'none';
  const archiving = condition(cluster, 'ContinuousArchiving');
  if (!archiving) return 'starting';
  if (archiving.status === 'True') return 'working';
  const promoting =
    SWITCHOVER_MESSAGE.test(archiving.message ?? '') &&
    ageMs(archiving.lastTransitionTime, now) < PROMOTION_GRACE_MS;
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
 * Recovery window, from the source that fits the way of the backups: the
 * Cluster's own fields are deprecated and stay empty with the plugin.
 */
export function recoveryWindow(
  cluster: Cluster,
  backups: Backup[],
  objectStores: ObjectStore[],
): { firstRecoverabilityPoint?: string; lastSuccessfulAt?: string } {
  const archiver = archiverOf(cluster);
  const store = objectStores.find(
    entry => entry.metadata.name === archiver?.objectStore,
  );
  const window =
    store?.status?.serverRecoveryWindow?.[archiver?.serverName ?? ''];
  const completed = newestFirst(backups).find(
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

/** A creation may take this long before what is missing counts as a fault. */
const CREATION_GRACE_MS = 10 * 60_000;

/** Whether the cluster is young and has not been healthy at this moment. */
export function isBeingCreated(cluster: Cluster, now: Date): boolean {
  return (
    cluster.status?.phase !== HEALTHY_PHASE &&
    ageMs(cluster.metadata.creationTimestamp, now) < CREATION_GRACE_MS
  );
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
