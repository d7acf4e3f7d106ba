import { bySerial, serialOf } from './cluster.ts';
import { kinds, phases } from './constants.ts';
import { createClaim, startJob } from './jobs.ts';
import { claimsOf } from './objects.ts';
import type { ClusterRuntime } from './runtime.ts';
import { instanceOf } from './status.ts';
import { micros } from './time.ts';

function imageOf(runtime: ClusterRuntime): { image: string; major: number } {
  const { image, pgDataImageInfo } = runtime.cluster().status;
  return { image, major: pgDataImageInfo.majorVersion };
}

/** The first instance: its volumes, its job, and it is the primary to be. */
export async function bootstrap(runtime: ClusterRuntime): Promise<void> {
  const methods = Object.keys(runtime.cluster().spec.bootstrap ?? {});
  if (methods.some(method => method !== 'initdb')) {
    // Recovery and pg_basebackup are not simulated.
    return;
  }
  const instance = `${runtime.name}-1`;
  for (const index of claimsOf(runtime.cluster(), instance).keys()) {
    await runtime.sleep(3);
    createClaim(runtime, instance, index);
  }
  runtime.event('CreatingInstance', 'Primary instance (initdb)');
  await runtime.sleep(6);
  runtime.update(draft => {
    draft.status.targetPrimary = instance;
    draft.status.targetPrimaryTimestamp = micros(runtime.now);
  });
  await runtime.sleep(68);
  runtime.registerPhase(
    phases.settingUpPrimary,
    `Creating primary instance ${instance}`,
  );
  await runtime.sleep(5);
  const { image, major } = imageOf(runtime);
  await startJob(runtime, instance, 'initdb', image, major);
}

/** Serial numbers of instances that are gone are used again. */
function freeSerial(runtime: ClusterRuntime): number {
  const { pvcs, pods, jobs } = runtime.resources();
  const used = new Set(
    [...pvcs, ...pods, ...jobs].map(each => serialOf(instanceOf(each))),
  );
  let serial = 1;
  while (used.has(serial)) {
    serial += 1;
  }
  return serial;
}

export async function scaleUp(runtime: ClusterRuntime): Promise<void> {
  const instance = `${runtime.name}-${freeSerial(runtime)}`;
  runtime.event('CreatingInstance', `Creating instance ${instance}`);
  await runtime.sleep(5);
  runtime.registerPhase(
    phases.creatingReplica,
    `Creating replica ${instance}-join`,
  );
  await runtime.sleep(6);
  const { image, major } = imageOf(runtime);
  await startJob(runtime, instance, 'join', image, major);
}

/** Takes away the replica with the highest serial number: first its volumes, then its pod. */
export async function scaleDown(runtime: ClusterRuntime): Promise<void> {
  const { operator, namespace } = runtime;
  const { pods, jobs } = runtime.resources();
  const victim = pods
    .map(pod => pod.metadata.name)
    .filter(name => name !== runtime.cluster().status.currentPrimary)
    .sort(bySerial)
    .pop();
  if (!victim) {
    return;
  }
  runtime.event('ScaleDown', `Scaling down - removing instance: ${victim}`);
  await runtime.sleep(7);
  for (const claim of claimsOf(runtime.cluster(), victim)) {
    operator.store.delete(kinds.pvc, namespace, claim.name);
    await runtime.sleep(4);
  }
  operator.store.delete(kinds.pod, namespace, victim);
  runtime.instances.delete(victim);
  runtime.archivers.delete(victim);
  for (const job of jobs.filter(each => instanceOf(each) === victim)) {
    operator.store.delete(kinds.job, namespace, job.metadata.name, {
      propagation: 'Foreground',
    });
  }
}
