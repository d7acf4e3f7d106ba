import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  DatabaseLive,
  ReplicationLive,
} from '@pgportal/plugin-cnpg-common';
import { formatBytes, formatLag, parseDate } from '../../format';
import type { LiveDocument } from '../../hooks/useLiveDocument';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { Disclosure } from '../common/Disclosure';
import { Facts } from '../common/Facts';
import { PartFailure } from '../common/PartFailure';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { Time } from '../common/Time';
import { ActivityFigures } from '../replication/ActivityFigures';
import { Joins } from '../replication/Joins';
import { ReplicaCluster } from '../replication/ReplicaCluster';
import { useTopologyTexts } from '../topology/useTopologyTexts';

type Slot = DatabaseLive['slots'][number];

function Figures(props: { database: DatabaseDetail; live: DatabaseLive }) {
  const { database, live } = props;
  const { t, language } = useTexts();
  const texts = useTopologyTexts();
  const lag = (ms: number | undefined) =>
    ms === undefined ? undefined : formatLag(ms, language);
  const bytes = (value: number | undefined) =>
    value === undefined ? undefined : formatBytes(value, language);

  const slotState = (slot: { active: boolean; walStatus?: string }) => (
    <StateLabel tone={slot.active ? 'ok' : 'warning'}>
      {[
        t(slot.active ? 'replication.slotActive' : 'replication.slotInactive'),
        slot.walStatus,
      ]
        .filter(Boolean)
        .join(', ')}
    </StateLabel>
  );

  const columns: Column<ReplicationLive>[] = [
    {
      id: 'standby',
      label: t('replication.standby'),
      render: it => it.standby,
    },
    {
      id: 'state',
      label: t('replication.state'),
      render: it => (
        <StateLabel tone={it.state === 'streaming' ? 'ok' : 'warning'}>
          {it.state || t('replication.unknownState')}
        </StateLabel>
      ),
    },
    {
      id: 'sync',
      label: t('replication.sync'),
      render: it => texts.sync(it.syncState),
    },
    {
      id: 'bytes',
      label: t('replication.lagBytes'),
      render: it => bytes(it.replayLagBytes),
    },
    {
      id: 'time',
      label: t('replication.lagTime'),
      render: it => lag(it.replayLagMs),
    },
    {
      id: 'slot',
      label: t('replication.slot'),
      render: it => (it.slot ? slotState(it.slot) : t('replication.noSlot')),
    },
  ];
  const positionColumns: Column<ReplicationLive>[] = [
    {
      id: 'standby',
      label: t('replication.standby'),
      render: it => it.standby,
    },
    { id: 'sent', label: t('replication.sent'), render: it => it.sentLsn },
    { id: 'write', label: t('replication.write'), render: it => it.writeLsn },
    { id: 'flush', label: t('replication.flush'), render: it => it.flushLsn },
    {
      id: 'replay',
      label: t('replication.replay'),
      render: it => it.replayLsn,
    },
    {
      id: 'writeLag',
      label: t('replication.writeLag'),
      render: it => lag(it.writeLagMs),
    },
    {
      id: 'flushLag',
      label: t('replication.flushLag'),
      render: it => lag(it.flushLagMs),
    },
    {
      id: 'priority',
      label: t('replication.priority'),
      render: it => it.syncPriority,
    },
  ];
  const slotColumns: Column<Slot>[] = [
    { id: 'name', label: t('replication.slot'), render: it => it.name },
    { id: 'type', label: t('replication.slotType'), render: it => it.type },
    {
      id: 'state',
      label: t('replication.state'),
      render: slotState,
    },
    {
      id: 'kept',
      label: t('replication.slotKeeps'),
      render: it => bytes(it.retainedBytes),
    },
    {
      id: 'safe',
      label: t('replication.safeWal'),
      render: it => bytes(it.safeWalBytes),
    },
    {
      id: 'restart',
      label: t('replication.slotRestart'),
      render: it => it.restartLsn,
    },
    {
      id: 'database',
      label: t('connect.database'),
      render: it => it.database,
    },
    { id: 'plugin', label: t('replication.plugin'), render: it => it.plugin },
    { id: 'xmin', label: t('replication.xmin'), render: it => it.xmin },
    {
      id: 'catalogXmin',
      label: t('replication.catalogXmin'),
      render: it => it.catalogXmin,
    },
  ];

  const primary = live.instances.find(it => it.isPrimary);
  const { synchronous } = database;
  const foreign = live.slots.filter(slot => !slot.managed);
  const managed = live.slots.filter(slot => slot.managed);
  const hasStandbys = database.instances.desired > 1;
  const promotedAt = parseDate(database.primarySince);
  const startedAt = parseDate(live.primaryStartedAt);
  return (
    <>
      {live.instances.map(
        ({ name, problem }) =>
          problem && (
            <div key={name}>
              <StateLabel tone="unknown">
                {name}: {problem}
              </StateLabel>
            </div>
          ),
      )}
      <Facts
        wide
        facts={[
          { label: t('replication.writeLsn'), value: primary?.currentLsn },
          { label: t('replication.walFile'), value: primary?.currentWal },
          {
            label: t('replication.timeline'),
            value: primary?.timelineId ?? database.timelineId,
          },
          {
            label: t('fact.primarySince'),
            value: promotedAt && <Time date={promotedAt} format="moment" />,
          },
          {
            label: t('fact.startedAt'),
            value: startedAt && <Time date={startedAt} past />,
          },
          {
            label: t('replication.commits'),
            value: hasStandbys
              ? t(
                  synchronous
                    ? 'replication.commitsWait'
                    : 'replication.commitsDoNotWait',
                  { count: synchronous?.number ?? 0 },
                )
              : undefined,
          },
          {
            label: t('replication.durability'),
            value:
              synchronous &&
              t(
                synchronous.dataDurability === 'preferred'
                  ? 'replication.preferred'
                  : 'replication.required',
              ),
          },
        ]}
      />
      <Joins joins={live.joins ?? []} />
      {live.replication.length > 0 && (
        <>
          <DataTable
            caption={t('replication.standbys')}
            columns={columns}
            rows={live.replication}
            rowKey={it => it.standby}
          />
          <Disclosure summary={t('replication.positions')}>
            <DataTable
              caption={t('replication.positions')}
              columns={positionColumns}
              rows={live.replication}
              rowKey={it => it.standby}
            />
          </Disclosure>
        </>
      )}
      {primary && live.replication.length === 0 && (
        <Typography variant="body2">
          {t(hasStandbys ? 'replication.none' : 'replication.alone')}
        </Typography>
      )}
      {foreign.length > 0 && (
        <>
          <Typography variant="body2">
            {t('replication.foreignSlots')}
          </Typography>
          <DataTable
            caption={t('replication.foreignSlots')}
            columns={slotColumns}
            rows={foreign}
            rowKey={it => it.name}
          />
        </>
      )}
      {managed.length > 0 && (
        <Disclosure summary={t('replication.managedSlots')}>
          <DataTable
            caption={t('replication.managedSlots')}
            columns={slotColumns}
            rows={managed}
            rowKey={it => it.name}
          />
        </Disclosure>
      )}
      <ActivityFigures live={live} />
    </>
  );
}

/** How far the standbys are behind, as the primary sees it. */
export function ReplicationSection(props: {
  database: DatabaseDetail;
  live: LiveDocument<DatabaseLive>;
}) {
  const { database, live } = props;
  const { t } = useTexts();
  const isHibernated = database.health.state === 'hibernated';
  return (
    <Section id="replication" title={t('replication.title')}>
      <Stack>
        <ReplicaCluster database={database} />
        {isHibernated && (
          <Typography variant="body2">{t('replication.hibernated')}</Typography>
        )}
        {!isHibernated && (
          <PartFailure error={live.error} stale={live.value !== undefined} />
        )}
        {!isHibernated && live.loading && (
          <Typography variant="body2">{t('replication.loading')}</Typography>
        )}
        {!isHibernated && live.value?.problem && (
          <div>
            <StateLabel tone="unknown">
              {t('replication.noFigures', { reason: live.value.problem })}
            </StateLabel>
          </div>
        )}
        {!isHibernated && live.value && !live.value.problem && (
          <Figures database={database} live={live.value} />
        )}
      </Stack>
    </Section>
  );
}
