import { Message, phaseMessage, say } from '../../messages';
import { Backup, Cluster, Pod } from '../../model/objects';
import {
  ageMs,
  condition,
  desiredInstances,
  earliest,
  fencedInstances,
  findUnschedulable,
  hasBeenReady,
  hasStopped,
  instancePods,
  isAtWork,
  isBeingCreated,
  isCopying,
  isFailingOver,
  isFenced,
  isHibernating,
  isPoolerPod,
  isPrimaryPod,
  isReady,
  lastStep,
  latest,
  notReadyClusterSince,
  notReadySince,
  podCondition,
  readyInstances,
  wantedPrimary,
} from '../clusterFacts';
import { selects } from '../labelSelector';
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
      // A restore may take hours: a job that fetches the backup, then an instance that replays WAL.
      if (pods.some(pod => isAtWork(pod, now))) return undefined;
      return {
        severity: 'critical',
        title: say('AV01.title.never'),
        impact: say('AV01.impact.never'),
        remedy: say('AV01.remedy.never'),
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
          ? say('AV01.title.notReady', { instance: name })
          : say('AV01.title.none'),
      impact: say('AV01.impact.noWrites'),
      remedy: pod
        ? say('AV01.remedy.pod', { instance: name })
        : say('AV01.remedy.noPod', { instance: name }),
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

/** Undefined when that is not known. A pod that is being stopped answers until it is not ready. */
function withoutPrimarySince(
  cluster: Cluster,
  pod: Pod | undefined,
): string | undefined {
  if (!pod) return notReadyClusterSince(cluster);
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
    const since =
      failingSince ??
      latest([
        notReadyClusterSince(cluster),
        cluster.status?.targetPrimaryTimestamp,
      ]);
    const stuck = ageMs(since, now) > FAILOVER_MS;
    return {
      severity: 'critical',
      title: failoverTitle(from, to),
      impact: stuck ? say('AV02.impact.stuck') : say('AV02.impact.usual'),
      remedy: stuck ? say('AV02.remedy.stuck') : say('AV02.remedy.wait'),
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
function failoverTitle(from: string, to: string | undefined): Message {
  if (to === from) return say('AV02.title.underWay');
  if (to) return say('AV02.title.known', { from, to });
  return from ? say('AV02.title.gone', { from }) : say('AV02.title.unknown');
}

export const phaseFailing: HealthRule = {
  id: 'AV04',
  area: 'availability',
  requires: [],
  evaluate({ cluster }, now) {
    const { phase = '', phaseReason } = cluster.status ?? {};
    if (!hasStopped(cluster, now)) return undefined;
    return {
      severity: 'critical',
      title: phaseMessage(phase) ?? phase,
      impact: say('AV04.impact'),
      ...(phaseReason && { cause: phaseReason }),
      remedy: say('AV04.remedy'),
      evidence: [
        evidence(cluster, 'Cluster', 'status.phase', phase),
        evidence(cluster, 'Cluster', 'status.phaseReason', phaseReason ?? ''),
      ],
      since: notReadyClusterSince(cluster),
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
    // Nobody misses what has never been there; rule AV01 sees what does not come.
    if (!hasBeenReady(objects) && objects.pods.some(pod => isAtWork(pod, now)))
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
    const absent = instances.length < desired && !isCopying(objects.pods, now);
    const absentSince = absent ? notReadyClusterSince(cluster) : undefined;
    const late =
      ageMs(unreadySince, now) > UNREADY_GRACE_MS ||
      ageMs(absent ? lastStep(objects) : undefined, now) > ABSENT_GRACE_MS;
    if (!late) return undefined;
    return {
      severity: ready === 0 ? 'critical' : 'warning',
      title:
        ready === 0
          ? say('AV06.title.none')
          : say('AV06.title.some', { ready, desired }),
      impact: ready === 0 ? say('AV06.impact.none') : say('AV06.impact.some'),
      remedy: say('AV06.remedy'),
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
      title: say('AV08.title', { pod: name }),
      impact: say(
        isPoolerPod(found.pod) ? 'AV08.impact.pooler' : 'AV08.impact',
      ),
      ...(message && { cause: message }),
      remedy: /topology spread constraint/.test(message)
        ? spreadRemedy(cluster, found.pod, pods)
        : say('AV08.remedy'),
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

/**
 * Pods of poolers carry the label of the cluster. Where the spread counts them,
 * an instance may be kept from the zone that its volume is in for ever.
 */
function spreadRemedy({ spec }: Cluster, pod: Pod, pods: Pod[]): Message {
  const poolers = pods.filter(isPoolerPod);
  const counted = spec?.topologySpreadConstraints?.some(
    ({ labelSelector, whenUnsatisfiable }) =>
      whenUnsatisfiable !== 'ScheduleAnyway' &&
      poolers.some(pooler => labelSelector && selects(labelSelector, pooler)),
  );
  return say(
    counted && !isPoolerPod(pod) ? 'AV08.remedy.poolers' : 'AV08.remedy',
  );
}

/** On its way to follow another cluster: CloudNativePG stops all instances itself. */
function isDemoting(cluster: Cluster): boolean {
  return condition(cluster, 'ReplicaClusterFencing')?.status === 'True';
}

/** CloudNativePG fences the instance whose volumes it copies without PostgreSQL. */
function isCopiedCold(instance: string, backups: Backup[]): boolean {
  return backups.some(
    ({ spec, status }) =>
      spec?.method === 'volumeSnapshot' &&
      status?.phase === 'started' &&
      status.instanceID?.podName === instance,
  );
}

export const instanceFenced: HealthRule = {
  id: 'AV10',
  area: 'availability',
  requires: [],
  evaluate({ cluster, backups }) {
    const fenced = fencedInstances(cluster);
    if (fenced.length === 0 || isHibernating(cluster) || isDemoting(cluster))
      return undefined;
    const primary = cluster.status?.currentPrimary;
    const all = fenced.includes('*');
    const hitsPrimary =
      all || (primary !== undefined && fenced.includes(primary));
    const copied = fenced.every(name => isCopiedCold(name, backups));
    if (copied && !hitsPrimary) return undefined;
    return {
      severity: hitsPrimary ? 'critical' : 'warning',
      title: all
        ? say('AV10.title.all')
        : say('AV10.title.some', {
            instances: fenced.join(', '),
            count: fenced.length,
          }),
      impact: hitsPrimary
        ? say('AV10.impact.primary')
        : say('AV10.impact.standby'),
      remedy: copied ? say('AV10.remedy.backup') : say('AV10.remedy'),
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
