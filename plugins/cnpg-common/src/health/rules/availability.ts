import { Cluster, Pod } from '../../model/objects';
import {
  FAILING_PHASES,
  ageMs,
  condition,
  desiredInstances,
  earliest,
  fencedInstances,
  findUnschedulable,
  instancePods,
  isBeingCreated,
  isFailingOver,
  isFenced,
  isHibernating,
  isPrimaryPod,
  isReady,
  latest,
  notReadySince,
  podCondition,
  readyInstances,
  waitingContainer,
  wantedPrimary,
} from '../clusterFacts';
import { HealthRule, MINUTE, evidence } from '../rule';

/** All instances are stopped for it, on purpose; rule AV06 watches its length. */
const MAJOR_UPGRADE_PHASE = 'Upgrading Postgres major version';

/** A restart takes about 15 s, a switchover too. */
const PRIMARY_GRACE_MS = MINUTE;

export const primaryMissing: HealthRule = {
  id: 'AV01',
  area: 'availability',
  requires: ['Pod'],
  evaluate(objects, now) {
    const { cluster, pods } = objects;
    if (
      isHibernating(cluster) ||
      isFailingOver(cluster) ||
      isBeingCreated(objects, now) ||
      cluster.status?.phase === MAJOR_UPGRADE_PHASE
    ) {
      return undefined;
    }
    if (instancePods(pods).some(pod => isPrimaryPod(pod) && isReady(pod)))
      return undefined;
    const name = cluster.status?.currentPrimary;
    if (!name) {
      if (pods.some(isAtWork)) return undefined;
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
    if (isFenced(cluster, name)) return undefined;
    const pod = instancePods(pods).find(entry => entry.metadata.name === name);
    const since = withoutPrimarySince(cluster, pod);
    // The operator counts an instance that is not there: it has stopped watching.
    const unnoticed =
      !pod &&
      condition(cluster, 'Ready')?.status === 'True' &&
      Boolean(cluster.status?.readyInstances);
    if (!unnoticed && ageMs(since, now) <= PRIMARY_GRACE_MS) return undefined;
    return {
      severity: 'critical',
      title:
        pod && isPrimaryPod(pod)
          ? `The primary ${name} is not ready`
          : 'No instance is primary',
      impact:
        'Applications cannot write, and new connections to the rw endpoint fail.',
      remedy: pod
        ? `See below what ${name} waits for; its events and its log say more.`
        : `See why the pod ${name} does not come back: its events, and whether the CloudNativePG operator runs.`,
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

/** A restore may take hours: a job that fetches the backup, then an instance that replays WAL. */
function isAtWork(pod: Pod): boolean {
  return pod.status?.phase === 'Running' && !waitingContainer(pod);
}

/** Undefined when that is not known. A pod that is being stopped answers until it is not ready. */
function withoutPrimarySince(
  cluster: Cluster,
  pod: Pod | undefined,
): string | undefined {
  if (!pod) {
    const ready = condition(cluster, 'Ready');
    return ready?.status === 'False' ? ready.lastTransitionTime : undefined;
  }
  if (!isReady(pod)) return notReadySince(pod);
  // Ready, but not labelled: the label follows a promotion after some seconds.
  return latest([
    cluster.status?.targetPrimaryTimestamp,
    cluster.status?.currentPrimaryTimestamp,
  ]);
}

/** Failovers were recorded to take 11 to 24 s. */
const FAILOVER_MS = 2 * MINUTE;

export const failoverInProgress: HealthRule = {
  id: 'AV02',
  area: 'availability',
  requires: [],
  evaluate({ cluster }, now) {
    if (isHibernating(cluster) || !isFailingOver(cluster)) return undefined;
    const {
      phase = '',
      targetPrimary = '',
      currentPrimary: from = '',
      currentPrimaryFailingSinceTimestamp: failingSince,
    } = cluster.status ?? {};
    const to = wantedPrimary(cluster);
    const ready = condition(cluster, 'Ready');
    const since =
      failingSince ??
      latest([
        ready?.status === 'False' ? ready.lastTransitionTime : undefined,
        cluster.status?.targetPrimaryTimestamp,
      ]);
    const stuck = ageMs(since, now) > FAILOVER_MS;
    return {
      severity: 'critical',
      title: failoverTitle(from, to),
      impact: stuck
        ? 'Nobody is primary: writes fail until a standby is promoted.'
        : 'Nobody is primary: writes fail until a standby is promoted, usually within 10 to 25 s.',
      remedy: stuck
        ? 'It takes longer than usual. See below why no standby can take over; with failover quorum, enough of them must answer.'
        : 'Wait. Applications that reconnect carry on by themselves.',
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(cluster, 'Cluster', 'status.targetPrimary', targetPrimary),
      ],
      since,
      params: { from, to: to ?? '' },
    };
  },
};

/** The target equals the old primary for a moment at the start, and the new one at the end. */
function failoverTitle(from: string, to: string | undefined): string {
  if (!to) return `Failing over: ${from || 'the primary'} is gone`;
  return to === from
    ? 'A failover is under way'
    : `Failing over from ${from} to ${to}`;
}

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

/** An instance that is there but does not answer: a start takes about half a minute. */
const UNREADY_GRACE_MS = 2 * MINUTE;
/** An instance that is still being made from a copy of the primary. */
const ABSENT_GRACE_MS = 10 * MINUTE;

export const instancesMissing: HealthRule = {
  id: 'AV06',
  area: 'availability',
  requires: ['Pod'],
  evaluate(objects, now) {
    const { cluster } = objects;
    if (isHibernating(cluster) || isBeingCreated(objects, now))
      return undefined;
    const desired = desiredInstances(cluster);
    const ready = readyInstances(objects);
    const instances = instancePods(objects.pods);
    const unready = instances.filter(
      pod => !isReady(pod) && !isFenced(cluster, pod.metadata.name),
    );
    const fenced = instances.length - unready.length - ready;
    if (ready + fenced >= desired) return undefined;

    const unreadySince = earliest(unready.map(notReadySince));
    const clusterReady = condition(cluster, 'Ready');
    const absentSince =
      instances.length < desired && clusterReady?.status === 'False'
        ? clusterReady.lastTransitionTime
        : undefined;
    const late =
      ageMs(unreadySince, now) > UNREADY_GRACE_MS ||
      ageMs(absentSince, now) > ABSENT_GRACE_MS;
    if (!late) return undefined;
    return {
      severity: ready === 0 ? 'critical' : 'warning',
      title:
        ready === 0
          ? 'No instance is ready'
          : `${ready} of ${desired} instances are ready`,
      impact:
        ready === 0
          ? 'Applications cannot connect.'
          : 'There are fewer standbys to fail over to than planned.',
      remedy: 'See below what each instance waits for.',
      evidence: [
        evidence(cluster, 'Cluster', 'spec.instances', desired),
        ...unready.map(pod =>
          evidence(
            pod,
            'Pod',
            'status.conditions[Ready].status',
            podCondition(pod, 'Ready')?.status ?? '',
          ),
        ),
      ],
      since: earliest([unreadySince, absentSince]),
      params: { ready, desired },
    };
  },
};

export const podUnschedulable: HealthRule = {
  id: 'AV08',
  area: 'availability',
  requires: ['Pod'],
  evaluate({ cluster, pods }, now) {
    if (isHibernating(cluster)) return undefined;
    const found = findUnschedulable(pods, now);
    if (!found) return undefined;
    const { name } = found.pod.metadata;
    const { message = '', lastTransitionTime } = found.scheduled;
    return {
      severity: 'warning',
      title: `No node takes the pod ${name}`,
      impact:
        'The database has an instance less than planned, and a rollout stands still.',
      ...(message && { cause: message }),
      remedy:
        'Make room: add a node that fits, in the zone that its volume is in, or choose a smaller plan.',
      evidence: [
        evidence(
          found.pod,
          'Pod',
          'status.conditions[PodScheduled].message',
          message,
        ),
      ],
      since: lastTransitionTime,
      params: { pod: name, message },
    };
  },
};

export const instanceFenced: HealthRule = {
  id: 'AV10',
  area: 'availability',
  requires: [],
  evaluate({ cluster }) {
    const fenced = fencedInstances(cluster);
    if (fenced.length === 0 || isHibernating(cluster)) return undefined;
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
