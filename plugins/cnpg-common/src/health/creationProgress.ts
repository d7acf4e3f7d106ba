import { Message, Sentence, inEnglish, messagesOf, say } from '../messages';
import { DatabaseObjects, ProgressStep } from '../model/database';
import { Cluster, KubernetesObject } from '../model/objects';
import { CLIENT_ID_ANNOTATION } from '../doctor/WorkloadInspection';
import { findArchivingCause } from './archivingCause';
import { findObstacle } from './creationObstacle';
import {
  FIRST_BACKUP_MS,
  HEALTHY_PHASE,
  ageMs,
  archiverOf,
  archivingState,
  currentPrimary,
  desiredInstances,
  findUnschedulable,
  hasBeenReady,
  hasStopped,
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
 * first backup, and none for the latter where no backup is scheduled; nor are there for what cannot be read.
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
  const stopped = stoppedBy(objects, now);
  const blocked =
    stopped ?? blockedBy(objects, now) ?? findObstacle(objects, now);

  const steps: ProgressStep[] = [];
  let reached = true;
  const add = (
    id: ProgressStep['id'],
    title: Message,
    done: boolean,
    detail?: Sentence,
    failed = false,
  ) => {
    let state: ProgressStep['state'] = 'waiting';
    if (done) state = 'done';
    else if (failed) state = 'failed';
    else if (reached) state = 'running';
    const said = done || !reached ? undefined : detail;
    steps.push({
      id,
      title: inEnglish(title),
      state,
      ...(said && { detail: inEnglish(said) }),
      ...messagesOf({ title, detail: said }),
    });
    reached = reached && done;
  };

  const cause =
    archiving === 'failing'
      ? findArchivingCause(objects.archiverLog)
      : undefined;
  const refused = cause?.concernsIdentity ? cause : undefined;
  if (archiver && !old && (refused || namesIdentity(cluster))) {
    add(
      'identity',
      say('creation.identity'),
      !refused,
      refused && say('creation.identity.refused', { code: refused.code }),
      refused && !refused.mayBePropagation,
    );
    // Whether or not Azure accepts it, the cluster comes up.
    reached = true;
  }
  if (archiver?.objectStore && !unavailable.ObjectStore && !old) {
    add(
      'store',
      say('creation.store'),
      objectStoreOf(objects) !== undefined,
      say('creation.store.missing', { store: archiver.objectStore }),
    );
  }
  add(
    'cluster',
    say('creation.cluster'),
    cluster.status?.phase !== undefined,
    blocked,
  );
  add(
    'primary',
    say('creation.primary'),
    created || settled || (primary !== undefined && ready > 0),
    blocked ?? cluster.status?.phaseReason,
    stopped !== undefined,
  );
  if (desired > 1) {
    add(
      'replicas',
      say('creation.replicas', { desired }),
      created || (settled && ready >= desired),
      blocked ?? say('creation.replicas.some', { ready, desired }),
    );
  }
  if (archiver && archiving !== 'none' && !old) {
    add(
      'archiving',
      say('creation.archiving'),
      archiving === 'working' || lastSuccessfulAt !== undefined,
      cause?.messages.cause,
      archiving === 'failing',
    );
  }
  if (!old) addDeclared(objects, add);
  // Where nothing is scheduled, the first backup is somebody's own affair.
  const isBackupDue =
    unavailable.ScheduledBackup !== undefined ||
    objects.scheduledBackups.some(({ spec }) => !spec?.suspend);
  if (archiver && archiving !== 'none' && isBackupDue && !old) {
    if (!unavailable.Backup) {
      const running = ownBackups(objects).find(backup => !isTerminal(backup));
      add(
        'backup',
        say('creation.backup'),
        lastSuccessfulAt !== undefined,
        running &&
          say('creation.backup.running', { backup: running.metadata.name }),
      );
    }
  }
  return steps.every(({ state }) => state === 'done') ? undefined : steps;
}

/** The portal makes the managed identity before the Cluster that names it. */
function namesIdentity({ spec }: Cluster): boolean {
  return Boolean(
    spec?.serviceAccountTemplate?.metadata?.annotations?.[CLIENT_ID_ANNOTATION],
  );
}

/** What is made within this time of its cluster is part of its creation. */
const TOGETHER_MS = 10 * 60_000;

/** Databases and poolers that were asked for together with the cluster. */
function addDeclared(
  { cluster, databases = [], poolers = [], unavailable }: DatabaseObjects,
  add: (
    id: ProgressStep['id'],
    title: Message,
    done: boolean,
    detail?: Sentence,
    failed?: boolean,
  ) => void,
): void {
  const begin = Date.parse(cluster.metadata.creationTimestamp ?? '');
  const isTogether = ({ metadata }: KubernetesObject) =>
    !(Date.parse(metadata.creationTimestamp ?? '') - begin > TOGETHER_MS);
  const declared = databases.filter(isTogether);
  if (declared.length && !unavailable.Database) {
    const open = declared.filter(({ status }) => status?.applied !== true);
    const failed = open.find(({ status }) => status?.applied === false);
    add(
      'databases',
      say('creation.databases', { count: declared.length }),
      open.length === 0,
      failed
        ? `${failed.spec?.name}: ${failed.status?.message ?? ''}`
        : say('creation.databases.some', {
            done: declared.length - open.length,
            all: declared.length,
          }),
      failed !== undefined,
    );
  }
  const pooler = poolers.filter(isTogether)[0];
  if (pooler && !unavailable.Pooler) {
    const { phase, phaseReason, error, instances = 0 } = pooler.status ?? {};
    add(
      'pooler',
      say('creation.pooler'),
      // Before CloudNativePG 1.30 there is no phase.
      phase
        ? phase === 'active' || phase === 'paused'
        : instances >= (pooler.spec?.instances ?? 1),
      error ?? phaseReason,
      phase === 'failed',
    );
  }
}

/** CloudNativePG goes no further until somebody does something. */
function stoppedBy(
  { cluster }: DatabaseObjects,
  now: Date,
): string | undefined {
  const { phase = '', phaseReason } = cluster.status ?? {};
  if (!hasStopped(cluster, now)) return undefined;
  return phaseReason ? `${phase}: ${phaseReason}` : phase;
}

/** What keeps a pod from starting; CloudNativePG just says that it waits. */
function blockedBy(objects: DatabaseObjects, now: Date): Sentence | undefined {
  const unschedulable = findUnschedulable(objects.pods, now);
  if (unschedulable) {
    return say('creation.unschedulable', {
      pod: unschedulable.pod.metadata.name,
      message: unschedulable.scheduled.message ?? '',
    });
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
    ? say('creation.jobFailed', {
        pod: failed[failed.length - 1].metadata.name,
      })
    : undefined;
}
