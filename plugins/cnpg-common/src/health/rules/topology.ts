import { say } from '../../messages';
import { zoneOf } from '../../model/describeDetails';
import {
  ageMs,
  condition,
  instancePods,
  isHibernating,
  isReady,
  isSettling,
  primaryStatus,
} from '../clusterFacts';
import { eligibleNodes } from '../eligibleNodes';
import { HealthRule, MINUTE, evidence } from '../rule';

const TIMELINE_GRACE_MS = 5 * MINUTE;

export const timelinesDiverge: HealthRule = {
  id: 'RP08',
  area: 'replication',
  requires: [],
  evaluate(objects, now) {
    const { cluster } = objects;
    const { instancesReportedState = {}, currentPrimaryTimestamp } =
      cluster.status ?? {};
    const timelines = Object.entries(instancesReportedState).flatMap(
      ([name, { timeLineID }]) => (timeLineID ? [{ name, timeLineID }] : []),
    );
    const newest = Math.max(...timelines.map(({ timeLineID }) => timeLineID));
    const older = timelines.filter(({ timeLineID }) => timeLineID < newest);
    if (
      older.length === 0 ||
      isHibernating(cluster) ||
      ageMs(currentPrimaryTimestamp, now) <= TIMELINE_GRACE_MS
    ) {
      return undefined;
    }
    // A standby reports the timeline of its last restartpoint: on a quiet
    // database, one that follows well was recorded to lag for minutes.
    const primary = primaryStatus(objects);
    if (!primary) {
      return {
        notEvaluated: say('RP08.unknown'),
      };
    }
    const behind = older.filter(({ name }) =>
      primary.isPrimary
        ? !primary.replicationInfo?.some(
            ({ applicationName, state }) =>
              applicationName === name && state === 'streaming',
          )
        : // In recovery, it does not say who follows it.
          objects.pgStatus?.[name]?.isWalReceiverActive === false,
    );
    if (behind.length === 0) return undefined;
    const names = behind.map(({ name }) => name).join(', ');
    return {
      severity: 'warning',
      title: say('RP08.title', { instances: names, count: behind.length }),
      impact: say('RP08.impact'),
      remedy: say('RP08.remedy'),
      evidence: behind.map(({ name, timeLineID }) =>
        evidence(
          cluster,
          'Cluster',
          `status.instancesReportedState["${name}"].timeLineID`,
          timeLineID,
        ),
      ),
      since: currentPrimaryTimestamp,
      params: { instances: names, timeline: newest },
    };
  },
};

export const sameNode: HealthRule = {
  id: 'RP09',
  area: 'replication',
  requires: ['Pod', 'Node'],
  evaluate({ cluster, pods, targetNodes = [] }) {
    if (isHibernating(cluster)) return undefined;
    const placed = instancePods(pods).flatMap(({ spec }) =>
      spec?.nodeName ? [spec.nodeName] : [],
    );
    const used = new Set(placed);
    const possible = eligibleNodes(cluster, targetNodes).length;
    if (used.size >= Math.min(placed.length, possible)) return undefined;
    const crowded = [...used].filter(
      node => placed.filter(name => name === node).length > 1,
    );
    return {
      severity: 'warning',
      title: say('RP09.title', { nodes: crowded.join(', ') }),
      impact: say('RP09.impact'),
      remedy: say('RP09.remedy'),
      evidence: instancePods(pods).map(pod =>
        evidence(pod, 'Pod', 'spec.nodeName', pod.spec?.nodeName ?? ''),
      ),
      params: { nodes: crowded.join(', '), used: used.size, possible },
    };
  },
};

const ZONE = 'topology.kubernetes.io/zone';

export const sameZone: HealthRule = {
  id: 'RP10',
  area: 'replication',
  requires: ['Pod', 'Node'],
  evaluate({ cluster, pods, nodes, targetNodes = [] }) {
    const running = instancePods(pods);
    if (running.length < 2 || isHibernating(cluster)) return undefined;
    const used = running.map(pod =>
      zoneOf(pod, nodes.length ? nodes : targetNodes),
    );
    const [zone] = used;
    if (!zone || used.some(other => other !== zone)) return undefined;
    const possible = new Set(
      eligibleNodes(cluster, targetNodes).flatMap(
        node => node.metadata.labels?.[ZONE] ?? [],
      ),
    );
    if (possible.size < 2) return undefined;
    return {
      severity: 'warning',
      title: say('RP10.title', { zone }),
      impact: say('RP10.impact'),
      remedy: say('RP10.remedy'),
      evidence: running.map(pod =>
        evidence(pod, 'Pod', `metadata.labels["${ZONE}"]`, zone),
      ),
      params: { zone, possible: possible.size },
    };
  },
};

const TOPOLOGY_CONDITION = 'SyncReplicationTopologySatisfied';

export const failureDomains: HealthRule = {
  id: 'RP11',
  area: 'replication',
  requires: [],
  evaluate({ cluster }, now) {
    const satisfied = condition(cluster, TOPOLOGY_CONDITION);
    if (satisfied?.status !== 'False' || isSettling(cluster, now))
      return undefined;
    return {
      severity: 'warning',
      title: say('RP11.title'),
      impact: say('RP11.impact'),
      ...(satisfied.message && { cause: satisfied.message }),
      remedy: say('RP11.remedy'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          `status.conditions[${TOPOLOGY_CONDITION}].reason`,
          satisfied.reason ?? '',
        ),
      ],
      since: satisfied.lastTransitionTime,
    };
  },
};

export const failoverQuorumNotMet: HealthRule = {
  id: 'RP12',
  area: 'replication',
  requires: ({ spec }) =>
    spec?.postgresql?.synchronous?.failoverQuorum
      ? ['FailoverQuorum', 'Pod']
      : [],
  evaluate({ cluster, pods, failoverQuorum }, now) {
    if (
      !cluster.spec?.postgresql?.synchronous?.failoverQuorum ||
      isSettling(cluster, now)
    ) {
      return undefined;
    }
    const { standbyNames = [], standbyNumber = 0 } =
      failoverQuorum?.status ?? {};
    if (!failoverQuorum || standbyNames.length === 0) {
      return { notEvaluated: say('RP12.unknown') };
    }
    const there = instancePods(pods).filter(
      pod =>
        isReady(pod) &&
        pod.metadata.name !== cluster.status?.currentPrimary &&
        standbyNames.includes(pod.metadata.name),
    ).length;
    // Any standby that confirmed a commit is among those that are there.
    if (there + standbyNumber > standbyNames.length) return undefined;
    return {
      severity: 'warning',
      title: say('RP12.title'),
      impact: say('RP12.impact'),
      remedy: say('RP12.remedy'),
      evidence: [
        evidence(
          failoverQuorum,
          'FailoverQuorum',
          'status.standbyNames',
          standbyNames,
        ),
        evidence(
          failoverQuorum,
          'FailoverQuorum',
          'status.standbyNumber',
          standbyNumber,
        ),
      ],
      params: { there, needed: standbyNames.length - standbyNumber + 1 },
    };
  },
};

export const systemIdMismatch: HealthRule = {
  id: 'RP13',
  area: 'replication',
  requires: [],
  evaluate({ cluster }) {
    const consistent = condition(cluster, 'ConsistentSystemID');
    // With no instance running there is none to compare.
    if (consistent?.status !== 'False' || consistent.reason === 'NotFound')
      return undefined;
    return {
      severity: 'critical',
      title: say('RP13.title'),
      impact: say('RP13.impact'),
      ...(consistent.message && { cause: consistent.message }),
      remedy: say('RP13.remedy'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'status.conditions[ConsistentSystemID].message',
          consistent.message ?? '',
        ),
      ],
      since: consistent.lastTransitionTime,
    };
  },
};
