import { InputError } from '@backstage/errors';
import {
  BackupAge,
  DatabaseSummary,
  HealthState,
  NO_VALUE,
  PostgresVersion,
  backupAgeOf,
  hasStaleBackup,
  majorOf,
  supportOf,
} from '@pgportal/plugin-cnpg-common';

/** Which databases are asked for; `NO_VALUE` is for those that have none. */
export interface DatabaseFilter {
  owner?: string[];
  target?: string[];
  environment?: string[];
  plan?: string[];
  system?: string[];
  health?: HealthState[];
  /** Part of the name, namespace, owner, system or of what depends on it. */
  text?: string;
  /** Ids of rules of health that fire. */
  finding?: string[];
  /** Ids of rules of policies that are broken. */
  policy?: string[];
  /** Major versions of PostgreSQL. */
  version?: string[];
  staleBackup?: boolean;
  backupAge?: BackupAge[];
  ending?: boolean;
  unmanaged?: boolean;
}

/** What decides about some filters, beyond the databases. */
export interface FilterContext {
  now: Date;
  versions: PostgresVersion[];
}

/** What `GET /v1/databases` is asked for. */
export interface DatabaseQuery extends DatabaseFilter {
  sort?:
    | 'name'
    | 'health'
    | 'owner'
    | 'system'
    | 'target'
    | 'createdAt'
    | 'size'
    | 'version'
    | 'lastBackup'
    | 'cost'
    | 'score';
  order?: 'asc' | 'desc';
  limit?: number;
  cursor?: string;
}

export interface DatabasePage {
  items: DatabaseSummary[];
  /** Of all pages. */
  total: number;
  /** Databases by health, of all pages and whatever the filter on health. */
  counts: Record<HealthState, number>;
  nextCursor?: string;
}

type Sort = NonNullable<DatabaseQuery['sort']>;
type Key = string | number;

const DEFAULT_LIMIT = 50;

/** The worst first. */
const HEALTH_ORDER: Record<HealthState, number> = {
  unhealthy: 0,
  degraded: 1,
  unknown: 2,
  progressing: 3,
  hibernated: 4,
  healthy: 5,
};

/** What has no value comes last, in ascending order. */
const LAST = '\uffff';

const keyOf: Record<Sort, (database: DatabaseSummary) => Key> = {
  name: ({ name }) => name,
  health: ({ health }) => HEALTH_ORDER[health.state],
  owner: ({ owner }) => owner ?? LAST,
  system: ({ system }) => system ?? LAST,
  target: ({ target }) => target,
  createdAt: ({ createdAt }) => createdAt ?? LAST,
  size: ({ storage }) => storage.sizeBytes ?? 0,
  version: database => majorOf(database) ?? 0,
  lastBackup: ({ backups }) => backups.lastSuccessfulAt ?? '',
  cost: ({ monthlyCost }) => monthlyCost ?? 0,
  // Who is not judged comes after all who are.
  score: ({ policy }) => policy?.score ?? 101,
};

const NUMERIC: ReadonlySet<Sort> = new Set([
  'health',
  'size',
  'version',
  'cost',
  'score',
]);

/**
 * One page of the databases that fit the query. The cursor names the last one
 * of the page before, so that what comes and goes meanwhile neither repeats
 * nor hides another. Throws `InputError` for a cursor of another query.
 */
export function listDatabases(
  databases: DatabaseSummary[],
  query: DatabaseQuery,
  context: FilterContext,
): DatabasePage {
  const { sort = 'name', order = 'asc', limit = DEFAULT_LIMIT } = query;
  const counts: DatabasePage['counts'] = {
    healthy: 0,
    progressing: 0,
    degraded: 0,
    unhealthy: 0,
    hibernated: 0,
    unknown: 0,
  };
  const fits = filterOf(query, context);
  const states = query.health?.length ? new Set(query.health) : undefined;
  const fitting: { key: Key; database: DatabaseSummary }[] = [];
  for (const database of databases) {
    if (!fits(database)) continue;
    const { state } = database.health;
    counts[state] += 1;
    if (states && !states.has(state)) continue;
    fitting.push({ key: keyOf[sort](database), database });
  }

  const direction = order === 'desc' ? -1 : 1;
  const compareTo = (key: Key, ref: string, other: (typeof fitting)[number]) =>
    direction * compare(key, other.key) || compare(ref, other.database.ref);
  fitting.sort((a, b) => compareTo(a.key, a.database.ref, b));

  let start = 0;
  if (query.cursor !== undefined) {
    const after = readCursor(query.cursor, sort, order);
    start = fitting.findIndex(
      entry => compareTo(after.key, after.ref, entry) < 0,
    );
    if (start < 0) start = fitting.length;
  }
  const page = fitting.slice(start, start + limit);
  const last = page.at(-1);
  const more = start + page.length < fitting.length;
  return {
    items: page.map(({ database }) => database),
    total: fitting.length,
    counts,
    ...(more &&
      last && {
        nextCursor: writeCursor([sort, order, last.key, last.database.ref]),
      }),
  };
}

/** The databases that fit, whatever their health is asked to be. */
function filterOf(
  query: DatabaseFilter,
  { now, versions }: FilterContext,
): (database: DatabaseSummary) => boolean {
  type Test = (database: DatabaseSummary) => boolean;
  const anyOf = (
    values: string[] | undefined,
    given: (database: DatabaseSummary) => (string | undefined)[],
  ): Test[] => {
    if (!values?.length) return [];
    const wanted = new Set(values.map(value => value.toLowerCase()));
    return [
      database =>
        given(database).some(value =>
          wanted.has((value ?? NO_VALUE).toLowerCase()),
        ),
    ];
  };
  const is = (wanted: boolean | undefined, test: Test): Test[] =>
    wanted === undefined ? [] : [database => test(database) === wanted];
  const text = query.text?.trim().toLowerCase();
  const contains: Test = database =>
    [
      database.ref,
      database.owner ?? '',
      database.system ?? '',
      ...database.dependencyOf,
    ].some(part => part.toLowerCase().includes(text!));
  // What was not asked for costs nothing: there may be ten thousand.
  const tests: Test[] = [
    ...(text ? [contains] : []),
    ...anyOf(query.owner, ({ owner }) => [owner]),
    ...anyOf(query.target, ({ target }) => [target]),
    ...anyOf(query.environment, ({ environment }) => [environment]),
    ...anyOf(query.plan, ({ plan }) => [plan]),
    ...anyOf(query.system, ({ system }) => [system]),
    ...anyOf(query.finding, ({ health }) => health.findings ?? []),
    ...anyOf(query.policy, ({ policy }) => policy?.broken ?? []),
    ...anyOf(query.version, database => [majorOf(database)?.toString()]),
    ...anyOf(query.backupAge, database => [backupAgeOf(database, now)]),
    ...is(query.staleBackup, database => hasStaleBackup(database, now)),
    ...is(query.ending, database =>
      /^end/.test(supportOf(majorOf(database), versions, now)),
    ),
    ...is(query.unmanaged, ({ unmanaged }) => unmanaged === true),
  ];
  return database => tests.every(test => test(database));
}

/** Those that fit, in no order. */
export function filterDatabases(
  databases: DatabaseSummary[],
  filter: DatabaseFilter,
  context: FilterContext,
): DatabaseSummary[] {
  const fits = filterOf(filter, context);
  const { health } = filter;
  return databases.filter(
    database =>
      fits(database) &&
      (!health?.length || health.includes(database.health.state)),
  );
}

/** By code units: the same everywhere, and much faster than by language. */
function compare(a: Key, b: Key): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function writeCursor(parts: [Sort, 'asc' | 'desc', Key, string]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function readCursor(
  cursor: string,
  sort: Sort,
  order: 'asc' | 'desc',
): { key: Key; ref: string } {
  const refusal = new InputError(
    'cursor: it does not belong to this query; begin again without it.',
  );
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refusal;
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw refusal;
  const [cursorSort, cursorOrder, key, ref] = parts;
  const keyType = NUMERIC.has(sort) ? 'number' : 'string';
  if (
    cursorSort !== sort ||
    cursorOrder !== order ||
    typeof key !== keyType ||
    typeof ref !== 'string'
  ) {
    throw refusal;
  }
  return { key, ref };
}
