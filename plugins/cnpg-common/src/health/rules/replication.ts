import { synchronousOf } from '../../model/describeDetails';
import { isManagedSlot, slotOf } from '../../model/slots';
import { intervalToMs, lagBytes } from '../../model/wal';
import { DatabaseObjects } from '../../model/database';
import { Cluster } from '../../model/objects';
import {
  ageMs,
  condition,
  desiredInstances,
  instancePods,
  isFenced,
  isHibernating,
  isReady,
  isReplicaCluster,
  isSettling,
  podCondition,
  primaryStatus,
} from '../clusterFacts';
import { HealthRule, MINUTE, Undecided, evidence, inProduction } from '../rule';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

const NO_ANSWER: Undecided = {
  notEvaluated: 'The primary gives no live figures.',
};

/** Where a value in the status page of an instance was seen. */
function seen(instance: string, path: string, value: unknown) {
  return evidence(
    { metadata: { name: instance } },
    'Pod',
    `/pg/status ${path}`,
    value,
  );
}

const isSynchronous = (state: string | undefined) =>
  state === 'sync' || state === 'quorum';

export const noSynchronousStandby: HealthRule = {
  id: 'RP01',
  area: 'replication',
  requires: ['PgStatus'],
  evaluate(objects, now) {
    const { cluster } = objects;
    const synchronous = synchronousOf(cluster);
    if (!synchronous || isReplicaCluster(cluster) || isSettling(cluster, now)) {
      return undefined;
    }
    const primary = primaryStatus(objects);
    if (!primary) return NO_ANSWER;
    const states = (primary.replicationInfo ?? []).map(
      ({ syncState }) => syncState,
    );
    const there = states.filter(isSynchronous).length;
    if (there >= synchronous.number) return undefined;
    const blocks = synchronous.dataDurability === 'required';
    return {
      severity: blocks ? 'critical' : 'warning',
      title:
        there === 0
          ? 'No standby confirms commits'
          : `${there} of ${synchronous.number} standbys confirm commits`,
      impact: blocks
        ? 'Commits wait until a standby confirms them: applications cannot write.'
        : 'Commits are on the primary only: what is written now may be lost in a failover.',
      remedy: 'Bring the standbys back: see below what they wait for.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'spec.postgresql.synchronous.number',
          synchronous.number,
        ),
        seen(
          cluster.status?.currentPrimary ?? '',
          'replicationInfo[].syncState',
          states,
        ),
      ],
      params: { there, expected: synchronous.number },
    };
  },
};

export const synchronousNotConfigured: HealthRule = {
  id: 'RP02',
  area: 'replication',
  requires: [],
  evaluate(objects) {
    const { cluster } = objects;
    if (
      desiredInstances(cluster) < 2 ||
      isReplicaCluster(cluster) ||
      synchronousOf(cluster)
    ) {
      return undefined;
    }
    return {
      severity: inProduction(objects, 'warning', 'info'),
      title: 'Commits do not wait for a standby',
      impact:
        'A failover loses what the standby had not received: usually less than a second of writes.',
      remedy: 'Set spec.postgresql.synchronous where that is too much.',
      evidence: [
        evidence(cluster, 'Cluster', 'spec.postgresql.synchronous', null),
      ],
    };
  },
};

/** A standby that has just started connects within seconds. */
const CONNECT_MS = 2 * MINUTE;

export const standbyNotStreaming: HealthRule = {
  id: 'RP03',
  area: 'replication',
  requires: ['PgStatus', 'Pod'],
  evaluate(objects, now) {
    const { cluster, pods, pgStatus = {} } = objects;
    if (isSettling(cluster, now)) return undefined;
    const name = cluster.status?.currentPrimary ?? '';
    const standbys = instancePods(pods).filter(
      pod =>
        pod.metadata.name !== name &&
        isReady(pod) &&
        ageMs(podCondition(pod, 'Ready')?.lastTransitionTime, now) >
          CONNECT_MS &&
        !isFenced(cluster, pod.metadata.name) &&
        !pgStatus[pod.metadata.name]?.isPgRewindRunning,
    );
    if (standbys.length === 0) return undefined;
    const primary = primaryStatus(objects);
    if (!primary) return NO_ANSWER;
    const following = new Set(
      primary.replicationInfo?.map(({ applicationName }) => applicationName),
    );
    const lost = standbys
      .map(pod => pod.metadata.name)
      .filter(
        standby =>
          !following.has(standby) ||
          pgStatus[standby]?.isWalReceiverActive === false,
      );
    if (lost.length === 0) return undefined;
    return {
      severity: 'warning',
      title: `${lost.join(', ')} ${
        lost.length === 1 ? 'does' : 'do'
      } not follow the primary`,
      impact:
        'They fall behind: reads there are stale, and a failover to them would lose data.',
      remedy:
        "Read the standby's log: it names what it misses, mostly WAL that is gone or a password.",
      evidence: lost.map(standby =>
        seen(
          standby,
          'isWalReceiverActive',
          pgStatus[standby]?.isWalReceiverActive ?? null,
        ),
      ),
      params: { instances: lost.join(', ') },
    };
  },
};

export const replicationLag: HealthRule = {
  id: 'RP04',
  area: 'replication',
  requires: ['PgStatus'],
  evaluate(objects) {
    const { cluster } = objects;
    if (isHibernating(cluster)) return undefined;
    const primary = primaryStatus(objects);
    if (!primary) return NO_ANSWER;
    // The time alone grows on an idle primary.
    const late = (primary.replicationInfo ?? [])
      .map(entry => ({
        name: entry.applicationName,
        seconds: (intervalToMs(entry.replayLag ?? '') ?? 0) / 1000,
        bytes:
          lagBytes(primary.currentLsn ?? entry.receivedLsn, entry.replayLsn) ??
          0,
      }))
      .filter(({ seconds, bytes }) => seconds > 30 && bytes > 64 * MIB)
      .sort((a, b) => b.bytes - a.bytes);
    if (late.length === 0) return undefined;
    const [{ name, seconds, bytes }] = late;
    const mebibytes = Math.round(bytes / MIB);
    return {
      severity: late.some(entry => entry.seconds > 300 && entry.bytes > GIB)
        ? 'critical'
        : 'warning',
      title: `${name} is ${Math.round(seconds)} s and ${mebibytes} MiB behind`,
      impact:
        'Reads there are stale, and a failover to it waits until it has caught up, or loses that.',
      remedy:
        'See whether its disk or network is the limit, and whether a long query there holds replay up.',
      evidence: late.map(entry =>
        seen(
          entry.name,
          'replicationInfo[].replayLag',
          `${entry.seconds} s, ${entry.bytes} bytes`,
        ),
      ),
      params: { instance: name, seconds: Math.round(seconds), bytes },
    };
  },
};

export const replayPaused: HealthRule = {
  id: 'RP05',
  area: 'replication',
  requires: ['PgStatus'],
  evaluate({ cluster, pgStatus = {} }) {
    if (isHibernating(cluster)) return undefined;
    const paused = Object.keys(pgStatus).filter(
      name => pgStatus[name].replayPaused,
    );
    if (paused.length === 0) return undefined;
    return {
      severity: 'warning',
      title: `Replay is paused on ${paused.join(', ')}`,
      impact:
        'It receives WAL but does not apply it: reads there stand still, and it cannot take over.',
      remedy: 'Run SELECT pg_wal_replay_resume() on it.',
      evidence: paused.map(name => seen(name, 'replayPaused', true)),
      params: { instances: paused.join(', ') },
    };
  },
};

const SLOT_GRACE_MS = 5 * MINUTE;

/** Since when an instance is as it is; undefined when it is not there. */
function sinceOf(
  { cluster, pods }: DatabaseObjects,
  slotName: string,
): string | undefined {
  const pod = instancePods(pods).find(
    entry => slotOf(entry.metadata.name) === slotName,
  );
  return (pod ? podCondition(pod, 'Ready') : condition(cluster, 'Ready'))
    ?.lastTransitionTime;
}

export const slotInactive: HealthRule = {
  id: 'RP06',
  area: 'replication',
  requires: ['PgStatus', 'Pod'],
  evaluate(objects, now) {
    const { cluster } = objects;
    if (isHibernating(cluster)) return undefined;
    const primary = primaryStatus(objects);
    if (!primary) return NO_ANSWER;
    const slots = primary.replicationSlotsInfo ?? [];
    const losing = slots.filter(
      ({ walStatus }) => walStatus === 'unreserved' || walStatus === 'lost',
    );
    const extended = slots.filter(({ walStatus }) => walStatus === 'extended');
    const fenced = new Set(
      instancePods(objects.pods)
        .map(pod => pod.metadata.name)
        .filter(name => isFenced(cluster, name))
        .map(slotOf),
    );
    const idle = isSettling(cluster, now)
      ? []
      : slots.filter(
          ({ slotName, active }) =>
            !active &&
            isManagedSlot(slotName) &&
            !fenced.has(slotName) &&
            ageMs(sinceOf(objects, slotName), now) > SLOT_GRACE_MS,
        );
    if (losing.length > 0) {
      return {
        severity: 'critical',
        title: `The slot ${losing[0].slotName} is losing its WAL`,
        impact:
          'What uses it cannot go on: a standby must be made anew, a subscriber must copy again.',
        ...slotAdvice(
          cluster,
          losing[0].slotName,
          'walStatus',
          losing[0].walStatus,
        ),
      };
    }
    if (extended.length > 0) {
      return {
        severity: 'warning',
        title: `The slot ${extended[0].slotName} keeps more WAL than planned`,
        impact:
          'WAL heaps up on the primary; when its volume is full, the database stops.',
        ...slotAdvice(cluster, extended[0].slotName, 'walStatus', 'extended'),
      };
    }
    if (idle.length === 0) return undefined;
    return {
      severity: 'warning',
      title: `The slot ${idle[0].slotName} is not in use`,
      impact:
        'It keeps WAL for a standby that does not come for it; the volume may fill up.',
      ...slotAdvice(cluster, idle[0].slotName, 'active', false),
    };
  },
};

function slotAdvice(
  cluster: Cluster,
  slot: string,
  path: string,
  value: unknown,
) {
  return {
    remedy:
      'Bring back what the slot belongs to, or drop the slot if that is gone for good.',
    evidence: [
      seen(
        cluster.status?.currentPrimary ?? '',
        `replicationSlotsInfo[${slot}].${path}`,
        value,
      ),
    ],
    params: { slot },
  };
}

export const unmanagedSlotInactive: HealthRule = {
  id: 'RP07',
  area: 'replication',
  requires: ['PgStatus'],
  evaluate(objects) {
    const { cluster } = objects;
    if (isHibernating(cluster)) return undefined;
    const primary = primaryStatus(objects);
    if (!primary) return NO_ANSWER;
    const slot = primary.replicationSlotsInfo?.find(
      ({ slotName, active, restartLsn }) =>
        !active &&
        !isManagedSlot(slotName) &&
        (lagBytes(primary.currentLsn, restartLsn) ?? 0) > GIB,
    );
    if (!slot) return undefined;
    const bytes = lagBytes(primary.currentLsn, slot.restartLsn) ?? 0;
    return {
      severity: 'warning',
      title: `The slot ${slot.slotName} keeps ${(bytes / GIB).toFixed(
        1,
      )} GiB of WAL and is not in use`,
      impact:
        'WAL heaps up on the primary; when its volume is full, the database stops.',
      remedy:
        'Start what reads from it, or drop it: SELECT pg_drop_replication_slot(...).',
      evidence: [
        seen(
          cluster.status?.currentPrimary ?? '',
          `replicationSlotsInfo[${slot.slotName}].restartLsn`,
          slot.restartLsn,
        ),
      ],
      params: { slot: slot.slotName, bytes },
    };
  },
};
