import { eligibleNodes } from '../health/eligibleNodes';
import { Message, say } from '../messages';
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
): Message[] {
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
      say('plan.warning.nodes', {
        target: title,
        nodes: eligible.length,
        wanted,
      }),
    ];
  }
  const hasZone = ({ metadata }: Node) =>
    metadata.labels?.['topology.kubernetes.io/zone'] !== undefined;
  return spread === 'zones' && instances > 1 && !eligible.some(hasZone)
    ? [say('plan.warning.noZones', { target: title })]
    : [];
}
