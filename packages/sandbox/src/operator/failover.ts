import { bySerial } from './cluster.ts';
import { kinds, phases } from './constants.ts';
import { promote } from './promotion.ts';
import { labelRole } from './labels.ts';
import type { ClusterRuntime } from './runtime.ts';
import { isPodReady, isTerminating } from './status.ts';
import { micros } from './time.ts';

export function setTarget(runtime: ClusterRuntime, target: string): void {
  runtime.update(draft => {
    draft.status.targetPrimary = target;
    draft.status.targetPrimaryTimestamp = micros(runtime.now);
  });
}

/** Replicas that can take over, the most recent one first. */
export function candidates(runtime: ClusterRuntime): string[] {
  const { currentPrimary } = runtime.cluster().status;
  return runtime
    .resources()
    .pods.filter(
      pod =>
        pod.metadata.name !== currentPrimary &&
        isPodReady(pod) &&
        !isTerminating(pod) &&
        runtime.running(pod.metadata.name)?.reporting &&
        !runtime.fenced.has(pod.metadata.name),
    )
    .map(pod => pod.metadata.name)
    .sort(bySerial);
}

/** Begins a failover when the primary's pod is gone or going and somebody can take over. */
export function startFailover(runtime: ClusterRuntime): boolean {
  const { currentPrimary, targetPrimary } = runtime.cluster().status;
  if (
    !currentPrimary ||
    currentPrimary !== targetPrimary ||
    currentPrimary === runtime.restarting
  ) {
    return false;
  }
  const pod = runtime.pod(currentPrimary);
  const lost = !pod || isTerminating(pod);
  if (!lost || candidates(runtime).length === 0) {
    return false;
  }
  runtime.transition = 'failover';
  runtime.spawn(() => failOver(runtime, currentPrimary));
  return true;
}

async function failOver(runtime: ClusterRuntime, old: string): Promise<void> {
  const initiate = () =>
    runtime.event(
      'FailingOver',
      `Current primary isn't healthy, initiating a failover from ${old}`,
    );
  await runtime.sleep(60);
  initiate();
  await runtime.sleep(12);
  runtime.registerPhase(phases.failover, `Initiating a failover from ${old}`);
  await runtime.sleep(60);
  setTarget(runtime, 'pending');
  await runtime.sleep(105);
  const pod = runtime.pod(old);
  if (pod) {
    labelRole(runtime, kinds.pod, pod, 'unhealthy');
  }
  // Seen in every recorded failover: the target goes back once before it moves on.
  await runtime.sleep(119);
  setTarget(runtime, old);
  await runtime.sleep(192);
  initiate();
  setTarget(runtime, 'pending');
  for (;;) {
    await runtime.until(() => candidates(runtime).length > 0);
    const [target] = candidates(runtime);
    runtime.event('FailoverTarget', `Failing over from ${old} to ${target}`);
    await runtime.sleep(32);
    runtime.registerPhase(
      phases.failover,
      `Failing over from ${old} to ${target}`,
    );
    await runtime.sleep(10);
    setTarget(runtime, target);
    if (await promote(runtime, target)) {
      break;
    }
    setTarget(runtime, 'pending');
  }
  await runtime.sleep(180);
  runtime.transition = undefined;
  runtime.trigger();
}
