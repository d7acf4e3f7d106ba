import { createHash, randomBytes } from 'node:crypto';
import type { KubeObject } from '../kubernetes/types.ts';
import { seconds } from './time.ts';

type Status = 'True' | 'False';

const newContainerId = () => `containerd://${randomBytes(32).toString('hex')}`;

const imageId = (image: string) =>
  `sha256:${createHash('sha256').update(image).digest('hex')}`;

function setPodCondition(
  pod: KubeObject,
  type: string,
  status: Status,
  now: Date,
  detail: { reason?: string; message?: string } = {},
): void {
  const known = pod.status.conditions.find((each: any) => each.type === type);
  const transition =
    known?.status === status ? known.lastTransitionTime : seconds(now);
  const next = {
    type,
    observedGeneration: pod.metadata.generation,
    status,
    lastProbeTime: null,
    lastTransitionTime: transition,
    ...detail,
  };
  if (known) {
    pod.status.conditions[pod.status.conditions.indexOf(known)] = next;
  } else {
    pod.status.conditions.push(next);
  }
}

/** The scheduler could not place the pod. */
export function markUnschedulable(
  pod: KubeObject,
  message: string,
  now: Date,
): void {
  pod.status.conditions ??= [];
  setPodCondition(pod, 'PodScheduled', 'False', now, {
    reason: 'Unschedulable',
    message,
  });
}

/** Binding; since Kubernetes 1.35 it copies the topology labels of the node to the pod. */
export function markScheduled(
  pod: KubeObject,
  node: KubeObject,
  now: Date,
): void {
  for (const key of [
    'topology.kubernetes.io/region',
    'topology.kubernetes.io/zone',
  ]) {
    const value = node.metadata.labels?.[key];
    if (value !== undefined) {
      pod.metadata.labels = { ...pod.metadata.labels, [key]: value };
    }
  }
  pod.spec.nodeName = node.metadata.name;
  delete pod.status.nominatedNodeName;
  pod.status.conditions = [
    {
      type: 'PodScheduled',
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: seconds(now),
    },
  ];
}

function waiting(container: any) {
  return {
    name: container.name,
    state: { waiting: { reason: 'PodInitializing' } },
    lastState: {},
    ready: false,
    restartCount: 0,
    image: container.image,
    imageID: '',
    started: false,
  };
}

function containerNames(containers: any[]): string {
  return containers.map(each => each.name).join(' ');
}

/** The kubelet's first report. */
export function markAdmitted(
  pod: KubeObject,
  node: KubeObject,
  now: Date,
): void {
  const scheduled = pod.status.conditions[0];
  const unready = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${containerNames(
      pod.spec.containers,
    )}]`,
  };
  pod.status.observedGeneration = pod.metadata.generation;
  pod.status.conditions = [];
  setPodCondition(pod, 'PodReadyToStartContainers', 'False', now);
  setPodCondition(pod, 'Initialized', 'False', now, {
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${containerNames(
      pod.spec.initContainers,
    )}]`,
  });
  setPodCondition(pod, 'Ready', 'False', now, unready);
  setPodCondition(pod, 'ContainersReady', 'False', now, unready);
  pod.status.conditions.push({
    type: scheduled.type,
    observedGeneration: pod.metadata.generation,
    ...scheduled,
  });
  const hostIP =
    node.status?.addresses?.find((each: any) => each.type === 'InternalIP')
      ?.address ?? '10.224.0.4';
  pod.status.hostIP = hostIP;
  pod.status.hostIPs = [{ ip: hostIP }];
  pod.status.startTime = seconds(now);
  pod.status.initContainerStatuses = pod.spec.initContainers.map(waiting);
  pod.status.containerStatuses = pod.spec.containers.map(waiting);
  const resources = pod.spec.containers[0].resources ?? {};
  if (resources.requests) {
    pod.status.allocatedResources = resources.requests;
  }
  if (Object.keys(resources).length > 0) {
    pod.status.resources = resources;
  }
}

export function markSandboxReady(pod: KubeObject, now: Date): void {
  setPodCondition(pod, 'PodReadyToStartContainers', 'True', now);
}

function specOf(pod: KubeObject, name: string): any {
  return [...pod.spec.initContainers, ...pod.spec.containers].find(
    each => each.name === name,
  );
}

function statusOf(pod: KubeObject, name: string): any {
  return [
    ...pod.status.initContainerStatuses,
    ...pod.status.containerStatuses,
  ].find(each => each.name === name);
}

/** A container has been started. */
export function markRunning(pod: KubeObject, name: string, now: Date): void {
  const container = specOf(pod, name);
  const status = statusOf(pod, name);
  const resources = container.resources ?? {};
  const { runAsUser, runAsGroup, fsGroup } = pod.spec.securityContext ?? {};
  Object.assign(status, {
    state: { running: { startedAt: seconds(now) } },
    imageID: imageId(container.image),
    containerID: newContainerId(),
    ...(resources.requests && { allocatedResources: resources.requests }),
    ...(Object.keys(resources).length > 0 && { resources }),
    volumeMounts: container.volumeMounts.map((mount: any) =>
      mount.readOnly
        ? {
            name: mount.name,
            mountPath: mount.mountPath,
            readOnly: true,
            recursiveReadOnly: 'Disabled',
          }
        : { name: mount.name, mountPath: mount.mountPath },
    ),
    user: {
      linux: {
        uid: runAsUser,
        gid: runAsGroup,
        supplementalGroups: [fsGroup],
      },
    },
  });
}

export function setPodAddress(pod: KubeObject, address: string): void {
  pod.status.podIP = address;
  pod.status.podIPs = [{ ip: address }];
}

function terminated(status: any, now: Date) {
  return {
    exitCode: 0,
    reason: 'Completed',
    startedAt: status.state.running?.startedAt ?? seconds(now),
    finishedAt: seconds(now),
    ...(status.containerID && { containerID: status.containerID }),
  };
}

/** A container has ended well. */
export function markTerminated(pod: KubeObject, name: string, now: Date): void {
  const status = statusOf(pod, name);
  status.state = { terminated: terminated(status, now) };
  status.started = false;
  status.ready = specOf(pod, name)
    ? pod.spec.initContainers.some((each: any) => each.name === name)
    : false;
}

export function markInitialized(pod: KubeObject, now: Date): void {
  setPodCondition(pod, 'Initialized', 'True', now);
}

export function markStarted(pod: KubeObject, name: string): void {
  statusOf(pod, name).started = true;
}

export function markContainerReady(
  pod: KubeObject,
  name: string,
  ready: boolean,
): void {
  statusOf(pod, name).ready = ready;
}

export function markReady(pod: KubeObject, now: Date): void {
  for (const container of pod.spec.containers) {
    markContainerReady(pod, container.name, true);
  }
  setPodCondition(pod, 'Ready', 'True', now);
  setPodCondition(pod, 'ContainersReady', 'True', now);
}

export function markUnready(pod: KubeObject, now: Date): void {
  for (const container of pod.spec.containers) {
    markContainerReady(pod, container.name, false);
  }
  const detail = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${containerNames(
      pod.spec.containers,
    )}]`,
  };
  setPodCondition(pod, 'Ready', 'False', now, detail);
  setPodCondition(pod, 'ContainersReady', 'False', now, detail);
}

/** The main container has ended and starts again at once in the same pod. */
export function markRestarting(pod: KubeObject, name: string, now: Date): void {
  const status = statusOf(pod, name);
  status.lastState = { terminated: status.state.terminated };
  status.restartCount += 1;
  status.started = false;
  markRunning(pod, name, now);
}

export function markCompleted(pod: KubeObject, now: Date): void {
  const detail = { reason: 'PodCompleted' };
  for (const container of pod.spec.containers) {
    markTerminated(pod, container.name, now);
  }
  for (const container of pod.spec.initContainers) {
    if (container.restartPolicy === 'Always') {
      markTerminated(pod, container.name, now);
    }
  }
  setPodCondition(pod, 'Initialized', 'True', now, detail);
  setPodCondition(pod, 'Ready', 'False', now, detail);
  setPodCondition(pod, 'ContainersReady', 'False', now, detail);
}

/** The main container of a job's pod has ended with an error. */
export function markFailed(pod: KubeObject, exitCode: number, now: Date): void {
  for (const container of pod.spec.containers) {
    markTerminated(pod, container.name, now);
    const status = statusOf(pod, container.name);
    Object.assign(status.state.terminated, { exitCode, reason: 'Error' });
  }
  for (const container of pod.spec.initContainers) {
    if (container.restartPolicy === 'Always') {
      markTerminated(pod, container.name, now);
    }
  }
  const detail = { reason: 'PodFailed' };
  pod.status.phase = 'Failed';
  setPodCondition(pod, 'Ready', 'False', now, detail);
  setPodCondition(pod, 'ContainersReady', 'False', now, detail);
  setPodCondition(pod, 'PodReadyToStartContainers', 'False', now);
}

export function markSucceeded(pod: KubeObject, now: Date): void {
  pod.status.phase = 'Succeeded';
  setPodCondition(pod, 'PodReadyToStartContainers', 'False', now);
}

/** The kubelet has seen the deletion. */
export function markDeletionObserved(pod: KubeObject): void {
  pod.status.observedGeneration = pod.metadata.generation;
  for (const each of pod.status.conditions ?? []) {
    each.observedGeneration = pod.metadata.generation;
  }
}
