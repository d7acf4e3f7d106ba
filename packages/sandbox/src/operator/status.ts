import type { KubeObject } from '../kubernetes/types.ts';
import { bySerial } from './cluster.ts';
import { seconds } from './time.ts';
import { phases } from './constants.ts';

export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason: string;
  message: string;
}

/** Sets a condition; its transition time changes with its status only. */
export function setCondition(
  object: KubeObject,
  wanted: Condition,
  now: Date,
): void {
  object.status ??= {};
  object.status.conditions ??= [];
  const known = object.status.conditions.find(
    (each: any) => each.type === wanted.type,
  );
  if (!known) {
    object.status.conditions.push({
      lastTransitionTime: seconds(now),
      ...wanted,
    });
    return;
  }
  if (known.status !== wanted.status) {
    known.lastTransitionTime = seconds(now);
  }
  Object.assign(known, wanted);
}

export function removeCondition(object: KubeObject, type: string): void {
  object.status.conditions = object.status.conditions?.filter(
    (each: any) => each.type !== type,
  );
}

export function condition(
  object: KubeObject,
  type: string,
): { status: string; reason: string; message: string } | undefined {
  return object.status?.conditions?.find((each: any) => each.type === type);
}

/** Phase and condition Ready always change in one write. */
export function setPhase(
  cluster: KubeObject,
  phase: string,
  reason: string | undefined,
  now: Date,
): void {
  cluster.status ??= {};
  cluster.status.phase = phase;
  if (reason === undefined) {
    delete cluster.status.phaseReason;
  } else {
    cluster.status.phaseReason = reason;
  }
  setCondition(
    cluster,
    phase === phases.healthy
      ? {
          type: 'Ready',
          status: 'True',
          reason: 'ClusterIsReady',
          message: 'Cluster is Ready',
        }
      : {
          type: 'Ready',
          status: 'False',
          reason: 'ClusterIsNotReady',
          message: 'Cluster Is Not Ready',
        },
    now,
  );
}

export const isTerminating = (object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined;

export const isPodReady = (pod: KubeObject): boolean =>
  condition(pod, 'Ready')?.status === 'True';

export const isJobComplete = (job: KubeObject): boolean =>
  condition(job, 'Complete')?.status === 'True';

/** Instance to which a PVC, a pod or a job belongs. */
export const instanceOf = (object: KubeObject): string =>
  object.metadata.labels?.['cnpg.io/instanceName'] ?? '';

/** What belongs to a cluster at one moment. */
export interface Resources {
  /** Pods of instances, without those of jobs. */
  pods: KubeObject[];
  pvcs: KubeObject[];
  jobs: KubeObject[];
}

const some = (count: number) => (count > 0 ? count : undefined);
const filled = <T>(list: T[]) => (list.length > 0 ? list : undefined);

/**
 * The part of a Cluster's status that follows from its pods, PVCs and jobs.
 * Fields that are not to be there are undefined.
 */
export function resourceStatus(
  cluster: KubeObject,
  { pods, pvcs, jobs }: Resources,
): Record<string, any> {
  const alive = pods.filter(pod => !isTerminating(pod));
  const claims = pvcs
    .filter(pvc => !isTerminating(pvc))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const busy = new Set(jobs.filter(job => !isJobComplete(job)).map(instanceOf));
  const withPod = new Set(pods.map(pod => pod.metadata.name));
  const names = [...new Set(claims.map(instanceOf))].sort(bySerial);

  const groups: Record<string, string[]> = {};
  for (const pod of alive) {
    const group = podGroup(pod);
    (groups[group] ??= []).push(pod.metadata.name);
  }
  Object.values(groups).forEach(group => group.sort(bySerial));

  // An instance whose data directory goes has no volume in any group.
  const losing = new Set(
    pvcs
      .filter(
        pvc =>
          isTerminating(pvc) &&
          pvc.metadata.labels?.['cnpg.io/pvcRole'] === 'PG_DATA',
      )
      .map(instanceOf),
  );
  const claimNames = (wanted: string) =>
    claims
      .filter(pvc => !losing.has(instanceOf(pvc)))
      .filter(pvc => claimGroup(pvc, busy, withPod) === wanted)
      .map(pvc => pvc.metadata.name);
  const nodes = new Set(
    pods.flatMap(pod => (pod.spec.nodeName ? [pod.spec.nodeName] : [])),
  );
  return {
    instances: some(names.length),
    instanceNames: filled(names),
    readyInstances: some(alive.filter(isPodReady).length),
    instancesStatus: Object.keys(groups).length > 0 ? groups : undefined,
    jobCount: some(jobs.length),
    pvcCount: some(pvcs.length),
    healthyPVC: filled(claimNames('healthy')),
    danglingPVC: filled(claimNames('dangling')),
    initializingPVC: filled(claimNames('initializing')),
    resizingPVC: filled(claimNames('resizing')),
    topology: {
      ...(pods.length > 0 && {
        instances: Object.fromEntries(
          pods.map(pod => [pod.metadata.name, failureDomain(cluster, pod)]),
        ),
      }),
      ...(nodes.size > 0 && { nodesUsed: nodes.size }),
      successfullyExtracted: true,
    },
  };
}

function podGroup(pod: KubeObject): 'healthy' | 'replicating' | 'failed' {
  if (isPodReady(pod)) {
    return 'healthy';
  }
  return pod.status?.phase === 'Running' ? 'replicating' : 'failed';
}

function claimGroup(
  pvc: KubeObject,
  busy: Set<string>,
  withPod: Set<string>,
): 'healthy' | 'dangling' | 'initializing' | 'resizing' {
  const instance = instanceOf(pvc);
  if (busy.has(instance)) {
    return 'initializing';
  }
  if (!withPod.has(instance)) {
    return 'dangling';
  }
  return condition(pvc, 'Resizing')?.status === 'True' ? 'resizing' : 'healthy';
}

/** Only the labels that the synchronous replica election looks at. */
function failureDomain(
  cluster: KubeObject,
  pod: KubeObject,
): Record<string, string> {
  const constraint = cluster.spec.syncReplicaElectionConstraint;
  const keys: string[] = constraint?.enabled
    ? constraint.nodeLabelsAntiAffinity ?? []
    : [];
  return Object.fromEntries(
    keys.map(key => [key, pod.metadata.labels?.[key] ?? '']),
  );
}
