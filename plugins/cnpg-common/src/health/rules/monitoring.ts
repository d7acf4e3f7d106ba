import { say } from '../../messages';
import { DatabaseObjects, SourceKind } from '../../model/database';
import { Pod, PodMonitor } from '../../model/objects';
import { instancePods, isBeingCreated, isHibernating } from '../clusterFacts';
import { HealthRule, evidence } from '../rule';

/** Of a pod, only such labels are known. */
const KNOWN_LABEL = /^(cnpg\.io|pgportal\.dev|topology\.kubernetes\.io)\//;

/** Undefined: the label is none of those that are known. */
function meets(
  { metadata: { labels = {} } }: Pod,
  key: string,
  operator: string,
  values: string[],
): boolean | undefined {
  const value = labels[key];
  if (value === undefined && !KNOWN_LABEL.test(key)) return undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return undefined;
  }
}

/** Whether it selects the pod; undefined when that depends on a label that is not known. */
function selects(
  { spec, metadata }: PodMonitor,
  pod: Pod,
): boolean | undefined {
  const { any, matchNames = [] } = spec?.namespaceSelector ?? {};
  const names = matchNames.length ? matchNames : [metadata.namespace];
  if (!any && !names.includes(pod.metadata.namespace)) return false;
  const { matchLabels = {}, matchExpressions = [] } = spec?.selector ?? {};
  const answers = [
    ...Object.entries(matchLabels).map(([key, value]) =>
      meets(pod, key, 'In', [value]),
    ),
    ...matchExpressions.map(({ key = '', operator = '', values = [] }) =>
      meets(pod, key, operator, values),
    ),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
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
    const answers = podMonitors.map(monitor => selects(monitor, pod));
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
