import {
  DatabaseRef,
  ListedObject,
  RETIRED_KINDS,
  Retirement,
  planRetirement,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';

/**
 * Plans the end of a database from what is in its namespace now. A kind that
 * the target does not know has no objects; one that may not be listed is an
 * error, as something would be left behind unseen.
 */
export async function readRetirement(
  kubernetes: KubernetesApi,
  ref: DatabaseRef,
  signal?: AbortSignal,
): Promise<Retirement> {
  const lists = await Promise.all(
    RETIRED_KINDS.map(async (kind): Promise<ListedObject[]> => {
      try {
        const { items } = await kubernetes.list(kind, {
          namespace: ref.namespace,
          signal,
        });
        return items.map(object => ({ kind, object }));
      } catch (error) {
        if (error instanceof KubernetesApiError && error.statusCode === 404) {
          return [];
        }
        throw error;
      }
    }),
  );
  return planRetirement(ref, lists.flat());
}
