import type {
  DatabaseDetail,
  DatabaseLive,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { parseDate } from '../../format';
import { isWindowKnown } from '../common/summary';

/** A base backup on the time line. Times in ms since the epoch. */
export interface BackupMark {
  name: string;
  at: number;
  state: 'completed' | 'failed' | 'running';
}

/** Times in ms since the epoch. */
export interface RecoveryTimeline {
  from: number;
  to: number;
  /** The moments that the database can be restored to; absent when there are none. */
  restorable?: { from: number; to: number };
  /** Stretches that it cannot be restored to, and why. */
  gaps: {
    from: number;
    to: number;
    reason: 'beforeFirst' | 'notArchived' | 'unknown';
  }[];
  marks: BackupMark[];
}

const SECOND = 1_000;

/** A time line of less than this would be all edges. */
const SHORTEST = 10 * 60_000;

/** CloudNativePG's words for a backup that there will never be. */
export const FAILED_PHASES: ReadonlySet<string> = new Set([
  'failed',
  'walArchivingFailing',
  'invalid backup definition',
]);

const ARCHIVING_RULE = 'BK02';

/**
 * What the database can be restored to: every moment from the first point of
 * recoverability to now where WAL is archived, unless archiving fails. Then the last WAL that was
 * archived is the end, and what was written after it exists on the volumes only.
 */
export function recoveryTimeline(
  database: DatabaseDetail,
  live: DatabaseLive | undefined,
  now: Date,
  target?: TargetStatus,
): RecoveryTimeline {
  const { backups, backupList, report } = database;
  const to = now.getTime();
  const first = parseDate(backups.firstRecoverabilityPoint)?.getTime();
  const marks = backupList
    .flatMap(({ name, phase, startedAt, stoppedAt }): BackupMark[] => {
      const at = parseDate(stoppedAt ?? startedAt)?.getTime();
      return at === undefined || at > to
        ? []
        : [{ name, at, state: markState(phase) }];
    })
    .sort((a, b) => a.at - b.at);
  const earliest = Math.min(first ?? to, ...marks.map(mark => mark.at), to);
  const from = Math.min(earliest, to - SHORTEST);

  const gaps: RecoveryTimeline['gaps'] = [];
  if (first === undefined || first >= to) {
    gaps.push({
      from,
      to,
      reason: isWindowKnown(database, target) ? 'beforeFirst' : 'unknown',
    });
    return { from, to, gaps, marks };
  }
  if (first > from) gaps.push({ from, to: first, reason: 'beforeFirst' });

  // As with volume snapshots alone: each is restored as it is, or not at all.
  if (backups.archiving === 'none') {
    gaps.push({ from: first, to, reason: 'notArchived' });
    return { from, to, gaps, marks };
  }

  let end = to;
  if (backups.archiving === 'failing') {
    const archived = live?.archiving?.lastArchivedAt;
    const failing = report.findings.find(it => it.id === ARCHIVING_RULE)?.since;
    end = Math.min(
      Math.max(
        first,
        (parseDate(archived) ?? parseDate(failing))?.getTime() ?? first,
      ),
      to,
    );
    if (end < to) gaps.push({ from: end, to, reason: 'notArchived' });
  }
  return { from, to, restorable: { from: first, to: end }, gaps, marks };
}

/**
 * Where the cursor may stand. The status cuts the end of the first base backup
 * to whole seconds, so the moment that it says may lie before it.
 */
export function cursorRange({ from, to }: { from: number; to: number }) {
  return { from: Math.min(from + SECOND, to), to };
}

function markState(phase: string): BackupMark['state'] {
  if (phase === 'completed') return 'completed';
  return FAILED_PHASES.has(phase) ? 'failed' : 'running';
}

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const steps: Record<string, number> = {
  ArrowLeft: -MINUTE,
  ArrowDown: -MINUTE,
  ArrowRight: MINUTE,
  ArrowUp: MINUTE,
  PageDown: -HOUR,
  PageUp: HOUR,
};

/**
 * Where a key moves the cursor: a minute, with Shift a second; an hour with the
 * page keys, with Shift a day; and to the ends; undefined for a key that moves nothing.
 */
export function moveCursor(
  at: number,
  key: string,
  shift: boolean,
  range: { from: number; to: number },
): number | undefined {
  if (key === 'Home') return range.from;
  if (key === 'End') return range.to;
  const step = steps[key];
  if (step === undefined) return undefined;
  const shifted = Math.sign(step) * (key.startsWith('Arrow') ? SECOND : DAY);
  return clamp(at + (shift ? shifted : step), range);
}

/** The nearest moment inside a range. */
export function clamp(at: number, range: { from: number; to: number }) {
  return Math.min(Math.max(at, range.from), range.to);
}
