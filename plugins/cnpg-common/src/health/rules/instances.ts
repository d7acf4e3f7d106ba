import { Message, say } from '../../messages';
import { ContainerStatus, Pod } from '../../model/objects';
import {
  ageMs,
  condition,
  desiredInstances,
  instancePods,
  isHibernating,
  isPoolerPod,
  isPrimaryPod,
  isReady,
  isSettling,
  notReadySince,
} from '../clusterFacts';
import { HOUR, HealthRule, MINUTE, evidence, inProduction } from '../rule';

export const instanceFailed: HealthRule = {
  id: 'AV07',
  area: 'availability',
  requires: [],
  evaluate({ cluster, pods }, now) {
    if (isHibernating(cluster)) return undefined;
    const ready = condition(cluster, 'Ready');
    const failed = (cluster.status?.instancesStatus?.failed ?? []).filter(
      name => {
        const pod = pods.find(({ metadata }) => metadata.name === name);
        const unreadySince =
          ready?.status === 'False' ? ready.lastTransitionTime : undefined;
        // One that waits for a node or its image has not failed.
        if (pod && pod.status?.phase !== 'Running') return false;
        // Every restart makes an instance fail for some seconds.
        const since = pod ? notReadySince(pod) : unreadySince;
        return ageMs(since, now) > 2 * MINUTE;
      },
    );
    if (failed.length === 0) return undefined;
    return {
      severity: 'warning',
      title: say('AV07.title', {
        instances: failed.join(', '),
        count: failed.length,
      }),
      impact: say('AV07.impact'),
      remedy: say('AV07.remedy'),
      evidence: [
        evidence(cluster, 'Cluster', 'status.instancesStatus.failed', failed),
      ],
      params: { instances: failed.join(', ') },
    };
  },
};

const BROKEN: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
]);

interface Crash {
  pod: Pod;
  reason: string;
  message?: string;
  path: string;
}

export const instanceCrashing: HealthRule = {
  id: 'AV09',
  area: 'availability',
  requires: ['Pod'],
  evaluate({ cluster, pods }, now) {
    if (isHibernating(cluster)) return undefined;
    const crashes = pods.flatMap(pod => crashOf(pod, now) ?? []);
    const crash = crashes.find(({ pod }) => isPrimaryPod(pod)) ?? crashes[0];
    if (!crash) return undefined;
    const { pod, reason, message, path } = crash;
    const { name } = pod.metadata;
    return {
      severity: isPrimaryPod(pod) ? 'critical' : 'warning',
      title:
        reason === 'OOMKilled'
          ? say('AV09.title.memory', { instance: name })
          : say('AV09.title.other', { instance: name, reason }),
      impact: isPrimaryPod(pod)
        ? say('AV09.impact.primary')
        : say(isPoolerPod(pod) ? 'AV09.impact.pooler' : 'AV09.impact.standby'),
      ...(message && { cause: message }),
      remedy: remedyOf(reason),
      evidence: [evidence(pod, 'Pod', path, reason)],
      params: { pod: name, reason },
    };
  },
};

function remedyOf(reason: string): Message {
  if (reason === 'OOMKilled') return say('AV09.remedy.memory');
  return /Image/.test(reason)
    ? say('AV09.remedy.image')
    : say('AV09.remedy.other');
}

type Terminated = NonNullable<
  NonNullable<ContainerStatus['state']>['terminated']
>;

const isOutOfMemory = ({ reason }: Terminated) => reason === 'OOMKilled';

/** A switchover ends the old primary's container in good order. */
const isFailure = ({ exitCode }: Terminated) => exitCode !== 0;

function crashOf(pod: Pod, now: Date): Crash | undefined {
  for (const field of ['initContainerStatuses', 'containerStatuses'] as const) {
    for (const container of pod.status?.[field] ?? []) {
      const path = `status.${field}[${container.name}]`;
      const { reason = '', message } = container.state?.waiting ?? {};
      if (BROKEN.has(reason)) {
        const oom = isRecent(container, now, isOutOfMemory);
        return {
          pod,
          reason: oom ? 'OOMKilled' : reason,
          message,
          path: oom
            ? `${path}.lastState.terminated.reason`
            : `${path}.state.waiting.reason`,
        };
      }
      if (isRecent(container, now, isOutOfMemory)) {
        const terminated = `${path}.lastState.terminated.reason`;
        return { pod, reason: 'OOMKilled', path: terminated };
      }
      if (restartsOften(pod, container, now)) {
        return {
          pod,
          reason: `${container.restartCount} restarts`,
          path: `${path}.restartCount`,
        };
      }
    }
  }
  return undefined;
}

function isRecent(
  { lastState, state }: ContainerStatus,
  now: Date,
  counts: (terminated: Terminated) => boolean,
): boolean {
  return [lastState?.terminated, state?.terminated].some(
    terminated =>
      terminated?.finishedAt !== undefined &&
      counts(terminated) &&
      ageMs(terminated.finishedAt, now) < HOUR,
  );
}

/** Three an hour over the pod's life, and one of them just now: Kubernetes keeps no more than a count. */
function restartsOften(
  pod: Pod,
  container: ContainerStatus,
  now: Date,
): boolean {
  const restarts = container.restartCount ?? 0;
  const hours = Math.max(1, ageMs(pod.metadata.creationTimestamp, now) / HOUR);
  return restarts / hours >= 3 && isRecent(container, now, isFailure);
}

export const singleInstance: HealthRule = {
  id: 'AV11',
  area: 'availability',
  requires: [],
  evaluate(objects) {
    const { cluster } = objects;
    if (desiredInstances(cluster) !== 1) return undefined;
    return {
      severity: inProduction(objects, 'warning', 'info'),
      title: say('AV11.title'),
      impact: say('AV11.impact'),
      remedy: say('AV11.remedy'),
      evidence: [evidence(cluster, 'Cluster', 'spec.instances', 1)],
    };
  },
};

/** Below this, CloudNativePG makes no budget for the standbys. */
const BUDGETED_INSTANCES = 3;

export const disruptionBudget: HealthRule = {
  id: 'AV14',
  area: 'availability',
  requires: ['PodDisruptionBudget', 'Pod'],
  evaluate(objects, now) {
    const { cluster, disruptionBudgets = [], pods } = objects;
    const desired = desiredInstances(cluster);
    if (
      cluster.spec?.enablePDB === false ||
      cluster.spec?.nodeMaintenanceWindow?.inProgress ||
      desired < BUDGETED_INSTANCES ||
      isSettling(cluster, now) ||
      instancePods(pods).filter(isReady).length < desired
    ) {
      return undefined;
    }
    if (disruptionBudgets.length === 0) {
      return {
        severity: 'info',
        title: say('AV14.title.missing'),
        impact: say('AV14.impact.missing'),
        remedy: say('AV14.remedy.missing'),
        evidence: [evidence(cluster, 'Cluster', 'spec.enablePDB', true)],
      };
    }
    // The primary's own never allows any.
    const standbys = disruptionBudgets.find(
      ({ metadata }) => metadata.name === cluster.metadata.name,
    );
    if (standbys?.status?.disruptionsAllowed !== 0) return undefined;
    return {
      severity: 'info',
      title: say('AV14.title.exhausted'),
      impact: say('AV14.impact.exhausted'),
      remedy: say('AV14.remedy.exhausted'),
      evidence: [
        evidence(
          standbys,
          'PodDisruptionBudget',
          'status.disruptionsAllowed',
          0,
        ),
      ],
    };
  },
};
