import { say } from '../../messages';
import { synchronousOf } from '../../model/describeDetails';
import { isManagedSlot, slotOf } from '../../model/slots';
import { intervalToMs, lagBytes } from '../../model/wal';
import { DatabaseObjects } from '../../model/database';
import { PgStatus } from '../../model/pgStatus';
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
  notEvaluated: say('unknown.noFigures'),
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
          ? say('RP01.title.none')
          : say('RP01.title.some', { there, expected: synchronous.number }),
      impact: blocks ? say('RP01.impact.blocks') : say('RP01.impact.loses'),
      remedy: say('RP01.remedy'),
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
      title: say('RP02.title'),
      impact: say('RP02.impact'),
      remedy: say('RP02.remedy'),
      evidence: [
        evidence(cluster, 'Cluster', 'spec.postgresql.synchronous', null),
      ],
    };
  },
};

/** In recovery, as the first instance of a replica cluster is, it does not say who follows it. */
function isKnownTo(primary: PgStatus, standby: string): boolean {
  return (
    !primary.isPrimary ||
    (primary.replicationInfo ?? []).some(
      ({ applicationName }) => applicationName === standby,
    )
  );
}

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
    const lost = standbys
      .map(pod => pod.metadata.name)
      .filter(
        standby =>
          !isKnownTo(primary, standby) ||
          pgStatus[standby]?.isWalReceiverActive === false,
      );
    if (lost.length === 0) return undefined;
    return {
      severity: 'warning',
      title: say('RP03.title', {
        instances: lost.join(', '),
        count: lost.length,
      }),
      impact: say('RP03.impact'),
      remedy: say('RP03.remedy'),
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
    return {
      severity: late.some(entry => entry.seconds > 300 && entry.bytes > GIB)
        ? 'critical'
        : 'warning',
      title: say('RP04.title', {
        instance: name,
        seconds: Math.round(seconds),
        size: { bytes },
      }),
      impact: say('RP04.impact'),
      remedy: say('RP04.remedy'),
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
      title: say('RP05.title', { instances: paused.join(', ') }),
      impact: say('RP05.impact'),
      remedy: say('RP05.remedy'),
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
        title: say('RP06.title.losing', { slot: losing[0].slotName }),
        impact: say('RP06.impact.losing'),
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
        title: say('RP06.title.extended', { slot: extended[0].slotName }),
        impact: say('RP06.impact.extended'),
        ...slotAdvice(cluster, extended[0].slotName, 'walStatus', 'extended'),
      };
    }
    if (idle.length === 0) return undefined;
    return {
      severity: 'warning',
      title: say('RP06.title.idle', { slot: idle[0].slotName }),
      impact: say('RP06.impact.idle'),
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
    remedy: say('RP06.remedy'),
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
      title: say('RP07.title', { slot: slot.slotName, size: { bytes } }),
      impact: say('RP07.impact'),
      remedy: say('RP07.remedy'),
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
