const MAX_LINES = 50;
const MAX_LENGTH = 2_000;

/** Loggers of the archiver: in-tree, and the plugin's sidecar. */
const ARCHIVER_LOGGER = /wal-archive|barman/i;
const TROUBLE =
  /error|fail|denied|forbidden|refused|AADSTS|exception|timed out/i;
const SECRET =
  /\b(AccountKey|SharedAccessSignature|sig|client_secret|client_assertion|password)=[^&;\s"']+/gi;

/**
 * What the last lines of the container's log say about archiving, oldest
 * first, as text: CloudNativePG logs JSON, what it runs may not.
 */
export function archiverLogLines(log: string): string[] {
  return log
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .flatMap(line => archiverLine(line) ?? [])
    .map(line => line.replace(SECRET, '$1=<redacted>').slice(0, MAX_LENGTH))
    .slice(-MAX_LINES);
}

function archiverLine(line: string): string | undefined {
  const entry = parse(line);
  if (!entry) return TROUBLE.test(line) ? line : undefined;

  const { logger, level } = entry;
  const fromArchiver =
    typeof logger === 'string' && ARCHIVER_LOGGER.test(logger);
  // PostgreSQL's own records have the level info, whatever they report.
  const isTrouble = level === 'error' && logger !== 'postgres';
  if (!fromArchiver && !isTrouble) return undefined;

  const text = [entry.msg, entry.error, entry.stderr]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(': ');
  return TROUBLE.test(text) || level === 'error' ? text || line : undefined;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
