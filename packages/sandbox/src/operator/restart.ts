import type { KubeObject } from '../kubernetes/types.ts';
import { bySerial } from './cluster.ts';
import { kinds, phases } from './constants.ts';
import type { ClusterRuntime } from './runtime.ts';

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

const sorted = (value: any): any =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, each]) => [key, sorted(each)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

const same = (a: unknown, b: unknown) =>
  JSON.stringify(sorted(a ?? {})) === JSON.stringify(sorted(b ?? {}));

/** Why the pod is not as the cluster wants it now; undefined when it is. */
export function restartReason(
  cluster: KubeObject,
  pod: KubeObject,
): string | undefined {
  const restartedAt = cluster.metadata.annotations?.[RESTARTED_AT];
  if (
    restartedAt !== undefined &&
    pod.metadata.annotations?.[RESTARTED_AT] !== restartedAt
  ) {
    return 'cluster has been explicitly restarted via annotation';
  }
  const [postgres] = pod.spec.containers;
  if (!same(postgres.resources, cluster.spec.resources)) {
    return 'original and target PodSpec differ in containers: container postgres differs in resources';
  }
  return undefined;
}

/**
 * Restarts one instance that is not as it should be: the replicas first, from
 * the highest serial number down, the primary last. Returns whether there was one.
 */
export async function rollOut(runtime: ClusterRuntime): Promise<boolean> {
  const cluster = runtime.cluster();
  const { currentPrimary } = cluster.status;
  const outdated = runtime
    .resources()
    .pods.filter(pod => restartReason(cluster, pod) !== undefined)
    .sort(
      (a, b) =>
        Number(a.metadata.name === currentPrimary) -
          Number(b.metadata.name === currentPrimary) ||
        bySerial(b.metadata.name, a.metadata.name),
    );
  const [pod] = outdated;
  if (!pod) {
    return false;
  }
  const { name } = pod.metadata;
  const reason = restartReason(cluster, pod) ?? '';
  if (name === currentPrimary) {
    if (cluster.spec.primaryUpdateStrategy === 'supervised') {
      // The user has to switch over; that wait is not simulated.
      return false;
    }
    runtime.restarting = name;
    runtime.registerPhase(phases.primaryRestart, reason);
  } else {
    runtime.registerPhase(
      phases.upgrading,
      `Restarting instance ${name}, because: ${reason}`,
    );
  }
  runtime.event('UpgradingInstance', `Upgrading instance ${name}`);
  await runtime.sleep(8);
  runtime.operator.store.delete(kinds.pod, runtime.namespace, name);
  return true;
}

/** A pod that no node takes is replaced as soon as the cluster asks for another one. */
export function replaceUnscheduled(runtime: ClusterRuntime): boolean {
  const cluster = runtime.cluster();
  const pod = runtime
    .resources()
    .pods.find(
      each => !each.spec.nodeName && restartReason(cluster, each) !== undefined,
    );
  if (pod) {
    runtime.event(
      'UpgradingInstance',
      `Upgrading instance ${pod.metadata.name}`,
    );
    runtime.operator.store.delete(
      kinds.pod,
      runtime.namespace,
      pod.metadata.name,
    );
  }
  return pod !== undefined;
}

/** Whether somebody has asked for a restart of the primary in its pod, by the phase. */
export function startInPlaceRestart(
  runtime: ClusterRuntime,
  report: () => void,
): boolean {
  const { phase, currentPrimary } = runtime.cluster().status;
  const instance = runtime.running(currentPrimary);
  if (phase !== phases.inPlaceRestart || !instance) {
    return false;
  }
  runtime.transition = 'restart';
  runtime.spawn(async () => {
    await runtime.sleep(120);
    instance.timeline = undefined;
    report();
    await runtime.sleep(2_440);
    instance.timeline = runtime.wal.timeline;
    instance.startedAt = runtime.now;
    report();
    await runtime.sleep(2_430);
    runtime.registerPhase(
      phases.healthy,
      'Primary instance restarted in-place',
    );
    await runtime.sleep(2_200);
    runtime.transition = undefined;
    runtime.trigger();
  });
  return true;
}
