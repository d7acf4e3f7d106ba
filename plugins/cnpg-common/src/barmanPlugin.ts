import { Cluster } from './model/objects';

/**
 * The Barman Cloud plugin, as it registers itself with the operator.
 *
 * @public
 */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';

const PLUGIN_CONTAINER = 'plugin-barman-cloud';
const POSTGRES_CONTAINER = 'postgres';

/**
 * Container of an instance whose log says why archiving fails: the sidecar of
 * the plugin, or that of PostgreSQL where CloudNativePG archives by itself.
 *
 * @public
 */
export function archiverContainer(cluster: Cluster): string {
  const byPlugin = cluster.spec?.plugins?.some(
    ({ name, enabled, isWALArchiver }) =>
      name === BARMAN_PLUGIN && isWALArchiver && enabled !== false,
  );
  return byPlugin ? PLUGIN_CONTAINER : POSTGRES_CONTAINER;
}
