import { findArchivingCause } from '../health/archivingCause';

/** What PostgreSQL and barman say when a recovery cannot go on, and what it means. */
const FAILURES: { pattern: RegExp; sentence: string }[] = [
  {
    pattern: /recovery ended before configured recovery target was reached/,
    sentence:
      'The archive ends before the moment that was asked for: nothing that was written after it has been archived. While the source writes, its next WAL comes within five minutes and the restore goes on by itself; otherwise retire this database and restore to an earlier moment, or everything.',
  },
  {
    pattern: /no target backup found|no backup found with ID/i,
    sentence:
      'The archive has no base backup that this could be restored from. Retire this database and restore to a moment after the first base backup.',
  },
  {
    pattern: /Expected empty archive|WAL archive check failed/,
    sentence:
      'The container of the new database holds the archive of an earlier one of its name. Retire it and choose another name, or have those backups removed.',
  },
  {
    pattern: /was initialized by PostgreSQL version/,
    sentence:
      'The backups are of another major version of PostgreSQL than the image. Retire this database and restore with the version of the source.',
  },
];

/**
 * Why a recovery failed, in words, from the logs of the job that does it;
 * undefined where they do not tell.
 *
 * @public
 */
export function findRecoveryFailure(lines: string[]): string | undefined {
  for (const { pattern, sentence } of FAILURES) {
    if (lines.some(line => pattern.test(line))) return sentence;
  }
  const cause = findArchivingCause(lines);
  return cause && `${cause.cause} ${cause.remedy}`;
}
