import type { KubeObject } from '../kubernetes/types.ts';
import { archiveWal, runArchiver } from './archiving.ts';
import { kinds } from './constants.ts';
import { injectWorkloadIdentity } from './workloadIdentity.ts';
import { PROBE_PERIOD_MS, startPod, terminatePod } from './kubelet.ts';
import { acquireLease, leaseHolder, releaseLease } from './lease.ts';
import { instancePod } from './pods.ts';
import { markReady, markStarted } from './podstatus.ts';
import type { ClusterRuntime, Instance } from './runtime.ts';
import { isTerminating } from './status.ts';
import { micros } from './time.ts';
import { barmanPlugin } from './cluster.ts';

/** From the start of the container to the probe that finds PostgreSQL started. */
const STARTUP_PROBE_MS = 9_350;
const READINESS_PROBE_MS = 600;

export function createInstancePod(
  runtime: ClusterRuntime,
  instance: string,
): void {
  const { operator } = runtime;
  const cluster = runtime.cluster();
  const { image, pgDataImageInfo } = cluster.status;
  const objectStore = barmanPlugin(cluster)?.parameters?.barmanObjectName;
  const sidecarResources =
    objectStore &&
    operator.store.get(kinds.objectStore, runtime.namespace, objectStore)?.spec
      ?.instanceSidecarConfiguration?.resources;
  const pod = operator.store.create(
    kinds.pod,
    injectWorkloadIdentity(
      operator.store,
      instancePod(
        cluster,
        instance,
        image,
        pgDataImageInfo.majorVersion,
        sidecarResources,
      ),
      operator.tenantId,
    ),
  );
  runtime.spawn(() => runInstance(runtime, pod));
}

async function runInstance(
  runtime: ClusterRuntime,
  pod: KubeObject,
): Promise<void> {
  const { operator } = runtime;
  await startPod(operator, pod);
  const instance = runtime.started(pod);
  log(runtime, pod, 'Starting CloudNativePG Instance Manager');
  runtime.spawn(() => startPostgres(runtime, pod, instance));
  await becomeReady(runtime, pod, instance);
}

/** The kubelet's probes, until the pod is ready. */
export async function becomeReady(
  runtime: ClusterRuntime,
  pod: KubeObject,
  instance: Instance,
): Promise<void> {
  const { operator } = runtime;
  const [main] = pod.spec.containers;
  await operator.sleep(STARTUP_PROBE_MS);
  while (!instance.reporting) {
    await operator.sleep(PROBE_PERIOD_MS);
  }
  operator.update(kinds.pod, pod, draft => markStarted(draft, main.name));
  await operator.sleep(READINESS_PROBE_MS);
  while (!instance.reporting || runtime.fenced.has(instance.name)) {
    await operator.sleep(PROBE_PERIOD_MS);
  }
  operator.update(kinds.pod, pod, draft => {
    if (!isTerminating(draft)) {
      markReady(draft, operator.clock.now());
    }
  });
}

async function startPostgres(
  runtime: ClusterRuntime,
  pod: KubeObject,
  instance: Instance,
): Promise<void> {
  const { name } = instance;
  const alive = () => runtime.running(name) === instance;
  const { currentPrimary, targetPrimary } = runtime.cluster().status;
  if (targetPrimary === name && (currentPrimary ?? name) === name) {
    await runtime.sleep(580);
    if (!currentPrimary) {
      runtime.update(draft => {
        draft.status.currentPrimary = name;
        draft.status.currentPrimaryTimestamp = micros(runtime.now);
      });
    }
    await runtime.sleep(99);
    if (runtime.recovered && !currentPrimary) {
      // The history of the new timeline waits to be archived since the recovery.
      const history = `${String(runtime.wal.timeline).padStart(
        8,
        '0',
      )}.history`;
      await archiveWal(runtime, pod, instance, history);
    }
    await runtime.sleep(966);
    if (!(await acquireLease(runtime, name, alive))) {
      return;
    }
    await runtime.sleep(230);
    log(runtime, pod, 'database system is ready to accept connections');
    instance.primary = true;
    instance.timeline = runtime.wal.timeline;
    instance.reporting = true;
    runtime.trigger();
    runtime.spawn(() => runArchiver(runtime, instance, 2_560));
    return;
  }
  await runtime.sleep(1_680);
  log(runtime, pod, 'database system is ready to accept read-only connections');
  instance.reporting = true;
  runtime.trigger();
  await runtime.sleep(1_950);
  instance.timeline = runtime.wal.timeline;
  runtime.trigger();
}

export function log(
  runtime: ClusterRuntime,
  pod: KubeObject,
  msg: string,
): void {
  runtime.operator.logs.write(
    pod,
    'postgres',
    { level: 'info', msg },
    runtime.now,
  );
}

/** A primary archives its last WAL and gives its Lease back before it ends. */
export async function stopInstance(
  runtime: ClusterRuntime,
  pod: KubeObject,
): Promise<void> {
  const { name, uid } = pod.metadata;
  const instance = runtime.instances.get(name);
  const mine = instance?.podUid === uid ? instance : undefined;
  const wasPrimary = mine?.primary ?? false;
  if (mine) {
    mine.reporting = false;
    runtime.trigger();
  }
  await terminatePod(runtime.operator, pod, async () => {
    if (!wasPrimary) {
      await runtime.operator.sleep(1_300);
      return;
    }
    await runtime.operator.sleep(4_000);
    if (leaseHolder(runtime) === name) {
      releaseLease(runtime, name);
    }
    await runtime.operator.sleep(170);
  });
}
