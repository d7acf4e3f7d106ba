import { z } from 'zod';
import { desiredInstances, isFenced } from '../health/clusterFacts';
import { eligibleNodes } from '../health/eligibleNodes';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { synchronousOf } from '../model/describeDetails';
import { cnpgDatabaseScalePermission } from '../permissions';
import { notRunning, patchSpec } from './common';
import { heldUpBy, whenReady } from './rollout';
import { OperationDefinition } from './spoken';

const MOST = 9;

const input = z.strictObject({ instances: z.number().int().min(1).max(MOST) });

/**
 * Changes the number of instances: `kubectl patch` of `spec.instances`.
 *
 * @public
 */
export const scale: OperationDefinition<z.infer<typeof input>> = {
  id: 'scale',
  title: 'Change the number of instances',
  group: 'size',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook: objects => ({
    refused: notRunning(objects),
    effect: say('operation.scale.effect'),
    seen: [
      {
        name: say('operation.scale.fact'),
        value: String(desiredInstances(objects.cluster)),
      },
    ],
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
    const refuse = (refused: Message) => ({ refused, field: 'instances' });
    if (instances === current) {
      return refuse(say('operation.scale.same', { count: current }));
    }
    if (instances < leastForStandbys(objects)) {
      return refuse(
        say('operation.scale.synchronous', {
          count: waitsFor(objects),
          least: leastForStandbys(objects),
        }),
      );
    }
    if (instances < least(objects)) {
      return refuse(say('operation.scale.supervised'));
    }
    if (instances > 1 && withoutHints(objects)) {
      return refuse(say('operation.scale.walLogHints'));
    }
    const room =
      instances > current ? whyNoRoom(objects, instances) : undefined;
    if (room) return refuse(room);
    const removed = current - instances;
    return {
      title: say('operation.scale.title', { from: current, to: instances }),
      effect: whenReady(
        objects,
        effectOf(removed, instances),
        // A fenced one answers, which is enough for it.
        heldUpBy(objects).filter(name => !isFenced(cluster, name)),
      ),
      writes: [patchSpec(cluster, { instances })],
    };
  },
};

function effectOf(removed: number, left: number): Message {
  if (removed <= 0) return say('operation.scale.effect.more');
  return left === 1
    ? say('operation.scale.effect.single', { count: removed })
    : say('operation.scale.effect.fewer', { count: removed });
}

/** CloudNativePG's webhook: supervised updates need an instance to switch over to. */
function least(objects: DatabaseObjects): number {
  const supervised =
    objects.cluster.spec?.primaryUpdateStrategy === 'supervised';
  return Math.max(leastForStandbys(objects), supervised ? 2 : 1);
}

/** CloudNativePG's webhook: fewer synchronous standbys than instances and standbys elsewhere. */
function leastForStandbys(objects: DatabaseObjects): number {
  const { standbyNamesPre = [], standbyNamesPost = [] } =
    objects.cluster.spec?.postgresql?.synchronous ?? {};
  const elsewhere = standbyNamesPre.length + standbyNamesPost.length;
  return Math.max(1, waitsFor(objects) + 1 - elsewhere);
}

function waitsFor({ cluster }: DatabaseObjects): number {
  return Math.max(
    synchronousOf(cluster)?.number ?? 0,
    cluster.spec?.maxSyncReplicas ?? 0,
  );
}

/** CloudNativePG's webhook. */
function withoutHints({ cluster }: DatabaseObjects): boolean {
  const hints = cluster.spec?.postgresql?.parameters?.wal_log_hints;
  return /^(off?|f(alse)?|no?|0)$/i.test(hints ?? '');
}

/** Only where it is certain: instances that may not share a node need one each. */
function whyNoRoom(
  { cluster, targetNodes }: DatabaseObjects,
  instances: number,
): Message | undefined {
  const { enablePodAntiAffinity, podAntiAffinityType, topologyKey } =
    cluster.spec?.affinity ?? {};
  const apart =
    enablePodAntiAffinity !== false &&
    podAntiAffinityType === 'required' &&
    (topologyKey ?? 'kubernetes.io/hostname') === 'kubernetes.io/hostname';
  if (!apart || !targetNodes?.length) return undefined;
  const nodes = eligibleNodes(cluster, targetNodes).length;
  return nodes < instances
    ? say('operation.scale.noNodes', { nodes })
    : undefined;
}
