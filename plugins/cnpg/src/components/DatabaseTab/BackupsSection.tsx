import Typography from '@material-ui/core/Typography';
import type {
  BackupState,
  BackupSummary,
  DatabaseDetail,
  ScheduleSummary,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { formatDuration, formatRetention, parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { Facts } from '../common/Facts';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';
import { useDatabaseFacts } from '../common/useDatabaseFacts';
import { Unavailable } from './Unavailable';

const archivingTones: Record<BackupState['archiving'], Tone> = {
  working: 'ok',
  failing: 'error',
  starting: 'running',
  none: 'warning',
};

const backupTones: Record<string, Tone> = {
  completed: 'ok',
  failed: 'error',
  walArchivingFailing: 'error',
  pending: 'waiting',
};

function time(text: string | undefined) {
  const date = parseDate(text);
  return date && <Time date={date} />;
}

/** To which moments the database can be restored, and what keeps it so. */
export function BackupsSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { t, language } = useTexts();
  const facts = useDatabaseFacts(database);
  const { backups, backupList, schedules } = database;

  const backupColumns: Column<BackupSummary>[] = [
    { id: 'name', label: t('backups.name'), render: it => it.name },
    {
      id: 'phase',
      label: t('backups.state'),
      render: it => (
        <StateLabel tone={backupTones[it.phase] ?? 'running'}>
          {it.phase}
          {it.error && `: ${it.error}`}
        </StateLabel>
      ),
    },
    {
      id: 'started',
      label: t('backups.started'),
      render: it => time(it.startedAt),
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
          formatDuration(stop.getTime() - start.getTime(), language)
        );
      },
    },
    { id: 'method', label: t('backups.method'), render: it => it.method },
  ];
  const scheduleColumns: Column<ScheduleSummary>[] = [
    { id: 'name', label: t('backups.schedule'), render: it => it.name },
    {
      id: 'schedule',
      label: t('backups.when'),
      render: it => <code>{it.schedule}</code>,
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
    { id: 'last', label: t('backups.last'), render: it => time(it.lastAt) },
    {
      id: 'next',
      label: t('backups.next'),
      render: it => (it.suspended ? undefined : time(it.nextAt)),
    },
  ];

  return (
    <Section id="backups" title={t('backups.title')}>
      <Stack>
        {backups.configured && (
          <Unavailable
            kinds={['Backup', 'ScheduledBackup', 'ObjectStore']}
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
            <Facts
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
                facts.lastBackup,
                facts.nextBackup,
                {
                  label: t('backups.retention'),
                  value:
                    backups.retention &&
                    formatRetention(backups.retention, language),
                },
              ]}
            />
            {schedules.length > 0 ? (
              <DataTable
                caption={t('backups.schedules')}
                columns={scheduleColumns}
                rows={schedules}
                rowKey={it => it.name}
              />
            ) : (
              <Typography variant="body2">{t('backups.noSchedule')}</Typography>
            )}
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
        {backups.configured && backupList.length === 0 && (
          <Typography variant="body2">{t('backups.empty')}</Typography>
        )}
      </Stack>
    </Section>
  );
}
