import { DatabaseObjects, ProgressStep } from '../model/database';
import { findArchivingCause } from './archivingCause';
import {
  FAILING_PHASES,
  FIRST_BACKUP_MS,
  HEALTHY_PHASE,
  ageMs,
  archiverOf,
  archivingState,
  currentPrimary,
  desiredInstances,
  findUnschedulable,
  hasBeenReady,
  isHibernating,
  isJobPod,
  isTerminal,
  objectStoreOf,
  ownBackups,
  readyInstances,
  recoveryWindow,
  waitingContainer,
} from './clusterFacts';

/**
 * Where the creation of a database stands: the steps in the order in which
 * they happen, or undefined once all are done. What has been reached once stays
 * reached: a failover or a restart later is no part of the creation. On a
 * cluster without backups there are no steps for the store, the archive and the
 * first backup; nor are there for what cannot be read.
 *
 * Only facts decide, never the phase alone: the phase is "healthy" while
 * nothing is archived yet.
 *
 * @public
 */
export function creationProgress(
  objects: DatabaseObjects,
  now: Date,
): ProgressStep[] | undefined {
  const { cluster, pods, unavailable } = objects;
  if (isHibernating(cluster) || cluster.metadata.deletionTimestamp)
    return undefined;

  const archiver = archiverOf(cluster);
  const desired = desiredInstances(cluster);
  const ready = readyInstances(objects);
  const created = hasBeenReady(objects);
  const settled = cluster.status?.phase === HEALTHY_PHASE;
  const primary = currentPrimary(cluster, unavailable.Pod ? undefined : pods);
  const archiving = archivingState(cluster, now);
  const { lastSuccessfulAt } = recoveryWindow(objects);
  // Without a backup for that long, it is a fault of its own, not a creation.
  const old =
    created && ageMs(cluster.metadata.creationTimestamp, now) > FIRST_BACKUP_MS;
  const stopped = stoppedBy(objects);
  const blocked = stopped ?? blockedBy(objects, now);

  const steps: ProgressStep[] = [];
  let reached = true;
  const add = (
    id: ProgressStep['id'],
    title: string,
    done: boolean,
    detail?: string,
    failed = false,
  ) => {
    let state: ProgressStep['state'] = 'waiting';
    if (done) state = 'done';
    else if (failed) state = 'failed';
    else if (reached) state = 'running';
    steps.push({
      id,
      title,
      state,
      ...(detail && !done && reached && { detail }),
    });
    reached = reached && done;
  };

  if (archiver?.objectStore && !unavailable.ObjectStore && !old) {
    add(
      'store',
      'Object store for backups',
      objectStoreOf(objects) !== undefined,
      `The ObjectStore ${archiver.objectStore} does not exist`,
    );
  }
  add(
    'cluster',
    'Cluster accepted by CloudNativePG',
    cluster.status?.phase !== undefined,
  );
  add(
    'primary',
    'Primary is ready',
    created || settled || (primary !== undefined && ready > 0),
    blocked ?? cluster.status?.phaseReason,
    stopped !== undefined,
  );
  if (desired > 1) {
    add(
      'replicas',
      `All ${desired} instances are ready`,
      created || (settled && ready >= desired),
      blocked ?? `${ready} of ${desired} instances are ready`,
    );
  }
  if (archiver && archiving !== 'none' && !old) {
    const cause = findArchivingCause(objects.archiverLog);
    add(
      'archiving',
      'First WAL archived',
      archiving === 'working' || lastSuccessfulAt !== undefined,
      cause && `${cause.cause} (${cause.code})`,
      archiving === 'failing',
    );
    if (!unavailable.Backup) {
      const running = ownBackups(objects).find(backup => !isTerminal(backup));
      add(
        'backup',
        'First backup taken',
        lastSuccessfulAt !== undefined,
        running && `${running.metadata.name} is running`,
      );
    }
  }
  return steps.every(({ state }) => state === 'done') ? undefined : steps;
}

/** CloudNativePG goes no further until somebody does something. */
function stoppedBy({ cluster }: DatabaseObjects): string | undefined {
  const { phase = '', phaseReason } = cluster.status ?? {};
  if (!FAILING_PHASES.has(phase)) return undefined;
  return phaseReason ? `${phase}: ${phaseReason}` : phase;
}

/** What keeps a pod from starting; CloudNativePG just says that it waits. */
function blockedBy(objects: DatabaseObjects, now: Date): string | undefined {
  const unschedulable = findUnschedulable(objects.pods, now);
  if (unschedulable) {
    return `No node takes the pod ${unschedulable.pod.metadata.name}: ${unschedulable.scheduled.message}`;
  }
  for (const pod of objects.pods) {
    const waiting = waitingContainer(pod);
    if (waiting) return `${pod.metadata.name}: ${waiting}`;
  }
  // A job tries again; what counts is that no try is under way.
  const failed = objects.pods.filter(
    pod => isJobPod(pod) && pod.status?.phase === 'Failed',
  );
  return failed.length && failed.length === objects.pods.length
    ? `${failed[failed.length - 1].metadata.name} failed; its log says why`
    : undefined;
}
