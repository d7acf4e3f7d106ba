/**
 * Name of the application's database and of the role that owns it: the
 * cluster's name with underscores, unless PostgreSQL or CloudNativePG reserve
 * that.
 *
 * @public
 */
export function applicationDatabase(cluster: string): string {
  const name = cluster.replace(/-/g, '_');
  return /^(pg_|cnpg_|(postgres|streaming_replica|template[01]|public|none)$)/.test(
    name,
  )
    ? `app_${name}`
    : name;
}
