import type { KubeObject } from '../kubernetes/types.ts';
import { serialOf } from './cluster.ts';
import { kinds } from './constants.ts';
import { completePod, failScheduling, startPod } from './kubelet.ts';
import { claimsOf, pvc } from './objects.ts';
import { injectWorkloadIdentity } from './workloadIdentity.ts';
import { job, jobPod, jobPodLabels } from './pods.ts';
import type { JobRole } from './pods.ts';
import type { ClusterRuntime } from './runtime.ts';
import { setCondition } from './status.ts';
import { seconds } from './time.ts';

/** How long the work of a job takes, from its container's start to its end. */
const WORK_MS: Record<JobRole, number> = {
  initdb: 1_920,
  join: 2_600,
};

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
): Promise<void> {
  const { operator } = runtime;
  const created = operator.store.create(
    kinds.job,
    job(runtime.cluster(), instance, role, image, major),
  );
  await runtime.sleep(8);
  const pod = operator.store.create(
    kinds.pod,
    injectWorkloadIdentity(operator.store, jobPod(created), operator.tenantId),
  );
  operator.event(
    created,
    'job-controller',
    'SuccessfulCreate',
    `Created pod: ${pod.metadata.name}`,
  );
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
  operator.spawn(() => runJob(runtime, created, pod, role));
}

async function runJob(
  runtime: ClusterRuntime,
  jobObject: KubeObject,
  pod: KubeObject,
  role: JobRole,
): Promise<void> {
  const { operator } = runtime;
  const change = (edit: (draft: KubeObject) => void) =>
    operator.update(kinds.job, jobObject, edit);
  await startPod(operator, pod);
  await operator.sleep(170);
  change(draft => {
    draft.status.ready = 1;
  });
  await operator.sleep(WORK_MS[role]);
  const completed = completePod(operator, pod);
  await operator.sleep(1_000);
  change(draft => {
    draft.status.ready = 0;
  });
  await completed;
  await operator.sleep(850);
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
