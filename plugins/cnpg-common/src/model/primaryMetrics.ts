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
  /** RFC 3339: when the metrics were read. */
  asOf: string;
}

const SIZE =
  /^cnpg_pg_database_size_bytes\{((?:[^}"\n]|"(?:[^"\\\n]|\\.)*")*)\}\s+(\S+)/gm;
const NAME = /(?:^|,)\s*datname="((?:[^"\\]|\\.)*)"/;
const START = /^cnpg_pg_postmaster_start_time(?:\{[^}]*\})?\s+(\S+)/m;

/**
 * Reads a page of metrics in Prometheus' text format as far as it is used:
 * `cnpg_pg_database_size_bytes` and `cnpg_pg_postmaster_start_time` of
 * CloudNativePG's default queries. Undefined when it has no sizes.
 *
 * @public
 */
export function parsePrimaryMetrics(
  page: string,
  asOf: Date,
): PrimaryMetrics | undefined {
  const databases = [...page.matchAll(SIZE)]
    .map(([, labels, bytes]) => ({
      name: unescape(NAME.exec(labels)?.[1] ?? ''),
      bytes: Number(bytes),
    }))
    .filter(
      ({ name, bytes }) =>
        name && Number.isFinite(bytes) && !/^template\d$/.test(name),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  if (databases.length === 0) return undefined;
  const started = new Date(Number(START.exec(page)?.[1]) * 1000);
  return {
    databases,
    ...(!Number.isNaN(started.getTime()) && {
      startedAt: started.toISOString(),
    }),
    asOf: asOf.toISOString(),
  };
}

function unescape(label: string): string {
  return label.replace(/\\(.)/g, (_, character) =>
    character === 'n' ? '\n' : character,
  );
}
