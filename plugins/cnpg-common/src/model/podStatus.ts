import {
  isFenced,
  isReady,
  podCondition,
  waitingContainer,
} from '../health/clusterFacts';
import { Cluster, Pod } from './objects';

/** State of a pod of an instance or a pooler, in words. */
export function podStatus(cluster: Cluster, pod: Pod): string {
  if (pod.metadata.deletionTimestamp) return 'Stopping';
  if (isFenced(cluster, pod.metadata.name)) return 'Fenced';
  const scheduled = podCondition(pod, 'PodScheduled');
  if (scheduled?.status === 'False') {
    const { message, reason } = scheduled;
    return `Waiting for a node: ${message ?? reason ?? 'no reason is given'}`;
  }
  const waiting = waitingContainer(pod);
  if (waiting) return waiting;
  if (isReady(pod)) return 'Running';
  return pod.metadata.labels?.['cnpg.io/instanceRole'] === 'unhealthy'
    ? 'Not responding'
    : 'Starting';
}
