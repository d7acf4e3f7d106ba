import { DatabaseObjects, ProgressStep } from '../model/database';
import { findArchivingCause } from './archivingCause';
import {
  HEALTHY_PHASE,
  archiverOf,
  archivingState,
  currentPrimary,
  isHibernating,
  isTerminal,
  podCondition,
  recoveryWindow,
} from './clusterFacts';

/**
 * Where the creation of a database stands: the steps in the order in which
 * they happen, or undefined once all are done. On a cluster without backups
 * there are no steps for the store, the archive and the first backup.
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
  const { cluster, pods, backups, objectStores } = objects;
  if (isHibernating(cluster)) return undefined;

  const archiver = archiverOf(cluster);
  const desired = cluster.spec?.instances ?? 1;
  const ready = cluster.status?.readyInstances ?? 0;
  const settled = cluster.status?.phase === HEALTHY_PHASE;
  const primary = currentPrimary(
    cluster,
    objects.unavailable.Pod ? undefined : pods,
  );
  const primaryReady = settled || (primary !== undefined && ready > 0);
  const archiving = archivingState(cluster, now);
  const { lastSuccessfulAt } = recoveryWindow(cluster, backups, objectStores);
  const runningBackup = backups.find(backup => !isTerminal(backup));
  const waitsForNode = unschedulable(objects);

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

  if (archiver?.via === 'plugin') {
    add(
      'store',
      'Object store for backups',
      objectStores.some(store => store.metadata.name === archiver.objectStore),
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
    primaryReady,
    waitsForNode ?? cluster.status?.phaseReason,
  );
  if (desired > 1) {
    add(
      'replicas',
      `All ${desired} instances are ready`,
      settled && ready >= desired,
      waitsForNode ?? `${ready} of ${desired} instances are ready`,
    );
  }
  if (archiver) {
    const cause = findArchivingCause(objects.archiverLog);
    add(
      'archiving',
      'First WAL archived',
      archiving === 'working',
      cause && `${cause.cause} (${cause.code})`,
      archiving === 'failing',
    );
    add(
      'backup',
      'First backup taken',
      lastSuccessfulAt !== undefined,
      runningBackup && `${runningBackup.metadata.name} is running`,
    );
  }
  return steps.every(({ state }) => state === 'done') ? undefined : steps;
}

function unschedulable({ pods }: DatabaseObjects): string | undefined {
  const pod = pods.find(entry => {
    const scheduled = podCondition(entry, 'PodScheduled');
    return (
      scheduled?.status === 'False' && scheduled.reason === 'Unschedulable'
    );
  });
  return (
    pod &&
    `No node takes the pod ${pod.metadata.name}: ${
      podCondition(pod, 'PodScheduled')?.message
    }`
  );
}
