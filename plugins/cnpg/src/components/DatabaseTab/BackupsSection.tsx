import Typography from '@material-ui/core/Typography';
import type {
  BackupState,
  BackupSummary,
  DatabaseDetail,
  DatabaseLive,
  ScheduleSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { useNavigate } from 'react-router-dom';
import {
  formatBytes,
  formatInZone,
  formatRetention,
  formatSpan,
  inBothZones,
  parseDate,
} from '../../format';
import type { LiveDocument } from '../../hooks/useLiveDocument';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { type Fact, Facts } from '../common/Facts';
import { restorePath } from '../common/lifecyclePaths';
import { PartFailure } from '../common/PartFailure';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';
import { useDatabaseFacts } from '../common/useDatabaseFacts';
import { BackupChain } from '../doctor/BackupChain';
import { FAILED_PHASES, recoveryTimeline } from '../recovery/recoveryTimeline';
import { RowOperations, StartOperation } from '../operations/RowOperations';
import { RecoveryWindow } from '../recovery/RecoveryWindow';
import { useScheduleText } from '../recovery/useScheduleText';
import { Unavailable } from './Unavailable';

const archivingTones: Record<BackupState['archiving'], Tone> = {
  working: 'ok',
  failing: 'error',
  starting: 'running',
  none: 'warning',
};

function backupTone(phase: string): Tone {
  if (FAILED_PHASES.has(phase)) return 'error';
  if (phase === 'completed') return 'ok';
  return phase === 'pending' ? 'waiting' : 'running';
}

function pastTime(text: string | undefined) {
  const date = parseDate(text);
  return date && <Time date={date} past />;
}

/** What the instances say of archiving, beyond whether it works. */
function useArchivingFacts(live: DatabaseLive | undefined): Fact[] {
  const { t } = useTexts();
  const archiving = live?.archiving;
  if (!archiving) return [];
  const archivedAt = parseDate(archiving.lastArchivedAt);
  const failedAt = parseDate(archiving.lastFailedAt);
  return [
    {
      label: t('backups.lastArchived'),
      value: archiving.lastArchivedWal && (
        <>
          {archiving.lastArchivedWal}
          {archivedAt && (
            <>
              {', '}
              <Time date={archivedAt} past />
            </>
          )}
        </>
      ),
    },
    {
      label: t('backups.backlog'),
      value: t('backups.backlogFiles', { count: archiving.backlog }),
    },
    {
      label: t('backups.lastFailed'),
      // A promotion leaves a failure behind for ever: it counts while archiving fails.
      value: !archiving.working && archiving.lastFailedWal && (
        <>
          {archiving.lastFailedWal}
          {failedAt && (
            <>
              {', '}
              <Time date={failedAt} past />
            </>
          )}
        </>
      ),
    },
  ].map(fact => ({ ...fact, value: fact.value || undefined }));
}

/** To which moments the database can be restored, and what keeps it so. */
export function BackupsSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
  live: LiveDocument<DatabaseLive>;
}) {
  const { database, target, live } = props;
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const facts = useDatabaseFacts(database, target);
  const archivingFacts = useArchivingFacts(live.value);
  const inWords = useScheduleText();
  const now = useNow(30_000);
  const asOf = parseDate(database.asOf);
  // What is not followed any more is known until then; nor is it earlier than
  // that, where the browser's clock is behind.
  const known = asOf && (!database.live || asOf > now) ? asOf : now;
  const { backups, backupList, schedules, archive } = database;
  const failedAt = parseDate(archive?.lastFailedBackupAt);
  const unreadable = target?.unavailable;

  const backupColumns: Column<BackupSummary>[] = [
    { id: 'name', label: t('backups.name'), render: it => it.name },
    {
      id: 'phase',
      label: t('backups.state'),
      render: it =>
        it.stuck ? (
          <StateLabel tone="warning">
            {it.blocks
              ? t('backups.stuckBlocks', { schedule: it.blocks })
              : t('backups.stuck')}
          </StateLabel>
        ) : (
          <StateLabel tone={backupTone(it.phase)}>
            {it.phase}
            {it.error && `: ${it.error}`}
          </StateLabel>
        ),
    },
    {
      id: 'started',
      label: t('backups.started'),
      render: it => pastTime(it.startedAt),
    },
    {
      id: 'duration',
      label: t('backups.duration'),
      render: it => {
        const start = parseDate(it.startedAt);
        const stop = parseDate(it.stoppedAt);
        return (
          start &&
          stop &&
          formatSpan(stop.getTime() - start.getTime(), language)
        );
      },
    },
    { id: 'method', label: t('backups.method'), render: it => it.method },
    {
      id: 'schedule',
      label: t('backups.schedule'),
      render: it => it.schedule,
    },
    {
      id: 'instance',
      label: t('backups.takenFrom'),
      render: it => it.instance,
    },
    {
      id: 'wal',
      label: t('backups.walMeanwhile'),
      render: it =>
        it.walBytes === undefined
          ? undefined
          : formatBytes(it.walBytes, language),
    },
  ];
  const scheduleColumns: Column<ScheduleSummary>[] = [
    { id: 'name', label: t('backups.schedule'), render: it => it.name },
    {
      id: 'schedule',
      label: t('backups.when'),
      render: it => {
        const words = inWords(it.schedule);
        return (
          <>
            {words && (
              <Typography variant="body2">
                {t('backups.inUtc', { schedule: words })}
              </Typography>
            )}
            <code>{it.schedule}</code>
          </>
        );
      },
    },
    {
      id: 'state',
      label: t('backups.state'),
      render: it => (
        <StateLabel tone={it.suspended ? 'idle' : 'ok'}>
          {t(it.suspended ? 'backups.suspended' : 'backups.active')}
        </StateLabel>
      ),
    },
    { id: 'last', label: t('backups.last'), render: it => pastTime(it.lastAt) },
    {
      id: 'next',
      label: t('backups.next'),
      render: it => {
        const next = it.suspended ? undefined : parseDate(it.nextAt);
        return (
          next && (
            <>
              <Time date={next} />
              <Typography variant="body2">
                {inBothZones(zone => formatInZone(next, language, zone))}
              </Typography>
            </>
          )
        );
      },
    },
    {
      id: 'operations',
      label: t('operations.row.column'),
      render: it => (
        <RowOperations
          name={it.name}
          operations={[
            ['schedule-edit', 'edit'],
            it.suspended
              ? ['schedule-resume', 'resume']
              : ['schedule-suspend', 'suspend'],
            ['schedule-run', 'run'],
            ['schedule-remove', 'remove'],
          ]}
        />
      ),
    },
  ];

  return (
    <Section id="backups" title={t('backups.title')}>
      <Stack>
        {backups.configured && (
          <Unavailable
            kinds={
              backups.via === 'plugin'
                ? ['Backup', 'ScheduledBackup', 'ObjectStore']
                : ['Backup', 'ScheduledBackup']
            }
            target={target}
          />
        )}
        {!backups.configured && (
          <div>
            <StateLabel tone="warning">{t('backups.none.title')}</StateLabel>
            <Typography variant="body2">{t('backups.none.impact')}</Typography>
          </div>
        )}
        {backups.configured && (
          <>
            <RecoveryWindow
              onChoose={moment => navigate(restorePath(database.ref, moment))}
              timeline={recoveryTimeline(database, live.value, known, target)}
            />
            <PartFailure error={live.error} stale={live.value !== undefined} />
            {live.value?.problem && (
              <div>
                <StateLabel tone="unknown">
                  {t('replication.noFigures', { reason: live.value.problem })}
                </StateLabel>
              </div>
            )}
            <Facts
              wide
              facts={[
                facts.restorable,
                {
                  label: t('backups.archiving'),
                  value: (
                    <StateLabel tone={archivingTones[backups.archiving]}>
                      {t(`backups.archivingState.${backups.archiving}`)}
                    </StateLabel>
                  ),
                },
                ...archivingFacts,
                facts.lastBackup,
                facts.nextBackup,
                {
                  label: t('backups.retention'),
                  value:
                    backups.retention &&
                    formatRetention(backups.retention, language),
                },
                {
                  label: t('backups.lastFailedBackup'),
                  value: failedAt && <Time date={failedAt} past />,
                },
                {
                  label: t('backups.archive'),
                  value: archive?.destinationPath,
                },
                {
                  label: t('backups.objectStore'),
                  value: archive?.objectStore,
                },
                {
                  label: t('backups.serverName'),
                  value: archive?.serverName,
                },
              ]}
            />
            <BackupChain databaseRef={database.ref} />
            {schedules.length > 0 && (
              <DataTable
                caption={t('backups.schedules')}
                columns={scheduleColumns}
                rows={schedules}
                rowKey={it => it.name}
              />
            )}
            {schedules.length === 0 && !unreadable?.ScheduledBackup && (
              <Typography variant="body2">{t('backups.noSchedule')}</Typography>
            )}
            <StartOperation id="schedule-create" />
          </>
        )}
        {backupList.length > 0 && (
          <DataTable
            caption={t('backups.list')}
            columns={backupColumns}
            rows={backupList}
            rowKey={it => it.name}
          />
        )}
        {backups.configured &&
          backupList.length === 0 &&
          !unreadable?.Backup && (
            <Typography variant="body2">{t('backups.empty')}</Typography>
          )}
      </Stack>
    </Section>
  );
}
