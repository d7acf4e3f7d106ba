import type { KubeObject } from '../kubernetes/types.ts';
import { bySerial } from './cluster.ts';
import { kinds, phases, WAITING_REASON } from './constants.ts';
import { prepare, syncBudgets } from './create.ts';
import { startFailover } from './failover.ts';
import { syncFencing } from './fencing.ts';
import { hibernate, isFallingAsleep, setHibernation } from './hibernation.ts';
import { createInstancePod } from './instance.ts';
import { updateLabels } from './labels.ts';
import { reconcileMajorUpgrade } from './majorUpgrade.ts';
import { syncManagedRoles, syncSecretVersions } from './managedRoles.ts';
import { Gone } from './operator.ts';
import { integratePoolers } from './pooler.ts';
import type { ClusterRuntime } from './runtime.ts';
import { replaceUnscheduled, rollOut, startInPlaceRestart } from './restart.ts';
import { bootstrap, resumeBootstrap, scaleDown, scaleUp } from './scale.ts';
import {
  instanceOf,
  isJobComplete,
  isPodReady,
  isTerminating,
  resourceStatus,
  setCondition,
} from './status.ts';
import { startSwitchover } from './switchover.ts';
import { growVolumes } from './volumes.ts';

/** After a pass that found an object gone, or failed. */
const RETRY_MS = 1_000;

/** The operator's work on one Cluster, from its creation to its deletion. */
export async function runCluster(runtime: ClusterRuntime): Promise<void> {
  for (;;) {
    await runtime.changed();
    await runtime.sleep(14);
    const again = await reconcile(runtime).catch(error => {
      // Without the Cluster, or when the sandbox ends, this is the end.
      runtime.cluster();
      if (runtime.signal.aborted || runtime.operator.signal.aborted) {
        throw error;
      }
      if (!(error instanceof Gone)) runtime.operator.complain(error);
      return RETRY_MS;
    });
    if (again !== undefined) {
      runtime.spawn(async () => {
        await runtime.sleep(again);
        runtime.trigger();
      });
    }
  }
}

/** One pass. Returns after how many milliseconds to look again in any case. */
async function reconcile(runtime: ClusterRuntime): Promise<number | undefined> {
  const disabled =
    runtime.cluster().metadata.annotations?.['cnpg.io/reconciliationLoop'] ===
    'disabled';
  if (disabled) {
    return undefined;
  }
  const retry = await prepare(runtime);
  if (retry !== undefined) {
    return retry;
  }
  syncBudgets(runtime);
  await runtime.sleep(22);
  syncFencing(runtime);
  writeResourceStatus(runtime);
  if (runtime.transition) {
    return undefined;
  }
  const { pods, jobs } = runtime.resources();
  await runtime.sleep(pods.some(isTerminating) ? 75 : 6);
  writeReportedState(runtime);
  growVolumes(runtime);
  syncSecretVersions(runtime);
  syncManagedRoles(runtime);
  await integratePoolers(runtime);
  if (await reconcileMajorUpgrade(runtime)) {
    return undefined;
  }
  if (isFallingAsleep(runtime.cluster())) {
    await hibernate(runtime);
    return undefined;
  }
  updateLabels(runtime);
  if (
    startFailover(runtime) ||
    startSwitchover(runtime) ||
    startInPlaceRestart(runtime, () => writeReportedState(runtime))
  ) {
    return undefined;
  }
  if (jobs.some(job => !isJobComplete(job))) {
    return undefined;
  }
  await runtime.sleep(45);
  return await reconcileInstances(runtime);
}

function assignStatus(draft: KubeObject, values: Record<string, any>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) {
      delete draft.status[key];
    } else {
      draft.status[key] = value;
    }
  }
}

function writeResourceStatus(runtime: ClusterRuntime): void {
  const resources = runtime.resources();
  const values = resourceStatus(runtime.cluster(), resources);
  runtime.update(draft => {
    assignStatus(draft, values);
    setHibernation(draft, resources.pods, runtime.now);
    if (resources.jobs.length > 0 || resources.pods.length > 0) {
      setCondition(
        draft,
        {
          type: 'Initialized',
          status: 'True',
          reason: 'BootstrapCompleted',
          message: 'Cluster has been bootstrapped',
        },
        runtime.now,
      );
    }
  });
}

/** What the status pages of the instances say. */
function writeReportedState(runtime: ClusterRuntime): void {
  const reported: Record<string, any> = {};
  let timeline: number | undefined;
  const pods = runtime
    .resources()
    .pods.sort((a, b) => bySerial(a.metadata.name, b.metadata.name));
  for (const pod of pods) {
    const instance = runtime.running(pod.metadata.name);
    if (instance?.reporting) {
      reported[instance.name] = {
        ip: pod.status.podIP,
        isPrimary: instance.primary,
        ...(instance.timeline !== undefined && {
          timeLineID: instance.timeline,
        }),
      };
      timeline = instance.primary ? instance.timeline : timeline;
    }
  }
  const anyone = Object.keys(reported).length > 0;
  runtime.update(draft => {
    assignStatus(draft, {
      instancesReportedState: anyone ? reported : undefined,
      systemID: anyone ? runtime.systemId : undefined,
      timelineID: timeline ?? draft.status.timelineID,
    });
    setCondition(
      draft,
      anyone
        ? {
            type: 'ConsistentSystemID',
            status: 'True',
            reason: 'Unique',
            message:
              'A single, unique system ID was found across reporting instances.',
          }
        : {
            type: 'ConsistentSystemID',
            status: 'False',
            reason: 'NotFound',
            message:
              'No instances are present in the cluster to report a system ID.',
          },
      runtime.now,
    );
  });
}

async function reconcileInstances(
  runtime: ClusterRuntime,
): Promise<number | undefined> {
  const cluster = runtime.cluster();
  const { pods, pvcs, jobs } = runtime.resources();
  if (pvcs.length === 0 && jobs.length === 0 && pods.length === 0) {
    return await bootstrap(runtime);
  }
  if (await resumeBootstrap(runtime)) {
    return undefined;
  }
  const dangling: string[] = cluster.status.danglingPVC ?? [];
  const missing = [
    ...new Set(
      pvcs.filter(pvc => dangling.includes(pvc.metadata.name)).map(instanceOf),
    ),
  ].sort(
    (a, b) =>
      Number(b === cluster.status.targetPrimary) -
        Number(a === cluster.status.targetPrimary) || bySerial(a, b),
  );
  const everyoneReports = pods.every(
    pod => runtime.running(pod.metadata.name)?.reporting,
  );
  const primaryReady =
    missing[0] === cluster.status.targetPrimary ||
    pods.some(
      pod =>
        pod.metadata.name === cluster.status.currentPrimary && isPodReady(pod),
    );
  if (missing.length > 0 && everyoneReports && primaryReady) {
    runtime.operator.store.update(
      kinds.pvc,
      runtime.namespace,
      missing[0],
      draft => {
        draft.metadata.annotations = {
          ...draft.metadata.annotations,
          'cnpg.io/pvcStatus': 'ready',
        };
      },
    );
    await runtime.sleep(5);
    createInstancePod(runtime, missing[0]);
    return undefined;
  }
  if (replaceUnscheduled(runtime)) {
    return undefined;
  }
  // Fencing changes readiness, but neither phase nor condition Ready.
  const isExcused = (pod: KubeObject) =>
    runtime.fenced.has(pod.metadata.name) ||
    runtime.unfenced.has(pod.metadata.name);
  if (
    pods.some(
      pod => isTerminating(pod) || (!isPodReady(pod) && !isExcused(pod)),
    ) ||
    missing.length > 0 ||
    pvcs.some(isTerminating)
  ) {
    // Switchover and restart of the primary keep their phase until everyone is ready again.
    const { phase } = cluster.status;
    if (phase !== phases.switchover && phase !== phases.primaryRestart) {
      runtime.registerPhase(phases.waiting, WAITING_REASON);
    }
    return undefined;
  }
  const instances = new Set([...pvcs, ...pods].map(instanceOf)).size;
  if (instances < cluster.spec.instances) {
    await scaleUp(runtime);
    return undefined;
  }
  if (instances > cluster.spec.instances) {
    await scaleDown(runtime);
    return undefined;
  }
  if (pods.length < instances) {
    // A pod has gone since the status was written; the next look finds its volumes.
    return undefined;
  }
  await runtime.sleep(130);
  runtime.restarting = undefined;
  if (await rollOut(runtime)) {
    return undefined;
  }
  await runtime.sleep(100);
  for (const job of jobs) {
    runtime.operator.store.delete(
      kinds.job,
      runtime.namespace,
      job.metadata.name,
      { propagation: 'Foreground' },
    );
  }
  runtime.registerPhase(phases.healthy);
  return undefined;
}
