import {
  desiredInstances,
  instancePods,
  isFenced,
  isReady,
} from '../health/clusterFacts';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';

/**
 * What a change of the instances interrupts where it is not the usual course:
 * standbys first, and then the primary's restart. Undefined where it is.
 * CloudNativePG `internal/controller/cluster_upgrade.go`.
 *
 * @param inPlace - a restart of PostgreSQL is enough
 */
export function unusualRollout(
  { cluster }: DatabaseObjects,
  inPlace = false,
): Message | undefined {
  const { primaryUpdateMethod = 'restart', primaryUpdateStrategy } =
    cluster.spec ?? {};
  if (desiredInstances(cluster) === 1) {
    return inPlace && primaryUpdateMethod === 'restart'
      ? say('operation.rollout.single.inPlace')
      : say('operation.rollout.single');
  }
  if (primaryUpdateStrategy === 'supervised') {
    return say('operation.rollout.supervised');
  }
  return primaryUpdateMethod === 'switchover'
    ? say('operation.rollout.switchover')
    : undefined;
}

/**
 * Instances for which CloudNativePG waits before it replaces any; none where
 * the pods are not known.
 */
export function heldUpBy({
  cluster,
  pods,
  unavailable,
}: DatabaseObjects): string[] {
  if (unavailable.Pod) return [];
  return instancePods(pods)
    .filter(pod => !isReady(pod) || isFenced(cluster, pod.metadata.name))
    .map(({ metadata }) => metadata.name)
    .sort();
}

/** The effect, and that it has to wait where it has. */
export function whenReady(
  objects: DatabaseObjects,
  effect: Message,
  instances = heldUpBy(objects),
): Message {
  return instances.length
    ? say('operation.rollout.waits', {
        effect,
        instances: instances.join(', '),
      })
    : effect;
}
