import { runArchiver } from './archiving.ts';
import { configurationOf } from './configuration.ts';
import { kinds } from './constants.ts';
import { becomeReady } from './instance.ts';
import { acquireLease, releaseLease } from './lease.ts';
import { markRestarting, markTerminated, markUnready } from './podstatus.ts';
import { promote } from './promotion.ts';
import type { ClusterRuntime } from './runtime.ts';
import { isPodReady, isTerminating } from './status.ts';

/** Begins a switchover when somebody has named another target primary that can take over. */
export function startSwitchover(runtime: ClusterRuntime): boolean {
  const { currentPrimary, targetPrimary } = runtime.cluster().status;
  if (
    !currentPrimary ||
    !targetPrimary ||
    targetPrimary === 'pending' ||
    currentPrimary === targetPrimary
  ) {
    return false;
  }
  const target = runtime.pod(targetPrimary);
  const old = runtime.pod(currentPrimary);
  if (
    target &&
    isPodReady(target) &&
    !isTerminating(target) &&
    runtime.running(targetPrimary)?.reporting &&
    old &&
    runtime.running(currentPrimary)
  ) {
    runtime.transition = 'switchover';
    runtime.spawn(() => switchOver(runtime, currentPrimary, targetPrimary));
  }
  // A target that cannot take over leaves everything as it is.
  return true;
}

async function switchOver(
  runtime: ClusterRuntime,
  old: string,
  target: string,
): Promise<void> {
  const { operator } = runtime;
  const pod = runtime.pod(old);
  const instance = runtime.running(old);
  if (!pod || !instance) {
    runtime.transition = undefined;
    runtime.trigger();
    return;
  }
  const [main] = pod.spec.containers;
  await runtime.sleep(3_340);
  // The status page of the old primary is away until its container is up again.
  instance.reporting = false;
  instance.primary = false;
  instance.timeline = undefined;
  releaseLease(runtime, old);
  await runtime.sleep(246);
  operator.update(kinds.pod, pod, draft => {
    markTerminated(draft, main.name, runtime.now);
    markUnready(draft, runtime.now);
  });
  const restart = (async () => {
    await runtime.sleep(147);
    operator.update(kinds.pod, pod, draft =>
      markRestarting(draft, main.name, runtime.now),
    );
    instance.configuration = configurationOf(runtime.cluster());
    await runtime.sleep(10_000);
    instance.reporting = true;
    runtime.spawn(async () => {
      await runtime.sleep(7_660);
      instance.timeline = runtime.wal.timeline - 1;
      runtime.trigger();
    });
    // Its startup probe was refused once, at 10 s.
    runtime.spawn(() => becomeReady(runtime, pod, instance));
  })();
  await runtime.sleep(600);
  const promoted = await promote(runtime, target);
  await restart.catch(() => undefined);
  if (!promoted) {
    // The old primary carries on.
    runtime.update(draft => {
      draft.status.targetPrimary = old;
    });
    const alive = () => runtime.running(old) === instance;
    if (await acquireLease(runtime, old, alive)) {
      instance.primary = true;
      instance.timeline = runtime.wal.timeline;
      runtime.spawn(() => runArchiver(runtime, instance, 1_900));
    }
  }
  await runtime.sleep(30);
  runtime.transition = undefined;
  runtime.trigger();
}
