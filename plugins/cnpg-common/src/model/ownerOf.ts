import { clusterAnnotations } from '../annotations';
import { DatabaseObjects } from './database';

/**
 * Entity reference of the owner of a database, as somebody wrote it: on the
 * Cluster, or else on its namespace, for all databases there that name none.
 * Undefined when neither says so, or the namespace may not be read.
 *
 * @public
 */
export function ownerOf({
  cluster,
  namespace,
}: Pick<DatabaseObjects, 'cluster' | 'namespace'>): string | undefined {
  const onCluster = cluster.metadata.annotations?.[clusterAnnotations.owner];
  return (
    onCluster ?? namespace?.metadata.annotations?.[clusterAnnotations.owner]
  );
}
