import type { KubeObject } from '../kubernetes/types.ts';
import { applicationDatabase } from './objects.ts';

/** One database of a cluster. */
export interface DatabaseContents {
  owner: string;
  extensions: Set<string>;
  schemas: Set<string>;
}

/** What is inside PostgreSQL, as far as declared objects touch it. */
export interface Contents {
  databases: Map<string, DatabaseContents>;
  roles: Set<string>;
}

const empty = (owner: string): DatabaseContents => ({
  owner,
  extensions: new Set(['plpgsql']),
  schemas: new Set(['public']),
});

export function newDatabase(contents: Contents, name: string, owner: string) {
  const database = empty(owner);
  contents.databases.set(name, database);
  return database;
}

/** A fresh PostgreSQL, before the application's database is made. */
export function initialContents(): Contents {
  return {
    databases: new Map([['postgres', empty('postgres')]]),
    roles: new Set(['postgres', 'streaming_replica', 'cnpg_metrics_exporter']),
  };
}

/** Creates the application's database and its owner where they are missing. */
export function ensureApplication(
  contents: Contents,
  cluster: KubeObject,
): void {
  const application = applicationDatabase(cluster);
  if (application) {
    contents.roles.add(application.owner);
    const known = contents.databases.get(application.database);
    if (!known) {
      newDatabase(contents, application.database, application.owner);
    }
  }
}

/** Extensions of PostgreSQL itself, and those that CNPG's standard images add. */
const available = new Set(
  `amcheck auto_explain autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn
  earthdistance file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree moddatetime
  pageinspect pg_buffercache pg_freespacemap pg_logicalinspect pg_prewarm pg_stat_statements
  pg_surgery pg_trgm pg_visibility pg_walinspect pgcrypto pgrowlocks pgstattuple plpgsql postgres_fdw
  refint seg sslinfo tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp xml2
  pgaudit vector`.split(/\s+/),
);

export const isExtensionAvailable = (name: string): boolean =>
  available.has(name);
