import {
  backupEnd,
  backupStart,
  isTerminal,
  ownBackups,
} from '../health/clusterFacts';
import { backupStuck } from '../health/rules/backup';
import { BackupSummary, DatabaseObjects } from './database';
import { Backup } from './objects';
import { lagBytes } from './wal';

/** The backups of this very cluster, newest first. */
export function describeBackups(
  objects: DatabaseObjects,
  now: Date,
): BackupSummary[] {
  const own = ownBackups(objects);
  const ended = own.filter(isTerminal);
  return own.map(backup => {
    const { status, spec, metadata } = backup;
    const schedule = metadata.labels?.['cnpg.io/scheduled-backup'];
    const stuck = isStuck(backup, { ...objects, backups: ended }, now);
    const walBytes = lagBytes(status?.endLSN, status?.beginLSN);
    return {
      name: metadata.name,
      phase: status?.phase ?? 'pending',
      method: status?.method ?? spec?.method,
      startedAt: backupStart(backup),
      ...(isTerminal(backup) && { stoppedAt: backupEnd(backup) }),
      error: status?.error ?? status?.commandError,
      backupId: status?.backupId,
      schedule,
      instance: status?.instanceID?.podName,
      beginWal: status?.beginWal,
      endWal: status?.endWal,
      ...(walBytes !== undefined && { walBytes }),
      ...(stuck && { stuck, ...(schedule && { blocks: schedule }) }),
    };
  });
}

/** A backup is stuck exactly when the rule says so of it. */
function isStuck(
  backup: Backup,
  others: DatabaseObjects,
  now: Date,
): true | undefined {
  if (isTerminal(backup)) return undefined;
  const backups = [...others.backups, backup];
  return backupStuck.evaluate({ ...others, backups }, now) ? true : undefined;
}
