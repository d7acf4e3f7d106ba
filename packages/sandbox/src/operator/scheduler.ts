import { parseQuantity } from '../kubernetes/quantity.ts';
import type { KubeObject } from '../kubernetes/types.ts';

export type Placement = { node: KubeObject } | { message: string };

/** A Kubernetes quantity as a number; 0 when it is none. */
export function quantity(value: unknown): number {
  return parseQuantity(value) ?? 0;
}

function requests(pod: KubeObject, resource: string): number {
  const of = (container: any) =>
    quantity(container.resources?.requests?.[resource]);
  const running = [
    ...pod.spec.containers,
    ...(pod.spec.initContainers ?? []).filter(
      (each: any) => each.restartPolicy === 'Always',
    ),
  ].reduce((sum: number, each: any) => sum + of(each), 0);
  return Math.max(running, ...(pod.spec.initContainers ?? []).map(of));
}

function tolerates(pod: KubeObject, taint: any): boolean {
  return (pod.spec.tolerations ?? []).some(
    (toleration: any) =>
      (!toleration.effect || toleration.effect === taint.effect) &&
      (toleration.operator === 'Exists'
        ? !toleration.key || toleration.key === taint.key
        : toleration.key === taint.key &&
          (toleration.value ?? '') === (taint.value ?? '')),
  );
}

function selects(selector: any, labels: Record<string, string> = {}): boolean {
  const equal = Object.entries(selector?.matchLabels ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  return (
    equal &&
    (selector?.matchExpressions ?? []).every((each: any) => {
      const value = labels[each.key];
      switch (each.operator) {
        case 'In':
          return value !== undefined && each.values.includes(value);
        case 'NotIn':
          return value === undefined || !each.values.includes(value);
        case 'Exists':
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}

const ended = (pod: KubeObject) =>
  ['Succeeded', 'Failed'].includes(pod.status?.phase);

/**
 * Picks the node of a pod: first what forbids a node, in the scheduler's own
 * words, then the spread of the cluster's instances over zones and nodes.
 */
export function schedule(options: {
  pod: KubeObject;
  nodes: KubeObject[];
  /** Every pod of every namespace. */
  pods: KubeObject[];
  /** Zone in which the pod's volumes are; undefined while they are unbound. */
  zone?: string;
}): Placement {
  const { pod, nodes, zone } = options;
  if (nodes.length === 0) {
    return { message: 'no nodes available to schedule pods' };
  }
  const others = options.pods.filter(
    each =>
      each.metadata.uid !== pod.metadata.uid &&
      each.spec?.nodeName &&
      !ended(each),
  );
  const byNode = new Map<string, KubeObject[]>();
  for (const each of others) {
    const list = byNode.get(each.spec.nodeName) ?? [];
    list.push(each);
    byNode.set(each.spec.nodeName, list);
  }
  const label = (node: KubeObject, key: string) =>
    key === 'kubernetes.io/hostname'
      ? node.metadata.labels?.[key] ?? node.metadata.name
      : node.metadata.labels?.[key];
  const countIn = (key: string, value: string | undefined, selector: any) =>
    nodes
      .filter(node => label(node, key) === value)
      .flatMap(node => byNode.get(node.metadata.name) ?? [])
      .filter(
        each =>
          each.metadata.namespace === pod.metadata.namespace &&
          selects(selector, each.metadata.labels),
      ).length;

  const refusal = (node: KubeObject): string | undefined => {
    if (node.spec?.unschedulable) {
      return 'node(s) were unschedulable';
    }
    const taint = (node.spec?.taints ?? []).find(
      (each: any) =>
        each.effect !== 'PreferNoSchedule' && !tolerates(pod, each),
    );
    if (taint) {
      return 'node(s) had untolerated taint(s)';
    }
    const wanted = Object.entries(pod.spec.nodeSelector ?? {});
    if (wanted.some(([key, value]) => node.metadata.labels?.[key] !== value)) {
      return "node(s) didn't match Pod's node affinity/selector";
    }
    if (
      zone !== undefined &&
      label(node, 'topology.kubernetes.io/zone') !== zone
    ) {
      return "node(s) didn't match PersistentVolume's node affinity";
    }
    for (const term of pod.spec.affinity?.podAntiAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
      const value = label(node, term.topologyKey);
      if (countIn(term.topologyKey, value, term.labelSelector) > 0) {
        return "node(s) didn't match pod anti-affinity rules";
      }
    }
    for (const constraint of pod.spec.topologySpreadConstraints ?? []) {
      if (constraint.whenUnsatisfiable === 'ScheduleAnyway') {
        continue;
      }
      const { topologyKey, labelSelector, maxSkew = 1 } = constraint;
      const counts = [
        ...new Set(nodes.map(each => label(each, topologyKey))),
      ].map(value => countIn(topologyKey, value, labelSelector));
      const here = countIn(
        topologyKey,
        label(node, topologyKey),
        labelSelector,
      );
      if (here + 1 - Math.min(...counts) > maxSkew) {
        return "node(s) didn't match pod topology spread constraints";
      }
    }
    for (const resource of ['cpu', 'memory']) {
      const allocatable = node.status?.allocatable?.[resource];
      const used = (byNode.get(node.metadata.name) ?? []).reduce(
        (sum, each) => sum + requests(each, resource),
        0,
      );
      if (
        allocatable !== undefined &&
        used + requests(pod, resource) > quantity(allocatable)
      ) {
        return `Insufficient ${resource}`;
      }
    }
    return undefined;
  };

  const refusals = new Map<string, number>();
  const fitting: KubeObject[] = [];
  for (const node of nodes) {
    const reason = refusal(node);
    if (reason) {
      refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
    } else {
      fitting.push(node);
    }
  }
  if (fitting.length === 0) {
    const reasons = [...refusals].map(
      ([reason, count]) => `${count} ${reason}`,
    );
    return {
      message: `0/${nodes.length} nodes are available: ${reasons
        .sort()
        .join(', ')}. no new claims to deallocate, preemption: 0/${
        nodes.length
      } nodes are available: ${
        nodes.length
      } Preemption is not helpful for scheduling.`,
    };
  }
  const cluster = pod.metadata.labels?.['cnpg.io/cluster'];
  const selector = {
    matchLabels: { 'cnpg.io/cluster': cluster, 'cnpg.io/podRole': 'instance' },
  };
  const cost = (node: KubeObject): number[] => [
    countIn(
      'topology.kubernetes.io/zone',
      label(node, 'topology.kubernetes.io/zone'),
      selector,
    ),
    countIn(
      'kubernetes.io/hostname',
      label(node, 'kubernetes.io/hostname'),
      selector,
    ),
    byNode.get(node.metadata.name)?.length ?? 0,
  ];
  const ranked = fitting
    .map(node => ({ node, cost: cost(node) }))
    .sort(
      (a, b) =>
        a.cost[0] - b.cost[0] ||
        a.cost[1] - b.cost[1] ||
        a.cost[2] - b.cost[2] ||
        (a.node.metadata.name < b.node.metadata.name ? -1 : 1),
    );
  return { node: ranked[0].node };
}
