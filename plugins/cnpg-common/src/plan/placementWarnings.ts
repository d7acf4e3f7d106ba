import { eligibleNodes } from '../health/eligibleNodes';
import { Node } from '../model/objects';
import { Placement, Plan, TargetDefinition } from '../model/offer';

/**
 * What keeps the instances of a plan from finding a node, as the nodes are now:
 * Kubernetes takes the database without a word, and its pods wait.
 *
 * @public
 */
export function placementWarnings(
  { instances }: Pick<Plan, 'instances'>,
  target: Placement & Pick<TargetDefinition, 'title'>,
  nodes: Node[],
): string[] {
  const { title, spread, nodeSelector, tolerations } = target;
  const eligible = eligibleNodes(
    {
      metadata: { name: '' },
      spec: { affinity: { nodeSelector, tolerations } },
    },
    nodes,
  );
  const wanted = spread === 'prefer' ? 1 : instances;
  if (eligible.length < wanted) {
    return [
      `At this moment ${title} has ${eligible.length} of the ${wanted} nodes that this database needs: ready, with the labels of its node selector and no taint that it does not tolerate. Instances wait until there are more; a cluster autoscaler may add them.`,
    ];
  }
  const hasZone = ({ metadata }: Node) =>
    metadata.labels?.['topology.kubernetes.io/zone'] !== undefined;
  return spread === 'zones' && instances > 1 && !eligible.some(hasZone)
    ? [
        `The nodes of ${title} name no availability zone, and its databases have to be spread over zones: no node takes an instance. The platform team must set spread to nodes.`,
      ]
    : [];
}
