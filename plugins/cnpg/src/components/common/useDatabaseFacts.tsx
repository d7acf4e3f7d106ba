import type {
  DatabaseSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { formatBytes, parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import type { Fact } from './Facts';
import { StateLabel } from './StateLabel';
import { isWindowKnown, isWithoutPrimary } from './summary';
import { Time } from './Time';

/**
 * What a person wants to know of a database first. What is not known, as while
 * it is being created, has no value.
 */
export function useDatabaseFacts(
  database: DatabaseSummary,
  target: TargetStatus | undefined,
) {
  const { t, language } = useTexts();
  const { primary, instances, storage, backups, health } = database;
  const isHibernated = health.state === 'hibernated';

  const alarm = (text: string) => (
    <StateLabel tone="warning">{text}</StateLabel>
  );
  const unknown = <StateLabel tone="unknown">{t('fact.unknown')}</StateLabel>;
  const bytes = (value: number | undefined) =>
    value === undefined ? undefined : formatBytes(value, language);

  let primaryText: ReactNode;
  if (isHibernated) primaryText = undefined;
  else if (isWithoutPrimary(database)) primaryText = alarm(t('fact.noPrimary'));
  else if (primary?.zone) {
    primaryText = t('fact.primaryInZone', {
      name: primary.name,
      zone: primary.zone,
    });
  } else primaryText = primary?.name;

  const size = bytes(storage.sizeBytes);
  const walSize = bytes(storage.walSizeBytes);
  const storageText =
    size && walSize ? t('fact.storageWithWal', { size, walSize }) : size;

  const lastBackup = parseDate(backups.lastSuccessfulAt);
  const nextBackup = parseDate(backups.nextAt);
  const recoverable = parseDate(backups.firstRecoverabilityPoint);
  const isBeingCreated = health.state === 'progressing' && !recoverable;
  let lastBackupText: ReactNode;
  if (!backups.configured) lastBackupText = alarm(t('fact.noBackups'));
  else if (lastBackup) lastBackupText = <Time date={lastBackup} past />;
  else if (target?.unavailable.Backup || target?.unavailable.ObjectStore) {
    lastBackupText = unknown;
  } else if (!isBeingCreated) lastBackupText = alarm(t('fact.noBackupYet'));

  let restorableText: ReactNode;
  // Without WAL no moment but those of the base backups: see the time line.
  if (!backups.configured || backups.archiving === 'none') {
    restorableText = undefined;
  } else if (recoverable) {
    restorableText = (
      <>
        {t('fact.since')} <Time date={recoverable} format="moment" />
      </>
    );
  } else if (!isWindowKnown(database, target)) {
    restorableText = unknown;
  } else if (!isBeingCreated) restorableText = alarm(t('fact.notRestorable'));

  return {
    primary: { label: t('fact.primary'), value: primaryText },
    instances: {
      label: t('fact.instances'),
      value: isHibernated
        ? t('fact.instancesStopped', { desired: String(instances.desired) })
        : t('fact.instancesReady', {
            ready: String(instances.ready),
            desired: String(instances.desired),
          }),
    },
    version: { label: t('fact.version'), value: database.postgresVersion },
    storage: { label: t('fact.storage'), value: storageText },
    lastBackup: { label: t('fact.lastBackup'), value: lastBackupText },
    nextBackup: {
      label: t('fact.nextBackup'),
      value: nextBackup && <Time date={nextBackup} />,
    },
    restorable: { label: t('fact.restorable'), value: restorableText },
  } satisfies Record<string, Fact>;
}
