import { Cluster, Node, Toleration } from '../model/objects';

/** Nodes that may take an instance: by readiness, taints and the cluster's own selector. */
export function eligibleNodes(cluster: Cluster, nodes: Node[]): Node[] {
  const { nodeSelector = {}, tolerations = [] } = cluster.spec?.affinity ?? {};
  const wanted = Object.entries(nodeSelector);
  return nodes.filter(
    node =>
      !node.spec?.unschedulable &&
      node.status?.conditions?.find(({ type }) => type === 'Ready')?.status !==
        'False' &&
      wanted.every(([key, value]) => node.metadata.labels?.[key] === value) &&
      (node.spec?.taints ?? []).every(
        taint =>
          taint.effect === 'PreferNoSchedule' ||
          tolerations.some(entry => tolerates(entry, taint)),
      ),
  );
}

function tolerates(
  { key, operator = 'Equal', value = '', effect }: Toleration,
  taint: { key: string; value?: string; effect: string },
): boolean {
  if (effect && effect !== taint.effect) return false;
  if (!key) return operator === 'Exists';
  return (
    key === taint.key &&
    (operator === 'Exists' || value === (taint.value ?? ''))
  );
}
