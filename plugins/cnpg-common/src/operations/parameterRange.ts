const MEMORY = {
  '': 1,
  B: 1,
  kB: 2 ** 10,
  MB: 2 ** 20,
  GB: 2 ** 30,
  TB: 2 ** 40,
};

const TIME = {
  '': 1,
  us: 1e-3,
  ms: 1,
  s: 1e3,
  min: 60e3,
  h: 3600e3,
  d: 86400e3,
};

/**
 * Smallest and largest value that PostgreSQL 14 to 18 takes, and what stands
 * outside of it for "never" or "none" (`guc_tables.c`). A value beyond is not
 * taken over at a reload, and keeps PostgreSQL from its next start.
 */
const RANGES: Readonly<Record<string, [string, string, off?: string]>> = {
  effective_cache_size: ['8kB', '16TB'],
  log_temp_files: ['0', '2147483647kB', '-1'],
  // From 64kB in PostgreSQL 18.
  maintenance_work_mem: ['1MB', '2147483647kB'],
  max_slot_wal_keep_size: ['0', '2147483647MB', '-1'],
  // At least two segments, or PostgreSQL does not start.
  max_wal_size: ['32MB', '2147483647MB'],
  min_wal_size: ['32MB', '2147483647MB'],
  shared_buffers: ['128kB', '8TB'],
  temp_buffers: ['800kB', '8TB'],
  temp_file_limit: ['0', '2147483647kB', '-1'],
  track_activity_query_size: ['100B', '1MB'],
  work_mem: ['64kB', '2147483647kB'],
  autovacuum_naptime: ['1s', '2147483s'],
  autovacuum_vacuum_cost_delay: ['0', '100ms', '-1'],
  checkpoint_timeout: ['30s', '1d'],
  deadlock_timeout: ['1ms', '24d'],
  idle_in_transaction_session_timeout: ['0', '24d'],
  idle_session_timeout: ['0', '24d'],
  lock_timeout: ['0', '24d'],
  log_autovacuum_min_duration: ['0', '24d', '-1'],
  log_min_duration_statement: ['0', '24d', '-1'],
  statement_timeout: ['0', '24d'],
};

const NUMBER = /^(-?\d+(?:\.\d+)?)\s*([A-Za-z]*)$/;

/** Bytes or milliseconds of a value with its unit; undefined when it is none. */
function amount(value: string): number | undefined {
  const [, number, unit] = NUMBER.exec(value) ?? [];
  const factor = { ...MEMORY, ...TIME }[
    unit as keyof (typeof MEMORY | typeof TIME)
  ];
  return factor === undefined ? undefined : Number(number) * factor;
}

/**
 * Whether a value has a unit, or needs none. Without one PostgreSQL counts in
 * blocks, kilobytes or seconds, by the parameter, and CloudNativePG in megabytes.
 */
export function hasUnit(name: string, value: string): boolean {
  const [, , off] = RANGES[name] ?? [];
  return value === off || value === '0' || /[A-Za-z]$/.test(value);
}

/** What PostgreSQL takes for a parameter with a unit, where the value lies beyond it. */
export function beyondRange(
  name: string,
  value: string,
): { least: string; most: string } | undefined {
  const range = RANGES[name];
  const has = amount(value);
  if (!range || has === undefined || value === range[2]) return undefined;
  const [least, most] = [range[0], range[1]].map(amount);
  return has < least! || has > most!
    ? { least: range[2] ?? range[0], most: range[1] }
    : undefined;
}
