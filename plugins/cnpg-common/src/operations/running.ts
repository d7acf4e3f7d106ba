import {
  backupStart,
  condition,
  desiredInstances,
  instancePods,
  isBeingCreated,
  isFailingOver,
  isFenced,
  isHibernated,
  isHibernating,
  isReady,
  wantedPrimary,
} from '../health/clusterFacts';
import {
  Message,
  Sentence,
  inEnglish,
  messagesOf,
  phaseMessage,
  say,
} from '../messages';
import { DatabaseObjects } from '../model/database';
import { Cluster, PersistentVolumeClaim } from '../model/objects';
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
  /** Which sentences these are, for another language; none for what others said. */
  messages?: { title?: Message; detail?: Message };
  /** Of `total`, where it can be counted. */
  done?: number;
  total?: number;
  /** RFC 3339 */
  since?: string;
}

/** With what it says not yet in English. */
interface Work extends Omit<RunningOperation, 'title' | 'detail' | 'messages'> {
  title: Message;
  detail?: Sentence;
}

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** Phases in which the operator replaces or restarts instances. */
const ROLLOUT_PHASES: ReadonlySet<string> = new Set([
  'Upgrading cluster',
  'Cluster upgrade delayed',
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
  ].map(({ title, detail, ...rest }) => ({
    ...rest,
    title: inEnglish(title),
    ...(detail && { detail: inEnglish(detail) }),
    ...messagesOf({ title, detail }),
  }));
}

function instanceWork(objects: DatabaseObjects, now: Date): Work | undefined {
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
    ? { done, total, detail: say('running.instances', { done, total }) }
    : {};

  if (isBeingDeleted(cluster)) {
    return {
      id: 'delete',
      title: say('operation.delete.title'),
      since: cluster.metadata.deletionTimestamp,
    };
  }
  if (hibernation(cluster) === 'on' || isHibernating(cluster)) {
    if (isHibernated(cluster)) return undefined;
    const state = condition(cluster, 'cnpg.io/hibernation');
    return {
      id: 'hibernate',
      title: say('operation.hibernate.title'),
      detail: hibernationDetail(state?.reason, known ? pods.length : undefined),
      since: state?.lastTransitionTime,
    };
  }
  if (isBeingCreated(objects, now)) {
    return {
      id: 'creation',
      title: say('running.creation'),
      ...counted,
      since: cluster.metadata.creationTimestamp,
    };
  }
  if (isFailingOver(cluster)) {
    return {
      id: 'failover',
      title: say('running.failover'),
      detail: phaseReason || undefined,
      since: notReadySince,
    };
  }
  if (phase === 'Upgrading Postgres major version') {
    return {
      id: 'major-upgrade',
      title: say('running.major-upgrade'),
      detail: phaseReason || undefined,
      since: notReadySince,
    };
  }
  const wanted = wantedPrimary(cluster);
  // The phase lasts until the former primary follows the new one.
  if (
    wanted &&
    (wanted !== cluster.status?.currentPrimary ||
      phase === 'Switchover in progress')
  ) {
    return {
      id: 'switchover',
      title: say('operation.switchover.title', { instance: wanted }),
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
      title: cluster.status?.currentPrimary
        ? say('operation.restart-instance.title', {
            instance: cluster.status.currentPrimary,
          })
        : say('running.restart-primary'),
      since: notReadySince,
    };
  }
  if (hibernation(cluster) === 'off' && known && done === 0) {
    return {
      id: 'wake',
      title: say('operation.wake.title'),
      ...counted,
      since: notReadySince,
    };
  }
  if (
    phase === 'Creating a new replica' ||
    (known && pods.length > total && notReadySince)
  ) {
    return {
      id: 'scale',
      title: say('running.scale', { count: total }),
      ...counted,
      since: notReadySince,
    };
  }
  if (phase === 'Waiting for user action') {
    return {
      id: 'rollout',
      title: say('running.rollout'),
      detail: say('running.rollout.waits'),
      since: notReadySince,
    };
  }
  if (phase && ROLLOUT_PHASES.has(phase)) {
    return {
      id: 'rollout',
      title: say('running.rollout'),
      detail: phaseReason || phaseMessage(phase) || phase,
      ...(known && { done, total }),
      since: notReadySince,
    };
  }
  return undefined;
}

function hibernationDetail(
  reason: string | undefined,
  left: number | undefined,
): Message | undefined {
  if (reason === 'WaitingForHealthy') {
    return say('running.hibernate.waits');
  }
  return left === undefined
    ? undefined
    : say('running.hibernate.left', { count: left });
}

/** The operator copies the annotation to every pod that it has made since. */
function restarting({
  cluster,
  pods,
  unavailable,
}: DatabaseObjects): Work | undefined {
  const wanted = cluster.metadata.annotations?.[RESTARTED_AT];
  // The operator passes over those that are fenced.
  const instances = instancePods(pods).filter(
    ({ metadata }) => !isFenced(cluster, metadata.name),
  );
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
    title: say('operation.restart.title'),
    detail: say('running.restart', {
      done: restarted,
      total: instances.length,
    }),
    done: restarted,
    total: instances.length,
    since: wanted,
  };
}

function resizing({ cluster, volumes }: DatabaseObjects): Work[] {
  const growing = volumes.filter(volume => {
    const has = parseQuantity(volume.status?.capacity?.storage);
    return has !== undefined && wantedSize(cluster, volume) > has;
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
      title: say('running.grow-storage'),
      detail: say('running.grow-storage.done', {
        done: total - names.size,
        total,
      }),
      done: total - names.size,
      total,
    },
  ];
}

/** What the Cluster asks for, from the moment on in which it does; the operator passes it on. */
function wantedSize(
  { spec: cluster }: Cluster,
  { metadata, spec }: PersistentVolumeClaim,
): number {
  const role = metadata.labels?.['cnpg.io/pvcRole'];
  const { storage, walStorage } = cluster ?? {};
  const ofRole = { PG_DATA: storage, PG_WAL: walStorage }[role ?? ''];
  const asked =
    storage?.resizeInUseVolumes === false ? undefined : ofRole?.size;
  return Math.max(
    parseQuantity(spec?.resources?.requests?.storage) ?? 0,
    parseQuantity(asked) ?? 0,
  );
}

function backingUp(objects: DatabaseObjects, now: Date): Work[] {
  const running = runningBackup(objects, now);
  if (!running) return [];
  return [
    {
      id: 'backup',
      title: say('running.backup', { name: running.metadata.name }),
      detail: running.status?.phase || undefined,
      since: backupStart(running),
    },
  ];
}

/**
 * Operations that leave the instances alone, and are over once they have been
 * written: of what follows within seconds nothing shows as going on.
 *
 * @public
 */
export const overOnceWritten: ReadonlySet<OperationId> = new Set([
  'schedule-create',
  'schedule-edit',
  'schedule-suspend',
  'schedule-resume',
  'schedule-remove',
  'reload',
  'pooler-create',
  'pooler-edit',
  'pooler-remove',
  'database-create',
  'database-remove',
  'role-create',
  'role-remove',
  'rotate-password',
  'deletion-protection',
]);

/** Work that has been going on for longer than this stands still; what may repair it must not wait for it. */
const STANDSTILL_MS = 10 * 60_000;

/** The others of these are the way out when something stands still. */
const ALWAYS: ReadonlySet<OperationId> = new Set([
  ...overOnceWritten,
  'fence',
  'unfence',
  'delete',
] as const);

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
  return running.find(({ id, since, messages }) => {
    if (id === 'delete') return true;
    if (ALWAYS.has(operation)) return false;
    if (id === 'grow-storage') return operation === 'grow-storage';
    if (id === 'backup') {
      return ['backup', 'schedule-run', 'hibernate', 'major-upgrade'].includes(
        operation,
      );
    }
    if (id === 'hibernate' && operation === 'wake') return false;
    // An upgrade that goes on, or fails, is given up by asking for the former version.
    if (id === 'major-upgrade' && operation === 'major-upgrade') return false;
    // The operator waits for exactly these.
    if (
      id === 'rollout' &&
      messages?.detail?.id === 'running.rollout.waits' &&
      ['switchover', 'restart', 'restart-instance'].includes(operation)
    ) {
      return false;
    }
    return !(now.getTime() - Date.parse(since ?? '') > STANDSTILL_MS);
  });
}
