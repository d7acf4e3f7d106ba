import { bySerial, serialOf } from './cluster.ts';
import { kinds, phases } from './constants.ts';
import { ensureApplication } from './contents.ts';
import { createClaim, startJob } from './jobs.ts';
import { claimsOf } from './objects.ts';
import { recover } from './recovery.ts';
import type { ClusterRuntime } from './runtime.ts';
import { instanceOf } from './status.ts';
import { micros } from './time.ts';

/** A Backup that is not complete yet is looked at again after this time. */
const BACKUP_RETRY_MS = 60_000;

function imageOf(runtime: ClusterRuntime): { image: string; major: number } {
  const { image, pgDataImageInfo } = runtime.cluster().status;
  return { image, major: pgDataImageInfo.majorVersion };
}

/** How long the work of these jobs takes, from the container's start to its end. */
const INITDB_MS = 1_920;
const JOIN_MS = 2_600;

/**
 * The first instance: its volumes, its job, and it is the primary to be.
 * Returns after how many milliseconds to try again when what it is to come
 * from is not there.
 */
export async function bootstrap(
  runtime: ClusterRuntime,
): Promise<number | undefined> {
  const { operator, namespace } = runtime;
  const { recovery, pg_basebackup: copy } =
    runtime.cluster().spec.bootstrap ?? {};
  if (copy) {
    // A copy of a running server outside of the sandbox is not simulated.
    return undefined;
  }
  if (recovery?.backup) {
    const { name } = recovery.backup;
    const backup = operator.store.get(kinds.backup, namespace, name);
    if (!backup) {
      runtime.event(
        'ErrorNoBackup',
        `Backup object "${namespace}/${name}" is missing`,
        'Warning',
      );
    }
    if (backup?.status?.phase !== 'completed') {
      return BACKUP_RETRY_MS;
    }
  }
  const instance = `${runtime.name}-1`;
  for (const index of claimsOf(runtime.cluster(), instance).keys()) {
    await runtime.sleep(3);
    createClaim(runtime, instance, index);
  }
  announceBootstrap(runtime);
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
  await startBootstrapJob(runtime, instance);
  return undefined;
}

function announceBootstrap(runtime: ClusterRuntime): void {
  const { recovery } = runtime.cluster().spec.bootstrap ?? {};
  runtime.event(
    'CreatingInstance',
    `Primary instance (${recovery ? 'from backup' : 'initdb'})`,
  );
}

async function startBootstrapJob(
  runtime: ClusterRuntime,
  instance: string,
): Promise<void> {
  const { recovery } = runtime.cluster().spec.bootstrap ?? {};
  const { image, major } = imageOf(runtime);
  await (recovery
    ? startJob(runtime, instance, 'full-recovery', image, major, pod =>
        recover(runtime, pod),
      )
    : startJob(runtime, instance, 'initdb', image, major, async () => {
        await runtime.operator.sleep(INITDB_MS);
        ensureApplication(runtime.contents, runtime.cluster());
      }));
}

/**
 * Somebody has deleted the job of the first instance before it was done: there
 * is another one. Returns whether that was so.
 */
export async function resumeBootstrap(
  runtime: ClusterRuntime,
): Promise<boolean> {
  const { pvcs, jobs } = runtime.resources();
  const { targetPrimary, currentPrimary } = runtime.cluster().status;
  const isUnfinished = pvcs.some(
    pvc =>
      instanceOf(pvc) === targetPrimary &&
      pvc.metadata.annotations?.['cnpg.io/pvcStatus'] === 'initializing',
  );
  if (
    currentPrimary ||
    !isUnfinished ||
    jobs.some(job => instanceOf(job) === targetPrimary)
  ) {
    return false;
  }
  announceBootstrap(runtime);
  await startBootstrapJob(runtime, targetPrimary);
  return true;
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
  await startJob(runtime, instance, 'join', image, major, () =>
    runtime.operator.sleep(JOIN_MS),
  );
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
