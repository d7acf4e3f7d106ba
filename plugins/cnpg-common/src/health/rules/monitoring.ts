import { say } from '../../messages';
import { DatabaseObjects, SourceKind } from '../../model/database';
import { Pod, PodMonitor } from '../../model/objects';
import { instancePods, isBeingCreated, isHibernating } from '../clusterFacts';
import { selects } from '../labelSelector';
import { HealthRule, evidence } from '../rule';

/** Whether it selects the pod; undefined when that depends on a label that is not known. */
function scrapes(
  { spec, metadata }: PodMonitor,
  pod: Pod,
): boolean | undefined {
  const { any, matchNames = [] } = spec?.namespaceSelector ?? {};
  const names = matchNames.length ? matchNames : [metadata.namespace];
  if (!any && !names.includes(pod.metadata.namespace)) return false;
  return selects(spec?.selector ?? {}, pod);
}

const KINDS: SourceKind[] = ['PodMonitor', 'AzurePodMonitor'];

/** Why it cannot be said that there is no monitor. */
function blindSpot({
  unavailable,
  notServed = [],
  podMonitors,
}: DatabaseObjects): string | undefined {
  const forbidden = KINDS.find(
    kind => unavailable[kind] && !notServed.includes(kind),
  );
  if (forbidden) return unavailable[forbidden];
  if (KINDS.every(kind => notServed.includes(kind))) {
    return 'The target has no PodMonitors: neither the Prometheus operator nor managed Prometheus is installed.';
  }
  return podMonitors ? undefined : 'PodMonitor objects have not been read.';
}

export const metricsNotScraped: HealthRule = {
  id: 'CF10',
  area: 'configuration',
  requires: ['Pod'],
  evaluate(objects, now) {
    const { cluster, pods, podMonitors = [] } = objects;
    const instances = instancePods(pods);
    if (
      instances.length === 0 ||
      isHibernating(cluster) ||
      isBeingCreated(objects, now)
    ) {
      return undefined;
    }
    const [pod] = instances;
    const answers = podMonitors.map(monitor => scrapes(monitor, pod));
    if (answers.includes(true)) return undefined;
    const reason = blindSpot(objects);
    if (reason) return { notEvaluated: reason };
    const unclear = podMonitors[answers.indexOf(undefined)];
    if (unclear) {
      return {
        notEvaluated: say('CF10.unknown', {
          podMonitor: unclear.metadata.name,
        }),
      };
    }
    return {
      severity: 'info',
      title: say('CF10.title'),
      impact: say('CF10.impact'),
      remedy: say('CF10.remedy'),
      evidence: [
        evidence(cluster, 'Cluster', 'PodMonitors that select its pods', 0),
      ],
    };
  },
};
