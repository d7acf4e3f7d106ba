import type { KubeObject } from '../kubernetes/types.ts';
import { recoveryPlugin, serialOf } from './cluster.ts';
import { kinds } from './constants.ts';
import { completePod, failPod, failScheduling, startPod } from './kubelet.ts';
import { claimsOf, pvc } from './objects.ts';
import type { Operator } from './operator.ts';
import { injectWorkloadIdentity } from './workloadIdentity.ts';
import { job, jobPod, jobPodLabels } from './pods.ts';
import type { JobRole } from './pods.ts';
import type { ClusterRuntime } from './runtime.ts';
import { setCondition } from './status.ts';
import { seconds } from './time.ts';

/** A job's pod has not done its work; what it says is in its log. */
export class WorkFailed extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit status ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/**
 * What the main container of a job does between its start and its end; it
 * throws a {@link WorkFailed} when it fails.
 */
export type Work = (pod: KubeObject) => Promise<void>;

/** A failed pod is followed by another one after this time, then after twice that, and so on. */
const FIRST_BACKOFF_MS = 10_000;

export function createClaim(
  runtime: ClusterRuntime,
  instance: string,
  index: number,
): void {
  const cluster = runtime.cluster();
  const claim = claimsOf(cluster, instance)[index];
  runtime.operator.store.create(
    kinds.pvc,
    pvc(cluster, instance, serialOf(instance), claim),
  );
}

/**
 * Creates the job that fills the volumes of a new instance, and its pod. For a
 * replica the claims come after the pod, which is why the scheduler complains
 * in every scale-up.
 */
export async function startJob(
  runtime: ClusterRuntime,
  instance: string,
  role: JobRole,
  image: string,
  major: number,
  work: Work,
): Promise<void> {
  const { operator } = runtime;
  const created = operator.store.create(
    kinds.job,
    job(
      runtime.cluster(),
      instance,
      role,
      image,
      major,
      recoveryResources(runtime),
    ),
  );
  await runtime.sleep(8);
  const pod = createJobPod(runtime, created);
  operator.update(kinds.job, created, draft => {
    Object.assign(draft.spec.template.metadata.labels, jobPodLabels(created));
    draft.spec.selector.matchLabels = {
      'batch.kubernetes.io/controller-uid': created.metadata.uid,
    };
    draft.status = {
      startTime: seconds(runtime.now),
      active: 1,
      terminating: 0,
      uncountedTerminatedPods: {},
      ready: 0,
    };
  });
  if (role === 'join') {
    const claims = claimsOf(runtime.cluster(), instance);
    const nodes = operator.store.list(kinds.node).length;
    for (const [index, claim] of claims.entries()) {
      failScheduling(
        operator,
        pod,
        `0/${nodes} nodes are available: persistentvolumeclaim "${claim.name}" not found. not found`,
      );
      await runtime.sleep(4);
      createClaim(runtime, instance, index);
      await runtime.sleep(6);
    }
  }
  operator.spawn(() => runJob(runtime, created, pod, work));
}

/** Of the sidecar that restores, from the ObjectStore of the source. */
function recoveryResources(
  runtime: ClusterRuntime,
): Record<string, any> | undefined {
  const source = recoveryPlugin(runtime.cluster())?.parameters
    ?.barmanObjectName;
  return source === undefined
    ? undefined
    : runtime.operator.store.get(kinds.objectStore, runtime.namespace, source)
        ?.spec?.instanceSidecarConfiguration?.resources;
}

function createJobPod(runtime: ClusterRuntime, jobObject: KubeObject) {
  const { operator } = runtime;
  const pod = operator.store.create(
    kinds.pod,
    injectWorkloadIdentity(
      operator.store,
      jobPod(jobObject),
      operator.tenantId,
    ),
  );
  operator.event(
    jobObject,
    'job-controller',
    'SuccessfulCreate',
    `Created pod: ${pod.metadata.name}`,
  );
  return pod;
}

async function runJob(
  runtime: ClusterRuntime,
  jobObject: KubeObject,
  firstPod: KubeObject,
  work: Work,
): Promise<void> {
  const { operator } = runtime;
  const change = (edit: (draft: KubeObject) => void) =>
    operator.update(kinds.job, jobObject, edit);
  let pod = firstPod;
  for (let failed = 0; ; ) {
    const succeeded = await runJobPod(operator, jobObject, pod, work);
    if (succeeded) {
      break;
    }
    failed += 1;
    change(draft => {
      draft.status.failed = failed;
      draft.status.ready = 0;
      delete draft.status.active;
    });
    operator.update(kinds.pod, pod, draft => {
      delete draft.metadata.finalizers;
    });
    if (failed > jobObject.spec.backoffLimit) {
      giveUp(operator, jobObject);
      return;
    }
    await operator.sleep(FIRST_BACKOFF_MS * 2 ** (failed - 1));
    if (!operator.current(kinds.job, jobObject)) {
      return;
    }
    pod = createJobPod(runtime, jobObject);
    change(draft => {
      draft.status.active = 1;
    });
  }
  complete(operator, jobObject, pod);
}

function giveUp(operator: Operator, jobObject: KubeObject): void {
  const message = 'Job has reached the specified backoff limit';
  operator.update(kinds.job, jobObject, draft => {
    for (const type of ['FailureTarget', 'Failed']) {
      setCondition(
        draft,
        { type, status: 'True', reason: 'BackoffLimitExceeded', message },
        operator.clock.now(),
      );
    }
  });
  operator.event(
    jobObject,
    'job-controller',
    'BackoffLimitExceeded',
    message,
    'Warning',
  );
}

/** Returns whether the pod ended well. */
async function runJobPod(
  operator: Operator,
  jobObject: KubeObject,
  pod: KubeObject,
  work: Work,
): Promise<boolean> {
  const change = (edit: (draft: KubeObject) => void) =>
    operator.update(kinds.job, jobObject, edit);
  await startPod(operator, pod);
  await operator.sleep(170);
  change(draft => {
    draft.status.ready = 1;
  });
  try {
    await work(pod);
  } catch (error) {
    if (error instanceof WorkFailed) {
      await failPod(operator, pod, error.exitCode);
      return false;
    }
    throw error;
  }
  const completed = completePod(operator, pod);
  await operator.sleep(1_000);
  change(draft => {
    draft.status.ready = 0;
  });
  await completed;
  await operator.sleep(850);
  return true;
}

function complete(
  operator: Operator,
  jobObject: KubeObject,
  pod: KubeObject,
): void {
  const change = (edit: (draft: KubeObject) => void) =>
    operator.update(kinds.job, jobObject, edit);
  const verdict = (type: string) => ({
    type,
    status: 'True' as const,
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  });
  change(draft => {
    delete draft.status.active;
    draft.status.uncountedTerminatedPods = { succeeded: [pod.metadata.uid] };
    setCondition(draft, verdict('SuccessCriteriaMet'), operator.clock.now());
  });
  operator.update(kinds.pod, pod, draft => {
    delete draft.metadata.finalizers;
  });
  change(draft => {
    draft.status.completionTime = seconds(operator.clock.now());
    draft.status.succeeded = 1;
    draft.status.uncountedTerminatedPods = {};
    setCondition(draft, verdict('Complete'), operator.clock.now());
  });
  operator.event(jobObject, 'job-controller', 'Completed', 'Job completed');
}
