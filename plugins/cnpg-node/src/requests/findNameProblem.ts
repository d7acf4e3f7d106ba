import {
  Cluster,
  DatabaseRef,
  FieldProblem,
  clusterAnnotations,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '../types';

/**
 * Whether a database's name is taken: asks the target for a Cluster of that
 * name. One that depends on the same service is the one that an earlier run of
 * the same request made, and no problem.
 *
 * Throws `KubernetesApiError` when the target cannot say.
 *
 * @public
 */
export async function findNameProblem(options: {
  targets: TargetsService;
  ref: DatabaseRef;
  /** Entity reference of the component that the database is for. */
  service: string;
  signal?: AbortSignal;
}): Promise<FieldProblem | undefined> {
  const { targets, ref, service, signal } = options;
  const { kubernetes, definition } = targets.get(ref.target);
  const cluster = await kubernetes.get<Cluster>(
    kinds.Cluster,
    ref.namespace,
    ref.name,
    {
      signal,
    },
  );
  if (!cluster || isMadeFor(cluster, service)) return undefined;
  return {
    field: 'name',
    message: `There is a database ${ref.name} in namespace ${ref.namespace} on ${definition.title} already; choose another name.`,
  };
}

/**
 * Whether the portal made a Cluster for a service.
 *
 * @public
 */
export function isMadeFor(cluster: Cluster, service: string): boolean {
  const dependents =
    cluster.metadata.annotations?.[clusterAnnotations.dependencyOf] ?? '';
  return dependents
    .split(',')
    .some(ref => ref.trim().toLowerCase() === service.toLowerCase());
}
