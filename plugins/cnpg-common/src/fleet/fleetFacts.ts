import { ageMs } from '../health/clusterFacts';
import { DatabaseSummary } from '../model/database';
import { PostgresVersion } from '../model/offer';

/** A daily backup, and two hours for it to be late. */
const STALE_BACKUP_MS = 26 * 60 * 60_000;
const ENDING_MS = 180 * 24 * 60 * 60_000;

/**
 * Whether a database has no base backup of the last 26 h. One that was created
 * less than 26 h ago is given the time.
 *
 * @public
 */
export function hasStaleBackup(
  { backups, createdAt }: Pick<DatabaseSummary, 'backups' | 'createdAt'>,
  now: Date,
): boolean {
  return ageMs(backups.lastSuccessfulAt ?? createdAt, now) > STALE_BACKUP_MS;
}

/**
 * In a filter: those that have no value at all. No entity reference, DNS label
 * or version is written so.
 *
 * @public
 */
export const NO_VALUE = '-';

/**
 * How old a last base backup can be, in classes: at most a day, two, a week;
 * older than that; none at all.
 *
 * @public
 */
export const backupAges = ['24h', '48h', '7d', 'older', 'none'] as const;

/** @public */
export type BackupAge = (typeof backupAges)[number];

/** Hours at most. */
const BACKUP_AGE_HOURS: [BackupAge, number][] = [
  ['24h', 24],
  ['48h', 48],
  ['7d', 7 * 24],
];

/**
 * The class of age that a database's last base backup is in.
 *
 * @public
 */
export function backupAgeOf(
  { backups }: Pick<DatabaseSummary, 'backups'>,
  now: Date,
): BackupAge {
  if (!backups.lastSuccessfulAt) return 'none';
  const hours = ageMs(backups.lastSuccessfulAt, now) / 3_600_000;
  return BACKUP_AGE_HOURS.find(([, most]) => hours <= most)?.[0] ?? 'older';
}

/**
 * How long the PostgreSQL project supports a major version: `ending` within
 * 180 days of its end.
 *
 * @public
 */
export function supportOf(
  major: number | undefined,
  versions: PostgresVersion[],
  now: Date,
): 'supported' | 'ending' | 'ended' | 'unknown' {
  const end = versions.find(version => version.major === major)?.endOfLife;
  if (!end) return 'unknown';
  const left = -ageMs(`${end}T23:59:59Z`, now);
  if (left < 0) return 'ended';
  return left < ENDING_MS ? 'ending' : 'supported';
}
