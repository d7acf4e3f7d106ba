import {
  Environment,
  Plan,
  PostgresVersion,
} from '@pgportal/plugin-cnpg-common';

export const DEFAULT_INSTANCES = 3;
export const DEFAULT_RETENTION = '7d';
export const DEFAULT_BACKUP_SCHEDULE = '0 0 2 * * *';

export const DEFAULT_PLANS: Plan[] = [
  {
    name: 'small',
    title: 'Small',
    description: 'For development and small services.',
    instances: DEFAULT_INSTANCES,
    cpu: '1',
    memory: '2Gi',
    storage: '10Gi',
    walStorage: '5Gi',
    retention: DEFAULT_RETENTION,
    backupSchedule: DEFAULT_BACKUP_SCHEDULE,
  },
  {
    name: 'medium',
    title: 'Medium',
    description: 'For most services.',
    instances: DEFAULT_INSTANCES,
    cpu: '2',
    memory: '8Gi',
    storage: '32Gi',
    walStorage: '10Gi',
    retention: '14d',
    backupSchedule: DEFAULT_BACKUP_SCHEDULE,
  },
  {
    name: 'large',
    title: 'Large',
    description: 'For services with much data or many users.',
    instances: DEFAULT_INSTANCES,
    cpu: '4',
    memory: '16Gi',
    storage: '128Gi',
    walStorage: '32Gi',
    retention: '30d',
    backupSchedule: DEFAULT_BACKUP_SCHEDULE,
  },
];

export const DEFAULT_ENVIRONMENTS: Environment[] = [
  { name: 'dev', title: 'Development', production: false },
  { name: 'prod', title: 'Production', production: true },
];

/** https://www.postgresql.org/support/versioning/ */
export const DEFAULT_VERSIONS: PostgresVersion[] = [
  { major: 18, endOfLife: '2030-11-14' },
  { major: 17, endOfLife: '2029-11-08' },
  { major: 16, endOfLife: '2028-11-09' },
  { major: 15, endOfLife: '2027-11-11' },
];

/**
 * What a service may have installed without asking: in CloudNativePG's
 * `standard` images, without a library that PostgreSQL must load at start, and
 * without a way out of the database (no file, network or other language).
 * `pg_stat_statements` is loaded in every database that the portal makes.
 */
export const DEFAULT_EXTENSIONS = [
  'btree_gin',
  'btree_gist',
  'citext',
  'fuzzystrmatch',
  'hstore',
  'intarray',
  'ltree',
  'pg_stat_statements',
  'pg_trgm',
  'pgcrypto',
  'tablefunc',
  'unaccent',
  'uuid-ossp',
  'vector',
];

/** Image of CloudNativePG's postgres-containers for a major version, latest minor. */
export function defaultImage(major: number): string {
  return `ghcr.io/cloudnative-pg/postgresql:${major}-standard-trixie`;
}
