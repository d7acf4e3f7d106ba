import { ConflictError } from '@backstage/errors';
import {
  DatabasePlan,
  KubernetesObject,
  clusterAnnotations,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { Target } from '@pgportal/plugin-cnpg-node';

/**
 * Throws `ConflictError` when the namespace belongs to another owner, or is on
 * its way out.
 */
export async function checkNamespace(
  { kubernetes, definition }: Target,
  { ref, request }: DatabasePlan,
  signal?: AbortSignal,
): Promise<void> {
  const namespace = await kubernetes.get<KubernetesObject>(
    kinds.Namespace,
    undefined,
    ref.namespace,
    { signal },
  );
  const owner = namespace?.metadata.annotations?.[clusterAnnotations.owner];
  if (owner && owner.toLowerCase() !== request.owner.toLowerCase()) {
    throw new ConflictError(
      `namespace: ${ref.namespace} on ${definition.title} belongs to ${owner}, and the database would belong to ${request.owner}. Give the group of one of them another namespace (annotation pgportal.dev/namespace).`,
    );
  }
  if (namespace?.metadata.deletionTimestamp) {
    throw new ConflictError(
      `namespace: ${ref.namespace} on ${definition.title} is being deleted. Run this again when it is gone.`,
    );
  }
}
