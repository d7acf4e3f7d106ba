import { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { stringify } from 'csv-stringify/sync';

const columns: Record<string, (database: DatabaseSummary) => unknown> = {
  database: ({ ref }) => ref,
  owner: ({ owner }) => owner,
  services: ({ dependencyOf }) => dependencyOf.join(' '),
  system: ({ system }) => system,
  environment: ({ environment }) => environment,
  target: ({ target }) => target,
  plan: ({ plan }) => plan,
  health: ({ health }) => health.state,
  findings: ({ health }) => health.findings?.join(' '),
  version: ({ postgresVersion }) => postgresVersion,
  instances: ({ instances }) => instances.desired,
  ready: ({ instances }) => instances.ready,
  storage_bytes: ({ storage }) => storage.sizeBytes,
  wal_storage_bytes: ({ storage }) => storage.walSizeBytes,
  last_backup: ({ backups }) => backups.lastSuccessfulAt,
  first_recoverability_point: ({ backups }) => backups.firstRecoverabilityPoint,
  monthly_cost: ({ monthlyCost }) => monthlyCost,
  policy_score: ({ policy }) => policy?.score,
  policies_broken: ({ policy }) => policy?.broken.join(' '),
  managed: ({ unmanaged }) => (unmanaged ? 'no' : 'yes'),
  created_at: ({ createdAt }) => createdAt,
  as_of: ({ asOf }) => asOf,
};

/**
 * The databases as a table for other programs. Texts that a spreadsheet would
 * run as a formula are made harmless: names and annotations come from people.
 */
export function databasesToCsv(databases: DatabaseSummary[]): string {
  return stringify(
    databases.map(database =>
      Object.fromEntries(
        Object.entries(columns).map(([name, valueOf]) => [
          name,
          valueOf(database),
        ]),
      ),
    ),
    {
      header: true,
      columns: Object.keys(columns),
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}
