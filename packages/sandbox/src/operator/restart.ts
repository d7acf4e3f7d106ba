import type { KubeObject } from '../kubernetes/types.ts';
import { bySerial } from './cluster.ts';
import {
  configurationOf,
  isDecreasePending,
  isRestartPending,
} from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { kinds, phases } from './constants.ts';
import { candidates, setTarget } from './failover.ts';
import { createClaim } from './jobs.ts';
import { claimsOf } from './objects.ts';
import { instanceSpec } from './pods.ts';
import type { ClusterRuntime } from './runtime.ts';

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

const sorted = (value: any): any =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, each]) => [key, sorted(each)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

const same = (a: unknown, b: unknown) =>
  JSON.stringify(sorted(a ?? {})) === JSON.stringify(sorted(b ?? {}));

/** Why an instance is not as the cluster wants it now, and whether its pod may stay. */
export interface Rollout {
  reason: string;
  canBeInPlace: boolean;
}

/** In the order in which the operator looks at them. */
const comparedFields: [string, string][] = [
  ['security-context', 'securityContext'],
  ['affinity', 'affinity'],
  ['tolerations', 'tolerations'],
  ['node-selector', 'nodeSelector'],
  ['topology-spread-constraints', 'topologySpreadConstraints'],
  ['service-account-name', 'serviceAccountName'],
  ['termination-grace-period', 'terminationGracePeriodSeconds'],
];

/** The first difference between the pod's specification and the wanted one, as CNPG names it. */
function podSpecDifference(stored: any, wanted: any): string | undefined {
  const [postgres] = stored.containers;
  for (const field of ['resources', 'env', 'envFrom', 'livenessProbe']) {
    if (!same(postgres[field], wanted.containers[0][field])) {
      return `containers: container postgres differs in ${field}`;
    }
  }
  return comparedFields.find(
    ([, field]) => !same(stored[field], wanted[field]),
  )?.[0];
}

/** Why the instance has to be rolled out; undefined when it is as it should be. */
export function rolloutOf(
  cluster: KubeObject,
  pod: KubeObject,
  running?: Configuration,
): Rollout | undefined {
  const anew = (reason: string) => ({ reason, canBeInPlace: false });
  const { name, annotations = {} } = pod.metadata;
  const mounted = (pod.spec.volumes ?? []).map(
    (volume: any) => volume.persistentVolumeClaim?.claimName,
  );
  if (claimsOf(cluster, name).some(claim => !mounted.includes(claim.name))) {
    return anew('attaching a new PVC to the instance Pod');
  }
  const { image } = pod.spec.containers[0];
  if (image !== cluster.status.image) {
    return anew(
      `the instance is using a different image: ${image} -> ${cluster.status.image}`,
    );
  }
  const restartedAt = cluster.metadata.annotations?.[RESTARTED_AT];
  if (restartedAt !== undefined && annotations[RESTARTED_AT] !== restartedAt) {
    return anew('cluster has been explicitly restarted via annotation');
  }
  const difference = podSpecDifference(
    JSON.parse(annotations['cnpg.io/podSpec']),
    instanceSpec(cluster, name, image),
  );
  if (difference) {
    return anew(`original and target PodSpec differ in ${difference}`);
  }
  return running && isRestartPending(running, configurationOf(cluster))
    ? {
        reason: 'Postgres needs a restart to apply some configuration changes',
        canBeInPlace: true,
      }
    : undefined;
}

interface Outdated {
  pod: KubeObject;
  rollout: Rollout;
}

function outdatedInstances(runtime: ClusterRuntime): Outdated[] {
  const cluster = runtime.cluster();
  return runtime.resources().pods.flatMap(pod => {
    const { name } = pod.metadata;
    if (runtime.fenced.has(name)) {
      return [];
    }
    const rollout = rolloutOf(
      cluster,
      pod,
      runtime.running(name)?.configuration,
    );
    return rollout ? [{ pod, rollout }] : [];
  });
}

const replace = async (runtime: ClusterRuntime, name: string) => {
  runtime.event('UpgradingInstance', `Upgrading instance ${name}`);
  await runtime.sleep(8);
  attachClaims(runtime, name);
  runtime.operator.store.delete(kinds.pod, runtime.namespace, name);
};

/** Volumes that the instance is to have and has not got come before its new pod. */
function attachClaims(runtime: ClusterRuntime, name: string): void {
  const { operator, namespace } = runtime;
  for (const [index, claim] of claimsOf(runtime.cluster(), name).entries()) {
    if (!operator.store.get(kinds.pvc, namespace, claim.name)) {
      createClaim(runtime, name, index);
    }
  }
}

/**
 * Restarts one instance that is not as it should be: the replicas first, from
 * the highest serial number down, the primary last. Returns whether there was one.
 */
export async function rollOut(runtime: ClusterRuntime): Promise<boolean> {
  const { currentPrimary } = runtime.cluster().status;
  if (await restartForDecrease(runtime)) {
    return true;
  }
  const outdated = outdatedInstances(runtime);
  const [replica] = outdated
    .filter(each => each.pod.metadata.name !== currentPrimary)
    .sort((a, b) => bySerial(b.pod.metadata.name, a.pod.metadata.name));
  if (replica) {
    await rollOutReplica(runtime, replica);
    return true;
  }
  const primary = outdated.find(
    each => each.pod.metadata.name === currentPrimary,
  );
  if (!primary) {
    return false;
  }
  await rollOutPrimary(runtime, currentPrimary, primary.rollout);
  return true;
}

/** An instance manager tells the operator that its PostgreSQL needs a restart. */
function signalConfigurationChange(runtime: ClusterRuntime): void {
  if (runtime.cluster().status.phase !== phases.applying) {
    runtime.registerPhase(phases.applying, 'PostgreSQL configuration changed');
  }
}

async function rollOutReplica(
  runtime: ClusterRuntime,
  { pod, rollout }: Outdated,
): Promise<void> {
  const { name } = pod.metadata;
  if (rollout.canBeInPlace) {
    signalConfigurationChange(runtime);
    await runtime.sleep(170);
  }
  runtime.registerPhase(
    phases.upgrading,
    `Restarting instance ${name}, because: ${rollout.reason}`,
  );
  await replace(runtime, name);
  const { currentPrimary } = runtime.cluster().status;
  const others = outdatedInstances(runtime).some(
    each =>
      each.rollout.canBeInPlace &&
      ![name, currentPrimary].includes(each.pod.metadata.name),
  );
  if (rollout.canBeInPlace && others) {
    // The replicas that are left say it again.
    runtime.spawn(async () => {
      await runtime.sleep(100);
      signalConfigurationChange(runtime);
    });
  }
}

async function rollOutPrimary(
  runtime: ClusterRuntime,
  name: string,
  { reason, canBeInPlace }: Rollout,
): Promise<void> {
  const { spec } = runtime.cluster();
  if (canBeInPlace && spec.instances === 1) {
    signalConfigurationChange(runtime);
    await runtime.sleep(170);
  }
  if (spec.primaryUpdateStrategy === 'supervised') {
    runtime.registerPhase(
      phases.waitingForUser,
      'User must issue a supervised switchover',
    );
    return;
  }
  if (spec.primaryUpdateMethod !== 'switchover') {
    if (canBeInPlace) {
      runtime.registerPhase(phases.inPlaceRestart, reason);
      return;
    }
    runtime.restarting = name;
    runtime.registerPhase(phases.primaryRestart, reason);
    await replace(runtime, name);
    return;
  }
  const [target] = candidates(runtime);
  if (target) {
    runtime.event(
      'Switchover',
      `Initiating switchover to ${target} to upgrade ${name}`,
    );
    runtime.registerPhase(phases.upgrading, reason);
    await runtime.sleep(20);
    setTarget(runtime, target);
    return;
  }
  runtime.restarting = name;
  runtime.registerPhase(
    phases.upgrading,
    `The primary instance needs to be restarted: ${name}, reason: ${reason}`,
  );
  await replace(runtime, name);
}

/** What standbys may not have more of than their primary is made less on the primary first. */
async function restartForDecrease(runtime: ClusterRuntime): Promise<boolean> {
  const cluster = runtime.cluster();
  const primary = runtime.running(cluster.status.currentPrimary);
  const wanted = configurationOf(cluster);
  if (!primary || !isDecreasePending(primary.configuration, wanted)) {
    return false;
  }
  if (cluster.spec.primaryUpdateStrategy === 'supervised') {
    runtime.registerPhase(
      phases.waitingForUser,
      'User must issue a supervised switchover',
    );
    return true;
  }
  await runtime.sleep(4_870);
  primary.configuration = wanted;
  primary.startedAt = runtime.now;
  runtime.registerPhase(
    phases.applying,
    'Decrease of hot standby sensitive parameters',
  );
  return true;
}

/** A pod that no node takes is replaced as soon as the cluster asks for another one. */
export function replaceUnscheduled(runtime: ClusterRuntime): boolean {
  const cluster = runtime.cluster();
  const pod = runtime
    .resources()
    .pods.find(
      each => !each.spec.nodeName && rolloutOf(cluster, each) !== undefined,
    );
  if (pod) {
    runtime.event(
      'UpgradingInstance',
      `Upgrading instance ${pod.metadata.name}`,
    );
    runtime.operator.store.delete(
      kinds.pod,
      runtime.namespace,
      pod.metadata.name,
    );
  }
  return pod !== undefined;
}

/** Whether somebody has asked for a restart of the primary in its pod, by the phase. */
export function startInPlaceRestart(
  runtime: ClusterRuntime,
  report: () => void,
): boolean {
  const { phase, currentPrimary } = runtime.cluster().status;
  const instance = runtime.running(currentPrimary);
  if (phase !== phases.inPlaceRestart || !instance) {
    return false;
  }
  runtime.transition = 'restart';
  runtime.spawn(async () => {
    await runtime.sleep(120);
    instance.timeline = undefined;
    report();
    await runtime.sleep(2_440);
    instance.timeline = runtime.wal.timeline;
    instance.startedAt = runtime.now;
    instance.configuration = configurationOf(runtime.cluster());
    report();
    await runtime.sleep(2_430);
    runtime.registerPhase(
      phases.healthy,
      'Primary instance restarted in-place',
    );
    await runtime.sleep(2_200);
    runtime.transition = undefined;
    runtime.trigger();
  });
  return true;
}
