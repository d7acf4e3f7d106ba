/**
 * What goes on in PostgreSQL. Each is absent where the metrics do not tell it.
 *
 * @public
 */
export interface Activity {
  /** Of clients; standbys and the exporter are left out. */
  connections?: number;
  maxConnections?: number;
  /** Connections that wait for a lock of another. */
  waiting?: number;
  /** Longest open transaction of a client. */
  longestTransactionSeconds?: number;
  /** Since the statistics were reset. */
  deadlocks?: number;
  /** Blocks that were found in PostgreSQL's own cache, 0 to 1, since then. */
  cacheHitRatio?: number;
  /** Of the database that is nearest to wraparound, which is at 2^31. */
  transactionIdAge?: number;
}

/**
 * What is read from the metrics of a primary.
 *
 * @public
 */
export interface PrimaryMetrics {
  /** Those inside PostgreSQL, by name; templates are left out. */
  databases: { name: string; bytes: number }[];
  /** RFC 3339: when PostgreSQL was started. */
  startedAt?: string;
  activity: Activity;
  /** RFC 3339: when the metrics were read. */
  asOf: string;
}

interface Sample {
  family: string;
  labels: Record<string, string>;
  value: number;
}

const SAMPLE =
  /^(cnpg_\w+)(?:\{((?:[^}"\n]|"(?:[^"\\\n]|\\.)*")*)\})?[ \t]+(\S+)/gm;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Families of CloudNativePG's default queries. */
const SIZE = 'cnpg_pg_database_size_bytes';
const START = 'cnpg_pg_postmaster_start_time';
const BACKENDS = 'cnpg_backends_total';
const WAITING = 'cnpg_backends_waiting_total';
const TRANSACTION = 'cnpg_backends_max_tx_duration_seconds';
const SETTING = 'cnpg_pg_settings_setting';
const DEADLOCKS = 'cnpg_pg_stat_database_deadlocks';
const HITS = 'cnpg_pg_stat_database_blks_hit';
const READS = 'cnpg_pg_stat_database_blks_read';
const XID_AGE = 'cnpg_pg_database_xid_age';
const USED: ReadonlySet<string> = new Set([
  SIZE,
  START,
  BACKENDS,
  WAITING,
  TRANSACTION,
  SETTING,
  DEADLOCKS,
  HITS,
  READS,
  XID_AGE,
]);

/** Users of CloudNativePG's own. */
const OWN_USERS: ReadonlySet<string> = new Set([
  'streaming_replica',
  'cnpg_metrics_exporter',
]);

/**
 * Reads a page of metrics in Prometheus' text format as far as it is used.
 * Undefined when it has no sizes of databases, as without CloudNativePG's
 * default queries.
 *
 * @public
 */
export function parsePrimaryMetrics(
  page: string,
  asOf: Date,
): PrimaryMetrics | undefined {
  const samples = readSamples(page);
  const of = (family: string) =>
    samples.filter(sample => sample.family === family);
  const databases = of(SIZE)
    .map(({ labels, value }) => ({ name: labels.datname, bytes: value }))
    .filter(({ name }) => name && !/^template\d$/.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  if (databases.length === 0) return undefined;
  const started = new Date((of(START)[0]?.value ?? NaN) * 1000);
  const clients = (family: string) =>
    of(family).filter(({ labels }) => !OWN_USERS.has(labels.usename));
  const hits = sum(of(HITS));
  const blocks = (hits ?? 0) + (sum(of(READS)) ?? 0);
  const activity: Activity = {
    // The exporter is a connection itself, so there is always one of somebody.
    connections: of(BACKENDS).length ? sum(clients(BACKENDS)) ?? 0 : undefined,
    maxConnections: of(SETTING).find(
      ({ labels }) => labels.name === 'max_connections',
    )?.value,
    waiting: of(WAITING)[0]?.value,
    longestTransactionSeconds: of(TRANSACTION).length
      ? Math.max(0, ...clients(TRANSACTION).map(({ value }) => value))
      : undefined,
    deadlocks: sum(of(DEADLOCKS)),
    cacheHitRatio: hits !== undefined && blocks ? hits / blocks : undefined,
    transactionIdAge: of(XID_AGE).length
      ? Math.max(...of(XID_AGE).map(({ value }) => value))
      : undefined,
  };
  return {
    databases,
    ...(!Number.isNaN(started.getTime()) && {
      startedAt: started.toISOString(),
    }),
    activity: Object.fromEntries(
      Object.entries(activity).filter(([, value]) => value !== undefined),
    ),
    asOf: asOf.toISOString(),
  };
}

function readSamples(page: string): Sample[] {
  const samples: Sample[] = [];
  for (const [, family, labels = '', text] of page.matchAll(SAMPLE)) {
    const value = Number(text);
    if (!USED.has(family) || !Number.isFinite(value)) continue;
    samples.push({
      family,
      value,
      labels: Object.fromEntries(
        [...labels.matchAll(LABEL)].map(([, name, quoted]) => [
          name,
          unescape(quoted),
        ]),
      ),
    });
  }
  return samples;
}

/** Undefined where there is nothing to add up. */
function sum(samples: Sample[]): number | undefined {
  return samples.length
    ? samples.reduce((total, { value }) => total + value, 0)
    : undefined;
}

function unescape(label: string): string {
  return label.replace(/\\(.)/g, (_, character) =>
    character === 'n' ? '\n' : character,
  );
}
