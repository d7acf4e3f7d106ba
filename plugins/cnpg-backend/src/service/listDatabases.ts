import { InputError } from '@backstage/errors';
import { DatabaseSummary, HealthState } from '@pgportal/plugin-cnpg-common';

/** What `GET /v1/databases` is asked for. */
export interface DatabaseQuery {
  owner?: string[];
  target?: string[];
  environment?: string[];
  plan?: string[];
  health?: HealthState[];
  /** Part of the name, namespace, owner or of what depends on it. */
  text?: string;
  sort?: 'name' | 'health' | 'owner' | 'target' | 'createdAt' | 'size';
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
  target: ({ target }) => target,
  createdAt: ({ createdAt }) => createdAt ?? LAST,
  size: ({ storage }) => storage.sizeBytes ?? 0,
};

/**
 * One page of the databases that fit the query. The cursor names the last one
 * of the page before, so that what comes and goes meanwhile neither repeats
 * nor hides another. Throws `InputError` for a cursor of another query.
 */
export function listDatabases(
  databases: DatabaseSummary[],
  query: DatabaseQuery,
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
  const fits = filterOf(query);
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

function filterOf(
  query: DatabaseQuery,
): (database: DatabaseSummary) => boolean {
  const oneOf = (values: string[] | undefined) => {
    if (!values?.length) return () => true;
    const wanted = new Set(values.map(value => value.toLowerCase()));
    return (value: string | undefined) =>
      value !== undefined && wanted.has(value.toLowerCase());
  };
  const owner = oneOf(query.owner);
  const target = oneOf(query.target);
  const environment = oneOf(query.environment);
  const plan = oneOf(query.plan);
  const text = query.text?.trim().toLowerCase();
  return database =>
    owner(database.owner) &&
    target(database.target) &&
    environment(database.environment) &&
    plan(database.plan) &&
    (!text ||
      [database.ref, database.owner ?? '', ...database.dependencyOf].some(
        part => part.toLowerCase().includes(text),
      ));
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
  const keyType = sort === 'health' || sort === 'size' ? 'number' : 'string';
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
