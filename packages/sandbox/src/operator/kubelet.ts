import type { KubeObject } from '../kubernetes/types.ts';
import { BARMAN_SIDECAR, kinds } from './constants.ts';
import { Gone } from './operator.ts';
import type { Operator } from './operator.ts';
import {
  markAdmitted,
  markCompleted,
  markDeletionObserved,
  markFailed,
  markInitialized,
  markReady,
  markRunning,
  markSandboxReady,
  markScheduled,
  markStarted,
  markSucceeded,
  markTerminated,
  markUnschedulable,
  setPodAddress,
} from './podstatus.ts';
import { schedule } from './scheduler.ts';
import { condition, isTerminating } from './status.ts';

const BIND_FINALIZER = 'kubernetes.io/pvc-protection';

/** Readiness and startup probes of instances run every 10 s. */
export const PROBE_PERIOD_MS = 10_000;

/** How often the scheduler looks again at a pod that fits nowhere. */
const RESCHEDULE_MS = 5_000;

function claimNames(pod: KubeObject): string[] {
  return (pod.spec.volumes ?? []).flatMap((volume: any) =>
    volume.persistentVolumeClaim
      ? [volume.persistentVolumeClaim.claimName as string]
      : [],
  );
}

function recordSchedulerEvent(
  operator: Operator,
  pod: KubeObject,
  event: { type: string; reason: string; message: string; action: string },
): void {
  const now = operator.clock.now();
  operator.store.create(kinds.event, {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      generateName: `${pod.metadata.name}.`,
      namespace: pod.metadata.namespace,
    },
    involvedObject: {
      kind: 'Pod',
      namespace: pod.metadata.namespace,
      name: pod.metadata.name,
      uid: pod.metadata.uid,
      apiVersion: 'v1',
      resourceVersion: pod.metadata.resourceVersion,
    },
    reason: event.reason,
    message: event.message,
    source: {},
    firstTimestamp: null,
    lastTimestamp: null,
    type: event.type,
    eventTime: now.toISOString().replace('Z', '000Z'),
    action: event.action,
    reportingComponent: 'default-scheduler',
    reportingInstance: 'default-scheduler-0',
  });
}

/** The scheduler found no node: condition and Warning Event. */
export function failScheduling(
  operator: Operator,
  pod: KubeObject,
  message: string,
): void {
  const now = operator.clock.now();
  const before = condition(pod, 'PodScheduled')?.message;
  operator.update(kinds.pod, pod, draft =>
    markUnschedulable(draft, message, now),
  );
  if (before !== message) {
    recordSchedulerEvent(operator, pod, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      action: 'Scheduling',
    });
  }
}

/** What keeps the pod's volumes from being bound; undefined when nothing does. */
function volumeProblem(
  operator: Operator,
  pod: KubeObject,
): string | undefined {
  const { store } = operator;
  const classes = store.list(kinds.storageClass);
  for (const name of claimNames(pod)) {
    const pvc = store.get(kinds.pvc, pod.metadata.namespace, name);
    if (!pvc) {
      return `0/${
        store.list(kinds.node).length
      } nodes are available: persistentvolumeclaim "${name}" not found. not found`;
    }
    const wanted = pvc.spec.storageClassName;
    if (
      wanted &&
      classes.length > 0 &&
      pvc.status?.phase !== 'Bound' &&
      !classes.some(each => each.metadata.name === wanted)
    ) {
      return `0/${
        store.list(kinds.node).length
      } nodes are available: pod has unbound immediate PersistentVolumeClaims. not found`;
    }
  }
  return undefined;
}

/** Waits until the pod has a node; binds its volumes there. */
async function placePod(
  operator: Operator,
  pod: KubeObject,
): Promise<KubeObject> {
  const { store } = operator;
  for (;;) {
    const current = operator.current(kinds.pod, pod);
    if (!current) {
      throw new Gone();
    }
    const claims = claimNames(pod).flatMap(name => {
      const pvc = store.get(kinds.pvc, pod.metadata.namespace, name);
      return pvc ? [pvc] : [];
    });
    const zone = claims
      .map(pvc => operator.volumeZones.get(pvc.metadata.uid))
      .find(each => each !== undefined);
    const problem = volumeProblem(operator, pod);
    const placement = problem
      ? { message: problem }
      : schedule({
          pod: current,
          nodes: store.list(kinds.node),
          pods: store.list(kinds.pod),
          zone,
        });
    if ('message' in placement) {
      failScheduling(operator, current, placement.message);
      await operator.sleep(RESCHEDULE_MS);
      continue;
    }
    const { node } = placement;
    const unbound = claims.filter(pvc => pvc.status?.phase !== 'Bound');
    if (unbound.length > 0) {
      operator.update(kinds.pod, pod, draft => {
        draft.status.nominatedNodeName = node.metadata.name;
      });
      for (const pvc of unbound) {
        await operator.sleep(5);
        bind(operator, pvc, node);
      }
      await operator.sleep(990);
    } else {
      await operator.sleep(3);
    }
    const now = operator.clock.now();
    const placed = operator.update(kinds.pod, pod, draft =>
      markScheduled(draft, node, now),
    );
    recordSchedulerEvent(operator, placed, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node.metadata.name}`,
      action: 'Binding',
    });
    return node;
  }
}

/** Provisions the volume of a claim where its first pod will run. */
function bind(operator: Operator, pvc: KubeObject, node: KubeObject): void {
  const zone = node.metadata.labels?.['topology.kubernetes.io/zone'];
  if (zone !== undefined) {
    operator.volumeZones.set(pvc.metadata.uid, zone);
  }
  operator.update(kinds.pvc, pvc, draft => {
    draft.metadata.annotations = {
      ...draft.metadata.annotations,
      'pv.kubernetes.io/bind-completed': 'yes',
      'pv.kubernetes.io/bound-by-controller': 'yes',
    };
    draft.spec.volumeName = `pvc-${pvc.metadata.uid}`;
  });
  operator.update(kinds.pvc, pvc, draft => {
    draft.status = {
      phase: 'Bound',
      accessModes: draft.spec.accessModes,
      capacity: { storage: draft.spec.resources.requests.storage },
    };
  });
}

function containerEvents(
  operator: Operator,
  pod: KubeObject,
  image: string,
): void {
  operator.event(
    pod,
    'kubelet',
    'Pulled',
    `Container image "${image}" already present on machine and can be accessed by the pod`,
  );
  operator.event(pod, 'kubelet', 'Created', 'Container created');
  operator.event(pod, 'kubelet', 'Started', 'Container started');
}

/** From a pod that has just been created to its main container running. */
export async function startPod(
  operator: Operator,
  pod: KubeObject,
): Promise<void> {
  const now = () => operator.clock.now();
  const change = (edit: (draft: KubeObject) => void) =>
    operator.update(kinds.pod, pod, edit);
  const node = await placePod(operator, pod);
  await operator.sleep(14);
  change(draft => markAdmitted(draft, node, now()));
  await operator.sleep(410);
  change(draft => markSandboxReady(draft, now()));
  await operator.sleep(110);
  const bootstrap = pod.spec.initContainers[0].name;
  const address = operator.nextPodAddress();
  change(draft => {
    markRunning(draft, bootstrap, now());
    markStarted(draft, bootstrap);
    setPodAddress(draft, address);
  });
  containerEvents(operator, pod, pod.spec.initContainers[0].image);
  await operator.sleep(360);
  for (const sidecar of pod.spec.initContainers.slice(1)) {
    change(draft => {
      markTerminated(draft, bootstrap, now());
      markRunning(draft, sidecar.name, now());
    });
    containerEvents(operator, pod, sidecar.image);
    if (sidecar.name === BARMAN_SIDECAR) {
      operator.logs.write(
        pod,
        sidecar.name,
        { level: 'info', msg: 'Starting barman cloud instance plugin' },
        now(),
      );
    }
    await operator.sleep(600);
    change(draft => {
      if (sidecar.restartPolicy !== 'Always') {
        markTerminated(draft, sidecar.name, now());
        return;
      }
      markStarted(draft, sidecar.name);
      for (const each of draft.status.initContainerStatuses) {
        each.ready ||= each.name === sidecar.name;
      }
    });
  }
  change(draft => {
    if (draft.status.initContainerStatuses[0].state.running) {
      markTerminated(draft, bootstrap, now());
    }
    markInitialized(draft, now());
  });
  await operator.sleep(75);
  const [main] = pod.spec.containers;
  change(draft => {
    draft.status.phase = 'Running';
    markRunning(draft, main.name, now());
    if (!main.startupProbe) {
      markStarted(draft, main.name);
    }
    if (!main.readinessProbe) {
      markReady(draft, now());
    }
  });
  containerEvents(operator, pod, main.image);
}

/** The main container of a job's pod ends well. */
export async function completePod(
  operator: Operator,
  pod: KubeObject,
): Promise<void> {
  operator.update(kinds.pod, pod, draft =>
    markCompleted(draft, operator.clock.now()),
  );
  await operator.sleep(1_110);
  operator.update(kinds.pod, pod, draft =>
    markSucceeded(draft, operator.clock.now()),
  );
}

/** The main container of a job's pod ends with an error. */
export async function failPod(
  operator: Operator,
  pod: KubeObject,
  exitCode: number,
): Promise<void> {
  await operator.sleep(400);
  operator.update(kinds.pod, pod, draft =>
    markFailed(draft, exitCode, operator.clock.now()),
  );
}

/**
 * Shuts a pod down that has got a deletion time stamp. `stopping` is what its
 * process does before it ends.
 */
export async function terminatePod(
  operator: Operator,
  pod: KubeObject,
  stopping: () => Promise<void>,
): Promise<void> {
  const [main] = pod.spec.containers;
  operator.event(pod, 'kubelet', 'Killing', `Stopping container ${main.name}`);
  await operator.sleep(22);
  const running = operator.update(kinds.pod, pod, markDeletionObserved);
  if (running.status.containerStatuses?.[0]?.state.running) {
    await stopping();
    operator.update(kinds.pod, pod, draft => {
      markCompleted(draft, operator.clock.now());
      markSucceeded(draft, operator.clock.now());
    });
    await operator.sleep(420);
  }
  const { namespace, name } = pod.metadata;
  if (operator.current(kinds.pod, pod)) {
    operator.store.delete(kinds.pod, namespace, name, { graceSeconds: 0 });
  }
}

/** A claim that is being deleted goes when no pod uses it any more. */
export function releaseClaims(operator: Operator, namespace: string): void {
  const inUse = new Set(
    operator.store
      .list(kinds.pod, { namespace })
      .filter(
        pod =>
          isTerminating(pod) ||
          !['Succeeded', 'Failed'].includes(pod.status?.phase),
      )
      .flatMap(claimNames),
  );
  for (const pvc of operator.store.list(kinds.pvc, { namespace })) {
    if (
      isTerminating(pvc) &&
      pvc.metadata.finalizers?.includes(BIND_FINALIZER) &&
      !inUse.has(pvc.metadata.name)
    ) {
      operator.volumeZones.delete(pvc.metadata.uid);
      operator.store.update(kinds.pvc, namespace, pvc.metadata.name, draft => {
        draft.metadata.finalizers = draft.metadata.finalizers?.filter(
          each => each !== BIND_FINALIZER,
        );
      });
    }
  }
}
