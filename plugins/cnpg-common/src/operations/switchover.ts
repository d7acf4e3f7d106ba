import { z } from 'zod';
import {
  currentPrimary,
  instancePods,
  isFenced,
  isReady,
  primaryStatus,
} from '../health/clusterFacts';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { intervalToMs, lagBytes } from '../model/wal';
import { cnpgDatabaseOperatePermission } from '../permissions';
import { micros, notReady, lock, notRunning, patchCluster } from './common';
import { InstanceFacts } from './operation';
import { OperationDefinition, SeenFact, UnsaidInstance } from './spoken';

const input = z.strictObject({ instance: z.string().min(1).max(253) });

/** A standby further behind than this keeps the old primary waiting for long. */
const MOST_LAG_BYTES = 1024 ** 3;

const EFFECT = say('operation.switchover.effect');

/**
 * Makes a standby the primary: `kubectl cnpg promote`.
 *
 * @public
 */
export const switchover: OperationDefinition<z.infer<typeof input>> = {
  id: 'switchover',
  title: 'Switch over',
  group: 'availability',
  permission: cnpgDatabaseOperatePermission,
  destructive: false,
  input,
  outlook(objects) {
    const instances = describeInstances(objects);
    return {
      refused:
        notRunning(objects) ??
        objects.unavailable.Pod ??
        stoppedPrimary(objects) ??
        noneFit(instances, objects),
      effect: EFFECT,
      seen: [seenPrimary(objects)],
      facts: { instances },
    };
  },
  plan(objects, { instance }, { now }) {
    const { cluster } = objects;
    const chosen = describeInstances(objects).find(
      ({ name }) => name === instance,
    );
    if (!chosen) {
      return {
        refused: say('operation.unknownInstance', { instance }),
        field: 'instance',
      };
    }
    if (chosen.unfit) {
      return {
        refused: chosen.unfit,
        field: 'instance',
      };
    }
    return {
      title: say('operation.switchover.title', { instance }),
      effect: EFFECT,
      writes: [
        patchCluster(
          cluster,
          {
            metadata: lock(cluster),
            status: {
              conditions: notReady(cluster, now),
              phase: 'Switchover in progress',
              phaseReason: `Switching over to ${instance}`,
              targetPrimary: instance,
              targetPrimaryTimestamp: micros(now),
            },
          },
          'status',
        ),
      ],
    };
  },
};

export function seenPrimary({ cluster }: DatabaseObjects): SeenFact {
  return {
    name: say('operation.switchover.fact'),
    value: cluster.status?.currentPrimary ?? '',
  };
}

/** Nobody knows then how far behind the standbys are, and the operator leaves a fenced primary alone. */
function stoppedPrimary({ cluster }: DatabaseObjects): Message | undefined {
  const instance = cluster.status?.currentPrimary;
  return instance && isFenced(cluster, instance)
    ? say('operation.switchover.primaryFenced', { instance })
    : undefined;
}

/** Figures from before a change of the primary say nothing about its standbys. */
function leaderOf(objects: DatabaseObjects) {
  const status = primaryStatus(objects);
  return status?.isPrimary ? status : undefined;
}

/** The instances, and which of them can become the primary. */
export function describeInstances(objects: DatabaseObjects): UnsaidInstance[] {
  const { cluster } = objects;
  const primary = cluster.status?.currentPrimary;
  const leader = leaderOf(objects);
  return instancePods(objects.pods)
    .map((pod): UnsaidInstance => {
      const { name } = pod.metadata;
      const replication = leader?.replicationInfo?.find(
        ({ applicationName }) => applicationName === name,
      );
      const lag = lagBytes(leader?.currentLsn, replication?.replayLsn);
      const lagMs = intervalToMs(replication?.replayLag ?? '');
      const facts = {
        name,
        role: name === primary ? ('primary' as const) : ('standby' as const),
        ready: isReady(pod),
        fenced: isFenced(cluster, name),
        ...(lag !== undefined && { lagBytes: lag }),
        ...(lagMs !== undefined && { lagMs }),
        ...(replication?.syncState && { syncState: replication.syncState }),
      };
      const unfit = whyUnfit(objects, facts, Boolean(replication));
      return { ...facts, fit: !unfit, ...(unfit && { unfit }) };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function whyUnfit(
  objects: DatabaseObjects,
  { name, role, ready, fenced, lagBytes: lag }: Omit<InstanceFacts, 'fit'>,
  streams: boolean,
): Message | undefined {
  const instance = name;
  if (role === 'primary') {
    return say('operation.switchover.isPrimary', { instance });
  }
  if (fenced) return say('operation.switchover.fenced', { instance });
  if (!ready) return say('operation.switchover.notReady', { instance });
  const status = objects.pgStatus?.[name];
  if (status?.isPgRewindRunning) {
    return say('operation.switchover.rewinding', { instance });
  }
  // Without a primary there is nobody to stream from; a failover is what it needs then.
  if (leaderOf(objects) && !streams) {
    return say('operation.switchover.notStreaming', { instance });
  }
  if (lag !== undefined && lag > MOST_LAG_BYTES) {
    return say('operation.switchover.behind', {
      instance,
      lag: { bytes: lag },
    });
  }
  return undefined;
}

function noneFit(
  instances: UnsaidInstance[],
  { cluster, pods }: DatabaseObjects,
): Message | undefined {
  if (instances.some(({ fit }) => fit)) return undefined;
  if (!currentPrimary(cluster, pods)) {
    return say('operation.switchover.noPrimary');
  }
  const standbys = instances.filter(({ role }) => role === 'standby');
  return standbys.length
    ? say('operation.switchover.noneFit', {
        reasons: standbys.flatMap(({ unfit }) => unfit ?? []),
      })
    : say('operation.switchover.noStandby');
}
