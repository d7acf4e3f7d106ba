import { LiveHistory } from './database';
import { PgStatus } from './pgStatus';

/** Longer than this between two looks at the backlog, and nobody knows how it went. */
const BACKLOG_GAP_MS = 2 * 60_000;
/** Likewise for a pending restart, which takes a person or a rollout to go away. */
const RESTART_GAP_MS = 24 * 60 * 60_000;

/**
 * What is to be remembered of live figures after another look at them.
 *
 * @param statuses - of the instances that answered
 * @public
 */
export function rememberFigures(
  before: LiveHistory | undefined,
  statuses: Record<string, PgStatus>,
  now: Date,
): LiveHistory {
  const at = now.toISOString();
  const gap = now.getTime() - Date.parse(before?.at ?? '');
  const pendingRestartSince: Record<string, string> = {};
  if (gap <= RESTART_GAP_MS) {
    Object.assign(pendingRestartSince, before?.pendingRestartSince);
  }
  for (const [name, { pendingRestart }] of Object.entries(statuses)) {
    if (pendingRestart) pendingRestartSince[name] ??= at;
    else delete pendingRestartSince[name];
  }
  const primary = Object.values(statuses).find(({ isPrimary }) => isPrimary);
  if (!primary) return { at, pendingRestartSince };
  const files = primary.readyWalFiles ?? 0;
  const known = before?.backlog;
  const goesOn = known && gap <= BACKLOG_GAP_MS && files >= known.files;
  return {
    at,
    pendingRestartSince,
    backlog: goesOn
      ? { ...known, files }
      : { files, since: at, filesThen: files },
  };
}
