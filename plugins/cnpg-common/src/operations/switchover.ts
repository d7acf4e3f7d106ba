import { z } from 'zod';
import {
  currentPrimary,
  instancePods,
  isFenced,
  isReady,
  primaryStatus,
} from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { intervalToMs, lagBytes } from '../model/wal';
import { cnpgDatabaseOperatePermission } from '../permissions';
import {
  formatBytes,
  micros,
  notReady,
  lock,
  notRunning,
  patchCluster,
} from './common';
import { InstanceFacts, Operation } from './operation';

const input = z.strictObject({ instance: z.string().min(1).max(253) });

/** A standby further behind than this keeps the old primary waiting for long. */
const MOST_LAG_BYTES = 1024 ** 3;

const EFFECT =
  'Writes stop for about 10 to 30 seconds, until the standby has taken over, and connections to the old primary end. No committed transaction is lost.';

/**
 * Makes a standby the primary: `kubectl cnpg promote`.
 *
 * @public
 */
export const switchover: Operation<z.infer<typeof input>> = {
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
        noneFit(instances, objects),
      effect: EFFECT,
      seen: { primary: objects.cluster.status?.currentPrimary ?? '' },
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
        refused: `There is no instance ${instance}.`,
        field: 'instance',
      };
    }
    if (!chosen.fit) {
      return {
        refused: chosen.unfit ?? `${instance} cannot take over.`,
        field: 'instance',
      };
    }
    return {
      title: `Switchover to ${instance}`,
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

/** Figures from before a change of the primary say nothing about its standbys. */
function leaderOf(objects: DatabaseObjects) {
  const status = primaryStatus(objects);
  return status?.isPrimary ? status : undefined;
}

/** The instances, and which of them can become the primary. */
export function describeInstances(objects: DatabaseObjects): InstanceFacts[] {
  const { cluster } = objects;
  const primary = cluster.status?.currentPrimary;
  const leader = leaderOf(objects);
  return instancePods(objects.pods)
    .map((pod): InstanceFacts => {
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
): string | undefined {
  if (role === 'primary') return `${name} is the primary already.`;
  if (fenced) return `${name} is fenced: PostgreSQL does not run there.`;
  if (!ready) return `${name} is not ready.`;
  const status = objects.pgStatus?.[name];
  if (status?.isPgRewindRunning) {
    return `${name} is being rewound to follow the primary.`;
  }
  // Without a primary there is nobody to stream from; a failover is what it needs then.
  if (leaderOf(objects) && !streams) {
    return `${name} does not stream from the primary, so it may lack what was committed.`;
  }
  if (lag !== undefined && lag > MOST_LAG_BYTES) {
    return `${name} is ${formatBytes(
      lag,
    )} of WAL behind the primary, and writes would wait until it has caught up.`;
  }
  return undefined;
}

function noneFit(
  instances: InstanceFacts[],
  { cluster, pods }: DatabaseObjects,
): string | undefined {
  if (instances.some(({ fit }) => fit)) return undefined;
  if (!currentPrimary(cluster, pods)) {
    return 'No instance is primary at this moment: CloudNativePG chooses one by itself.';
  }
  const standbys = instances.filter(({ role }) => role === 'standby');
  return standbys.length
    ? `No standby can take over: ${standbys
        .map(({ unfit }) => unfit)
        .join(' ')}`
    : 'There is no standby that could take over.';
}
