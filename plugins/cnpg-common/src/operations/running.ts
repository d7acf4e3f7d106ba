import {
  backupStart,
  condition,
  desiredInstances,
  instancePods,
  isBeingCreated,
  isFailingOver,
  isHibernated,
  isHibernating,
  isReady,
  wantedPrimary,
} from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { parseQuantity } from '../quantity';
import { runningBackup } from './backup';
import { hibernation, isBeingDeleted } from './common';
import { OperationId } from './operation';

/**
 * What goes on in a database at this moment, whoever began it.
 *
 * @public
 */
export interface RunningOperation {
  id:
    | OperationId
    | 'creation'
    | 'failover'
    /** The operator replaces or restarts instances, after a change. */
    | 'rollout';
  title: string;
  detail?: string;
  /** Of `total`, where it can be counted. */
  done?: number;
  total?: number;
  /** RFC 3339 */
  since?: string;
}

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** Phases in which the operator replaces or restarts instances. */
const ROLLOUT_PHASES: ReadonlySet<string> = new Set([
  'Upgrading cluster',
  'Primary instance is being restarted in-place',
  'Primary instance is being restarted without a switchover',
  'Online upgrade in progress',
  'Applying configuration',
  'Waiting for the instances to become active',
]);

/**
 * Reads from the objects what goes on. Nothing is remembered, so it is the
 * same for everybody, and after a restart of the portal.
 *
 * @public
 */
export function runningOperations(
  objects: DatabaseObjects,
  now: Date,
): RunningOperation[] {
  const work = instanceWork(objects, now);
  return [
    ...(work ? [work] : []),
    ...resizing(objects),
    ...backingUp(objects, now),
  ];
}

function instanceWork(
  objects: DatabaseObjects,
  now: Date,
): RunningOperation | undefined {
  const { cluster } = objects;
  const { phase, phaseReason, targetPrimaryTimestamp } = cluster.status ?? {};
  const ready = condition(cluster, 'Ready');
  const notReadySince =
    ready?.status === 'False' ? ready.lastTransitionTime : undefined;
  const pods = instancePods(objects.pods);
  const total = desiredInstances(cluster);
  const done = Math.min(pods.filter(isReady).length, total);
  const known = !objects.unavailable.Pod;
  const counted = known
    ? { done, total, detail: `${done} of ${total} instances are ready` }
    : {};

  if (isBeingDeleted(cluster)) {
    return {
      id: 'delete',
      title: 'Deletion',
      since: cluster.metadata.deletionTimestamp,
    };
  }
  if (hibernation(cluster) === 'on' || isHibernating(cluster)) {
    if (isHibernated(cluster)) return undefined;
    const state = condition(cluster, 'cnpg.io/hibernation');
    return {
      id: 'hibernate',
      title: 'Hibernation',
      detail: hibernationDetail(state?.reason, known ? pods.length : undefined),
      since: state?.lastTransitionTime,
    };
  }
  if (isBeingCreated(objects, now)) {
    return {
      id: 'creation',
      title: 'Creation',
      ...counted,
      since: cluster.metadata.creationTimestamp,
    };
  }
  if (isFailingOver(cluster)) {
    return {
      id: 'failover',
      title: 'Failover',
      detail: phaseReason || undefined,
      since: notReadySince,
    };
  }
  if (phase === 'Upgrading Postgres major version') {
    return {
      id: 'major-upgrade',
      title: 'Major upgrade',
      detail: phaseReason || undefined,
      since: notReadySince,
    };
  }
  const wanted = wantedPrimary(cluster);
  if (wanted && wanted !== cluster.status?.currentPrimary) {
    return {
      id: 'switchover',
      title: `Switchover to ${wanted}`,
      detail: phaseReason || undefined,
      since: targetPrimaryTimestamp,
    };
  }
  const restart = restarting(objects);
  if (restart) return restart;
  if (
    phase === 'Primary instance is being restarted in-place' &&
    phaseReason === 'Requested by the user'
  ) {
    return {
      id: 'restart-instance',
      title: `Restart of ${cluster.status?.currentPrimary ?? 'the primary'}`,
      since: notReadySince,
    };
  }
  if (hibernation(cluster) === 'off' && known && done === 0) {
    return { id: 'wake', title: 'Waking up', ...counted, since: notReadySince };
  }
  if (
    phase === 'Creating a new replica' ||
    (known && pods.length !== total && notReadySince)
  ) {
    return {
      id: 'scale',
      title: `Scaling to ${total} instances`,
      ...counted,
      since: notReadySince,
    };
  }
  if (phase === 'Waiting for user action') {
    return {
      id: 'rollout',
      title: 'Change of the instances',
      detail:
        'CloudNativePG waits for a switchover or a restart of the primary by hand',
      since: notReadySince,
    };
  }
  if (phase && ROLLOUT_PHASES.has(phase)) {
    return {
      id: 'rollout',
      title: 'Change of the instances',
      detail: phaseReason || phase,
      ...(known && { done, total }),
      since: notReadySince,
    };
  }
  return undefined;
}

function hibernationDetail(
  reason: string | undefined,
  left: number | undefined,
): string | undefined {
  if (reason === 'WaitingForHealthy') {
    return 'CloudNativePG waits until the cluster is healthy';
  }
  return left === undefined ? undefined : `${left} pods are still there`;
}

/** The operator copies the annotation to every pod that it has made since. */
function restarting({
  cluster,
  pods,
  unavailable,
}: DatabaseObjects): RunningOperation | undefined {
  const wanted = cluster.metadata.annotations?.[RESTARTED_AT];
  const instances = instancePods(pods);
  if (!wanted || unavailable.Pod || !instances.length) return undefined;
  const restarted = instances.filter(
    pod => pod.metadata.annotations?.[RESTARTED_AT] === wanted && isReady(pod),
  ).length;
  const begun = instances.some(
    pod => pod.metadata.annotations?.[RESTARTED_AT] !== wanted,
  );
  if (!begun) return undefined;
  return {
    id: 'restart',
    title: 'Restart',
    detail: `${restarted} of ${instances.length} instances are restarted`,
    done: restarted,
    total: instances.length,
    since: wanted,
  };
}

function resizing({ cluster, volumes }: DatabaseObjects): RunningOperation[] {
  const growing = volumes.filter(({ spec, status }) => {
    const wanted = parseQuantity(spec?.resources?.requests?.storage);
    const has = parseQuantity(status?.capacity?.storage);
    return wanted !== undefined && has !== undefined && wanted > has;
  });
  const listed = cluster.status?.resizingPVC ?? [];
  const names = new Set([
    ...growing.map(({ metadata }) => metadata.name),
    ...listed,
  ]);
  if (!names.size) return [];
  const total = Math.max(volumes.length, names.size);
  return [
    {
      id: 'grow-storage',
      title: 'Growth of the volumes',
      detail: `${total - names.size} of ${total} volumes have their new size`,
      done: total - names.size,
      total,
    },
  ];
}

function backingUp(objects: DatabaseObjects, now: Date): RunningOperation[] {
  const running = runningBackup(objects, now);
  if (!running) return [];
  return [
    {
      id: 'backup',
      title: `Backup ${running.metadata.name}`,
      detail: running.status?.phase || undefined,
      since: backupStart(running),
    },
  ];
}

/** Work that has been going on for longer than this stands still; what may repair it must not wait for it. */
const STANDSTILL_MS = 10 * 60_000;

/** These leave the instances alone, or are the way out when something stands still. */
const ALWAYS: ReadonlySet<OperationId> = new Set([
  'fence',
  'unfence',
  'reload',
  'deletion-protection',
  'delete',
  'schedule-create',
  'schedule-edit',
  'schedule-suspend',
  'schedule-resume',
  'schedule-remove',
  'pooler-create',
  'pooler-edit',
  'pooler-remove',
  'database-create',
  'database-remove',
  'role-create',
  'role-remove',
  'rotate-password',
]);

/**
 * What an operation has to wait for; undefined when it may begin.
 *
 * @public
 */
export function blockedBy(
  operation: OperationId,
  running: RunningOperation[],
  now: Date,
): RunningOperation | undefined {
  return running.find(({ id, since, detail }) => {
    if (id === 'delete') return true;
    if (ALWAYS.has(operation)) return false;
    if (id === 'grow-storage') return operation === 'grow-storage';
    if (id === 'backup') {
      return ['backup', 'schedule-run', 'hibernate', 'major-upgrade'].includes(
        operation,
      );
    }
    if (id === 'hibernate' && operation === 'wake') return false;
    // The operator waits for exactly these.
    if (
      id === 'rollout' &&
      detail?.startsWith('CloudNativePG waits') &&
      ['switchover', 'restart', 'restart-instance'].includes(operation)
    ) {
      return false;
    }
    return !(now.getTime() - Date.parse(since ?? '') > STANDSTILL_MS);
  });
}
