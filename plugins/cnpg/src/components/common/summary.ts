import type {
  DatabaseSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';

/**
 * Whether writes have nowhere to go: in a failover, or when all is down. Before
 * a first primary exists, and in hibernation, nobody is missed.
 */
export function isWithoutPrimary(database: DatabaseSummary): boolean {
  const { primary, instances, health } = database;
  if (primary || health.state === 'hibernated') return false;
  return (
    instances.ready > 0 ||
    health.state === 'degraded' ||
    health.state === 'unhealthy'
  );
}

/** The endpoint that applications write to. */
export function mainEndpoint(database: DatabaseSummary) {
  return (
    database.endpoints.find(endpoint => endpoint.type === 'rw') ??
    database.endpoints[0]
  );
}

/**
 * Whether the database was never ready before. Steps of a creation can be open
 * later too, as in a failover, when nothing is being created.
 */
export function isBeingCreated(database: DatabaseSummary): boolean {
  const { backups, health } = database;
  return backups.configured
    ? !backups.firstRecoverabilityPoint
    : health.state === 'progressing';
}

/**
 * Whether the absence of a recovery window says that there is none. With the
 * Barman Cloud plugin it stands in the ObjectStore, which may be out of reach;
 * without, in the Cluster itself.
 */
export function isWindowKnown(
  { backups }: DatabaseSummary,
  target: TargetStatus | undefined,
): boolean {
  return (
    backups.firstRecoverabilityPoint !== undefined ||
    (backups.lastSuccessfulAt === undefined &&
      (backups.via !== 'plugin' || !target?.unavailable.ObjectStore))
  );
}
