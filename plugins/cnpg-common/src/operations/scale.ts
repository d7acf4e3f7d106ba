import { z } from 'zod';
import { desiredInstances } from '../health/clusterFacts';
import { eligibleNodes } from '../health/eligibleNodes';
import { DatabaseObjects } from '../model/database';
import { synchronousOf } from '../model/describeDetails';
import { cnpgDatabaseScalePermission } from '../permissions';
import { notRunning, patchSpec } from './common';
import { Operation } from './operation';

const MOST = 9;

const input = z.strictObject({ instances: z.number().int().min(1).max(MOST) });

/**
 * Changes the number of instances: `kubectl patch` of `spec.instances`.
 *
 * @public
 */
export const scale: Operation<z.infer<typeof input>> = {
  id: 'scale',
  title: 'Change the number of instances',
  group: 'size',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook: objects => ({
    refused: notRunning(objects),
    effect:
      'Nothing is interrupted. A new standby is copied from the primary, which takes as long as the data is large; one that is removed takes its volume along.',
    seen: { 'number of instances': String(desiredInstances(objects.cluster)) },
    facts: {
      instanceCount: {
        current: desiredInstances(objects.cluster),
        least: least(objects),
        most: MOST,
      },
    },
  }),
  plan(objects, { instances }) {
    const { cluster } = objects;
    const current = desiredInstances(cluster);
    const refuse = (refused: string) => ({ refused, field: 'instances' });
    if (instances === current) {
      return refuse(`The database has ${current} instances already.`);
    }
    if (instances < least(objects)) {
      return refuse(
        `Commits wait for ${
          synchronousOf(cluster)?.number
        } standby, so there must be at least ${least(objects)} instances.`,
      );
    }
    const room =
      instances > current ? whyNoRoom(objects, instances) : undefined;
    if (room) return refuse(room);
    const removed = current - instances;
    return {
      title: `Scaling from ${current} to ${instances} instances`,
      effect:
        removed > 0
          ? `Nothing is interrupted. The ${
              removed === 1 ? 'newest standby' : `${removed} newest standbys`
            } and their volumes are removed${
              instances === 1
                ? '; with a single instance, every restart and every loss of a node stops the database'
                : ''
            }.`
          : 'Nothing is interrupted. New standbys are copied from the primary, which takes as long as the data is large.',
      writes: [patchSpec(cluster, { instances })],
    };
  },
};

/** CloudNativePG's webhook: fewer synchronous standbys than instances. */
function least({ cluster }: DatabaseObjects): number {
  const waits = Math.max(
    synchronousOf(cluster)?.number ?? 0,
    cluster.spec?.maxSyncReplicas ?? 0,
  );
  return waits + 1;
}

/** Only where it is certain: instances that may not share a node need one each. */
function whyNoRoom(
  { cluster, targetNodes }: DatabaseObjects,
  instances: number,
): string | undefined {
  const { enablePodAntiAffinity, podAntiAffinityType, topologyKey } =
    cluster.spec?.affinity ?? {};
  const apart =
    enablePodAntiAffinity !== false &&
    podAntiAffinityType === 'required' &&
    (topologyKey ?? 'kubernetes.io/hostname') === 'kubernetes.io/hostname';
  if (!apart || !targetNodes?.length) return undefined;
  const nodes = eligibleNodes(cluster, targetNodes).length;
  return nodes < instances
    ? `Each instance needs a node of its own, and only ${nodes} can take one.`
    : undefined;
}
