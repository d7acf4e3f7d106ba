import { z } from 'zod';
import { condition, isHibernating } from '../health/clusterFacts';
import { Message, inEnglish, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Kind, kinds } from '../model/kinds';
import { Cluster, Condition, KubernetesObject } from '../model/objects';
import { OperationWrite } from './operation';

/** An input without any answer. */
export const noInput = z.strictObject({});

/** A name of an object: what every kind takes that the portal creates. */
export const label = z
  .string()
  .regex(/^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$/, inEnglish(say('input.label')));

/** Merge patch of the Cluster. */
export function patchCluster(
  cluster: Cluster,
  patch: object,
  subresource?: 'status',
): OperationWrite {
  return {
    verb: 'patch',
    kind: kinds.Cluster,
    ...nameOf(cluster),
    ...(subresource && { subresource }),
    patch,
  };
}

/** Merge patch of the spec that fails when the Cluster is not what it was when it was looked at. */
export function patchSpec(cluster: Cluster, spec: object, metadata?: object) {
  return patchCluster(cluster, {
    metadata: { ...metadata, ...lock(cluster) },
    spec,
  });
}

export function lock({ metadata }: KubernetesObject): object {
  return metadata.resourceVersion
    ? { resourceVersion: metadata.resourceVersion }
    : {};
}

export function nameOf({ metadata }: KubernetesObject): {
  namespace: string;
  name: string;
} {
  return { namespace: metadata.namespace ?? 'default', name: metadata.name };
}

export function newObject(
  kind: Kind,
  cluster: Cluster,
  name: string,
  spec: object,
): OperationWrite {
  return {
    verb: 'create',
    kind,
    object: {
      apiVersion: `${kind.group}/${kind.version}`,
      kind: kind.kind,
      metadata: {
        name,
        namespace: nameOf(cluster).namespace,
        labels: { 'cnpg.io/cluster': cluster.metadata.name },
      },
      spec,
    } as KubernetesObject,
  };
}

/**
 * The conditions with Ready set to False, as `kubectl cnpg` sends them: all of
 * them, because a merge patch replaces an array as a whole (CloudNativePG
 * `pkg/resources/status`).
 */
export function notReady(cluster: Cluster, now: Date): Condition[] {
  const conditions = cluster.status?.conditions ?? [];
  const before = condition(cluster, 'Ready');
  const after: Condition = {
    ...before,
    type: 'Ready',
    status: 'False',
    reason: 'ClusterIsNotReady',
    message: 'Cluster Is Not Ready',
    lastTransitionTime:
      before?.status === 'False' && before.lastTransitionTime
        ? before.lastTransitionTime
        : seconds(now),
  };
  return before
    ? conditions.map(entry => (entry === before ? after : entry))
    : [...conditions, after];
}

/** RFC 3339 with seconds. */
export function seconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 with six decimals, as CloudNativePG writes it. */
export function micros(time: Date): string {
  return `${time.toISOString().slice(0, -1)}000Z`;
}

/** `20261120181640`, in UTC. */
export function compact(time: Date): string {
  return time.toISOString().slice(0, 19).replace(/\D/g, '');
}

/** Why nothing that needs running instances is possible; undefined while they may run. */
export function notRunning({ cluster }: DatabaseObjects): Message | undefined {
  if (isBeingDeleted(cluster)) return say('operation.deleting');
  if (isHibernating(cluster) || hibernation(cluster) === 'on') {
    return say('operation.hibernated');
  }
  return undefined;
}

export function gone({ cluster }: DatabaseObjects): Message | undefined {
  return isBeingDeleted(cluster) ? say('operation.deleting') : undefined;
}

export function isBeingDeleted({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

export function hibernation({ metadata }: Cluster): string | undefined {
  return metadata.annotations?.['cnpg.io/hibernation'];
}

/**
 * Name of the object of something inside PostgreSQL. No cluster and no such
 * name has a dot, so that no two of a namespace meet.
 */
export function declaredName(cluster: Cluster, sqlName: string): string {
  return `${cluster.metadata.name}.${sqlName.replace(/_/g, '-')}`;
}
