import { type HealthState, backupAges } from '@pgportal/plugin-cnpg-common';
import type { FleetFilter, FleetQuery } from '../api';

/** Filters with several values, in the order of the filter bar. */
export const listFilters = [
  'owner',
  'system',
  'environment',
  'target',
  'plan',
  'health',
  'version',
  'backupAge',
  'finding',
  'policy',
] as const;

export const flagFilters = ['ending', 'staleBackup', 'unmanaged'] as const;

export type ListFilter = (typeof listFilters)[number];
export type FlagFilter = (typeof flagFilters)[number];

/** The worst first. */
export const healthStates: HealthState[] = [
  'unhealthy',
  'degraded',
  'unknown',
  'progressing',
  'hibernated',
  'healthy',
];

const sorts = [
  'name',
  'health',
  'owner',
  'system',
  'target',
  'createdAt',
  'size',
  'version',
  'lastBackup',
  'cost',
  'score',
] as const;

export type Sort = (typeof sorts)[number];

export const views = [
  'databases',
  'owner',
  'system',
  'environment',
  'target',
  'pictures',
] as const;

export type View = (typeof views)[number];

/** The backend refuses more values of one filter, and longer texts. */
const MAX_VALUES = 100;
const MAX_TEXT = 200;

/** Filters whose values the backend knows, and refuses others. */
const known: Partial<Record<ListFilter, readonly string[]>> = {
  health: healthStates,
  backupAge: backupAges,
};

/** What the address says; what it says wrongly is as if it said nothing. */
export function readQuery(search: URLSearchParams): FleetQuery {
  const query: FleetQuery = {};
  for (const filter of listFilters) {
    const values = [...new Set(search.getAll(filter))]
      .filter(value =>
        known[filter] ? known[filter].includes(value) : value !== '',
      )
      .slice(0, MAX_VALUES);
    if (values.length) Object.assign(query, { [filter]: values });
  }
  for (const flag of flagFilters) {
    if (search.get(flag) === 'true') query[flag] = true;
  }
  const text = search.get('text')?.slice(0, MAX_TEXT);
  if (text?.trim()) query.text = text;
  const sort = sorts.find(each => each === search.get('sort'));
  if (sort) query.sort = sort;
  if (search.get('order') === 'desc') query.order = 'desc';
  return query;
}

/** The address with a change; what is no part of a query stays. */
export function writeQuery(
  search: URLSearchParams,
  change: Partial<FleetQuery> & { view?: View },
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    next.delete(key);
    const isDefault =
      value === 'asc' ||
      (key === 'sort' && value === 'name') ||
      (key === 'view' && value === 'databases');
    if (value !== undefined && value !== '' && value !== false && !isDefault) {
      for (const each of [value].flat()) next.append(key, String(each));
    }
  }
  return next;
}

/** The filter of a query, without the order. */
export function filterOf({ sort, order, ...filter }: FleetQuery): FleetFilter {
  return filter;
}

/** Nothing filtered. */
export const noFilter: Partial<FleetQuery> = Object.fromEntries(
  [...listFilters, ...flagFilters, 'text'].map(key => [key, undefined]),
);

export function countFilters(query: FleetQuery): number {
  const { text, ...filter } = filterOf(query);
  return Object.values(filter)
    .flat()
    .concat(text ?? [])
    .filter(Boolean).length;
}
