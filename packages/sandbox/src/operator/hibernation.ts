import type { KubeObject } from '../kubernetes/types.ts';
import { bySerial } from './cluster.ts';
import { kinds, phases } from './constants.ts';
import type { ClusterRuntime } from './runtime.ts';
import {
  condition,
  isTerminating,
  removeCondition,
  setCondition,
} from './status.ts';

const TYPE = 'cnpg.io/hibernation';

/** A cluster falls asleep from health only, and then to the end. */
function isHibernating(cluster: KubeObject): boolean {
  return (
    cluster.metadata.annotations?.[TYPE] === 'on' &&
    (condition(cluster, TYPE) !== undefined ||
      cluster.status?.phase === phases.healthy)
  );
}

/** Whether the status says that the cluster is, or is about to be, hibernated. */
export function isFallingAsleep(cluster: KubeObject): boolean {
  return condition(cluster, TYPE) !== undefined;
}

/** The only place that tells of hibernation: phase and Ready stay as they were. */
export function setHibernation(
  cluster: KubeObject,
  pods: KubeObject[],
  now: Date,
): void {
  if (!isHibernating(cluster)) {
    if (condition(cluster, TYPE)) {
      removeCondition(cluster, TYPE);
    }
    return;
  }
  const going = pods.find(isTerminating);
  const set = (
    status: 'True' | 'False',
    reason: string,
    message: string,
  ): void =>
    setCondition(cluster, { type: TYPE, status, reason, message }, now);
  if (pods.length === 0) {
    set('True', 'Hibernated', 'Cluster has been hibernated');
  } else if (going) {
    set(
      'False',
      'WaitingPodsDeletion',
      `Waiting for ${going.metadata.name} to be deleted`,
    );
  } else {
    set('False', 'DeletingPods', 'Hibernation is in progress');
  }
}

/** Stops one instance after the other, the primary first. */
export async function hibernate(runtime: ClusterRuntime): Promise<void> {
  const { pods } = runtime.resources();
  if (pods.length === 0 || pods.some(isTerminating)) {
    return;
  }
  const { currentPrimary } = runtime.cluster().status;
  const [next] = pods
    .map(pod => pod.metadata.name)
    .sort(
      (a, b) =>
        Number(b === currentPrimary) - Number(a === currentPrimary) ||
        bySerial(a, b),
    );
  await runtime.sleep(80);
  runtime.operator.store.delete(kinds.pod, runtime.namespace, next);
}
