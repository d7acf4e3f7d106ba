const LONGEST = 300;
/** `initdb: error: …`, `FATAL: …` */
const FROM_POSTGRES = /\b(error|fatal|panic):/i;
const SEVERE = new Set(['ERROR', 'FATAL', 'PANIC']);

interface LogEntry {
  level?: string;
  msg?: string;
  error?: string;
  /** Of PostgreSQL's own log. */
  record?: { error_severity?: string; message?: string };
}

/**
 * What the log of a job that failed says of it, in its own words: what a program
 * of PostgreSQL said last, rather than that it ended.
 *
 * @param lines - of CloudNativePG's instance manager: JSON, one entry a line
 */
export function findJobError(lines: string[]): string | undefined {
  const entries = lines.map(parse).reverse();
  const said =
    entries.flatMap(({ msg = '', record }) => {
      if (SEVERE.has(record?.error_severity ?? ''))
        return record?.message ?? [];
      return FROM_POSTGRES.test(msg) ? msg : [];
    })[0] ??
    entries
      .filter(({ level }) => level === 'error')
      .map(({ msg, error }) => [msg, error].filter(Boolean).join(': '))[0];
  return said?.replace(/\s+/g, ' ').trim().slice(0, LONGEST) || undefined;
}

function parse(line: string): LogEntry {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? entry : {};
  } catch {
    return { msg: line };
  }
}
