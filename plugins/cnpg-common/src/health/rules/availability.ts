import {
  FAILING_OVER_PHASE,
  FAILING_PHASES,
  ageMs,
  condition,
  earliest,
  fencedInstances,
  instancePods,
  isBeingCreated,
  isFenced,
  isHibernating,
  isPrimaryPod,
  isReady,
  podCondition,
  wantedPrimary,
} from '../clusterFacts';
import { HealthRule, evidence } from '../rule';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const primaryMissing: HealthRule = {
  id: 'AV01',
  area: 'availability',
  requires: ['Pod'],
  evaluate({ cluster, pods }, now) {
    if (isHibernating(cluster) || cluster.status?.phase === FAILING_OVER_PHASE)
      return undefined;
    if (instancePods(pods).some(pod => isPrimaryPod(pod) && isReady(pod)))
      return undefined;
    const name = cluster.status?.currentPrimary;
    if (!name) {
      if (isBeingCreated(cluster, now)) return undefined;
      return {
        severity: 'critical',
        title: 'The database has never had a primary',
        impact: 'Nobody can connect: no instance has started.',
        remedy:
          'Look at the events and the log of the job that creates the first instance.',
        evidence: [evidence(cluster, 'Cluster', 'status.currentPrimary', '')],
        since: cluster.metadata.creationTimestamp,
      };
    }
    const pod = pods.find(entry => entry.metadata.name === name);
    const since =
      (pod && podCondition(pod, 'Ready')?.lastTransitionTime) ??
      condition(cluster, 'Ready')?.lastTransitionTime ??
      cluster.status?.currentPrimaryTimestamp;
    if (ageMs(since, now) <= MINUTE) return undefined;
    return {
      severity: 'critical',
      title: 'No instance is primary',
      impact:
        'Applications cannot write, and new connections to the rw endpoint fail.',
      remedy: `Look at the pod ${name}; when it cannot start, delete it so that CloudNativePG fails over.`,
      evidence: [
        evidence(cluster, 'Cluster', 'status.currentPrimary', name),
        ...(pod
          ? [
              evidence(
                pod,
                'Pod',
                'status.conditions[Ready].status',
                podCondition(pod, 'Ready')?.status ?? '',
              ),
            ]
          : []),
      ],
      since,
      params: { instance: name },
    };
  },
};

export const failoverInProgress: HealthRule = {
  id: 'AV02',
  area: 'availability',
  requires: [],
  evaluate({ cluster }) {
    if (isHibernating(cluster)) return undefined;
    const failing =
      cluster.status?.phase === FAILING_OVER_PHASE ||
      cluster.status?.targetPrimary === 'pending';
    if (!failing) return undefined;
    const from = cluster.status?.currentPrimary ?? '';
    const to = wantedPrimary(cluster);
    return {
      severity: 'critical',
      title:
        to && to !== from
          ? `Failing over from ${from} to ${to}`
          : `Failing over: ${from || 'the primary'} is gone`,
      impact:
        'Nobody is primary: writes fail until a standby is promoted, usually within 10 to 25 s.',
      remedy: 'Wait. Applications that reconnect carry on by themselves.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'status.phase',
          cluster.status?.phase ?? '',
        ),
        evidence(
          cluster,
          'Cluster',
          'status.targetPrimary',
          cluster.status?.targetPrimary ?? '',
        ),
      ],
      since:
        cluster.status?.currentPrimaryFailingSinceTimestamp ??
        condition(cluster, 'Ready')?.lastTransitionTime,
      params: { from, to: to ?? '' },
    };
  },
};

export const phaseFailing: HealthRule = {
  id: 'AV04',
  area: 'availability',
  requires: [],
  evaluate({ cluster }) {
    const { phase = '', phaseReason } = cluster.status ?? {};
    if (!FAILING_PHASES.has(phase)) return undefined;
    return {
      severity: 'critical',
      title: phase,
      impact:
        'CloudNativePG has stopped working on this cluster; nothing is repaired by itself.',
      ...(phaseReason && { cause: phaseReason }),
      remedy:
        'Correct what the reason names; CloudNativePG tries again by itself.',
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(cluster, 'Cluster', 'status.phaseReason', phaseReason ?? ''),
      ],
      since: condition(cluster, 'Ready')?.lastTransitionTime,
      params: { phase, reason: phaseReason ?? '' },
    };
  },
};

const MISSING_GRACE_MS = 2 * MINUTE;

export const instancesMissing: HealthRule = {
  id: 'AV06',
  area: 'availability',
  requires: ['Pod'],
  evaluate({ cluster, pods }, now) {
    if (isHibernating(cluster)) return undefined;
    const desired = cluster.spec?.instances ?? 0;
    const ready = cluster.status?.readyInstances ?? 0;
    const fenced = instancePods(pods).filter(
      pod => !isReady(pod) && isFenced(cluster, pod.metadata.name),
    ).length;
    if (ready + fenced >= desired) return undefined;
    if (isBeingCreated(cluster, now)) return undefined;
    const clusterReady = condition(cluster, 'Ready');
    const since = earliest([
      ...instancePods(pods)
        .filter(pod => !isReady(pod))
        .map(pod => podCondition(pod, 'Ready')?.lastTransitionTime),
      clusterReady?.status === 'False'
        ? clusterReady.lastTransitionTime
        : undefined,
    ]);
    if (ageMs(since, now) <= MISSING_GRACE_MS) return undefined;
    return {
      severity: ready === 0 ? 'critical' : 'warning',
      title:
        ready === 0
          ? 'No instance is ready'
          : `${ready} of ${desired} instances are ready`,
      impact:
        ready === 0
          ? 'Applications cannot connect.'
          : 'The database works, with fewer standbys to fail over to than planned.',
      remedy: 'See the instances below for what each of them waits for.',
      evidence: [
        evidence(cluster, 'Cluster', 'status.readyInstances', ready),
        evidence(cluster, 'Cluster', 'spec.instances', desired),
      ],
      since,
      params: { ready, desired },
    };
  },
};

/** Every scale-up has pods that wait for their volume for some milliseconds. */
const UNSCHEDULABLE_GRACE_MS = 30 * SECOND;

export const podUnschedulable: HealthRule = {
  id: 'AV08',
  area: 'availability',
  requires: ['Pod'],
  evaluate({ cluster, pods }, now) {
    if (isHibernating(cluster)) return undefined;
    for (const pod of pods) {
      const scheduled = podCondition(pod, 'PodScheduled');
      if (
        scheduled?.status === 'False' &&
        scheduled.reason === 'Unschedulable' &&
        ageMs(scheduled.lastTransitionTime, now) > UNSCHEDULABLE_GRACE_MS
      ) {
        return {
          severity: 'warning',
          title: `No node takes the pod ${pod.metadata.name}`,
          impact:
            'The database has an instance less than planned, and a rollout stands still.',
          cause: scheduled.message,
          remedy:
            'Make room: add a node that fits, in the zone that is named, or choose a smaller plan.',
          evidence: [
            evidence(
              pod,
              'Pod',
              'status.conditions[PodScheduled].message',
              scheduled.message ?? '',
            ),
          ],
          since: scheduled.lastTransitionTime,
          params: { pod: pod.metadata.name, message: scheduled.message ?? '' },
        };
      }
    }
    return undefined;
  },
};

export const instanceFenced: HealthRule = {
  id: 'AV10',
  area: 'availability',
  requires: [],
  evaluate({ cluster }) {
    const fenced = fencedInstances(cluster);
    if (fenced.length === 0) return undefined;
    const primary = cluster.status?.currentPrimary;
    const all = fenced.includes('*');
    const hitsPrimary =
      all || (primary !== undefined && fenced.includes(primary));
    return {
      severity: hitsPrimary ? 'critical' : 'warning',
      title: all
        ? 'All instances are fenced'
        : `${fenced.join(', ')} ${fenced.length === 1 ? 'is' : 'are'} fenced`,
      impact: hitsPrimary
        ? 'PostgreSQL is stopped on the primary: applications cannot connect, and there is no failover.'
        : 'PostgreSQL is stopped there: it neither replicates nor can take over.',
      remedy:
        'Unfence when the work on it is done. Somebody fenced it by hand.',
      evidence: [
        evidence(
          cluster,
          'Cluster',
          'metadata.annotations["cnpg.io/fencedInstances"]',
          fenced,
        ),
      ],
      params: { instances: fenced.join(', ') },
    };
  },
};
