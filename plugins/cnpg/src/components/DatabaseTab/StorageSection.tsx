import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { formatBytes, formatList, parseDate } from '../../format';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { Facts } from '../common/Facts';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';
import { Unavailable } from './Unavailable';

type Volume = DatabaseDetail['volumes'][number];
type Certificate = DatabaseDetail['certificates'][number];
type Declared = DatabaseDetail['databases'][number];

const DAY = 24 * 3_600_000;

/** CloudNativePG renews seven days before the end: later than that, it did not. */
const CERTIFICATE_RENEWAL_DAYS = 7;

/** A table under a heading of its own, or nothing when it has no rows. */
function Part<Row>(props: {
  title: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey(row: Row): string;
}) {
  const { title, columns, rows, rowKey } = props;
  if (rows.length === 0) return null;
  return (
    <div>
      <Typography component="h4" variant="subtitle2">
        {title}
      </Typography>
      <DataTable
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
      />
    </div>
  );
}

function Volumes({ volumes }: { volumes: Volume[] }) {
  const { t, language } = useTexts();
  const bytes = (value: number | undefined) =>
    value === undefined ? undefined : formatBytes(value, language);
  const resize = ({ requestedBytes, capacityBytes }: Volume) => {
    if (requestedBytes === undefined || capacityBytes === undefined) {
      return undefined;
    }
    const isDone = capacityBytes >= requestedBytes;
    return (
      <StateLabel tone={isDone ? 'ok' : 'running'}>
        {t(isDone ? 'storage.resizeDone' : 'storage.resizing')}
      </StateLabel>
    );
  };
  const columns: Column<Volume>[] = [
    { id: 'name', label: t('storage.volume'), render: it => it.name },
    {
      id: 'role',
      label: t('storage.role'),
      render: it => t(`storage.roles.${it.role}`),
    },
    {
      id: 'requested',
      label: t('storage.requested'),
      render: it => bytes(it.requestedBytes),
    },
    {
      id: 'capacity',
      label: t('storage.capacity'),
      render: it => bytes(it.capacityBytes),
    },
    { id: 'resize', label: t('storage.resize'), render: resize },
    { id: 'class', label: t('storage.class'), render: it => it.storageClass },
    { id: 'phase', label: t('storage.phase'), render: it => it.phase },
  ];
  if (volumes.length === 0) {
    return <Typography variant="body2">{t('storage.none')}</Typography>;
  }
  return (
    <Part
      title={t('storage.volumes')}
      columns={columns}
      rows={volumes}
      rowKey={it => it.name}
    />
  );
}

function Certificates({ certificates }: { certificates: Certificate[] }) {
  const { t } = useTexts();
  const now = useNow(60_000);
  const columns: Column<Certificate>[] = [
    { id: 'secret', label: t('connect.secret'), render: it => it.secret },
    {
      id: 'expires',
      label: t('configuration.expires'),
      render: it => {
        const date = parseDate(it.expiresAt);
        return date && <Time date={date} format="moment" />;
      },
    },
    {
      id: 'left',
      label: t('configuration.left'),
      render: it => {
        const date = parseDate(it.expiresAt);
        if (!date) return undefined;
        const days = Math.floor((date.getTime() - now.getTime()) / DAY);
        let tone: Tone = 'ok';
        if (days < 0) tone = 'error';
        else if (days < CERTIFICATE_RENEWAL_DAYS) tone = 'warning';
        return (
          <StateLabel tone={tone}>
            {days < 0
              ? t('configuration.expired')
              : t('configuration.days', { count: days })}
          </StateLabel>
        );
      },
    },
  ];
  return (
    <Part
      title={t('configuration.certificates')}
      columns={columns}
      rows={certificates}
      rowKey={it => it.secret}
    />
  );
}

const declaredTones: Record<Declared['state'], Tone> = {
  applied: 'ok',
  failed: 'error',
  pending: 'waiting',
};

function DeclaredObjects(props: { title: string; items: Declared[] }) {
  const { title, items } = props;
  const { t } = useTexts();
  const columns: Column<Declared>[] = [
    {
      id: 'sql',
      label: t('configuration.sqlName'),
      render: it => it.sqlName,
    },
    { id: 'owner', label: t('configuration.owner'), render: it => it.owner },
    {
      id: 'state',
      label: t('configuration.state'),
      render: it => (
        <StateLabel tone={declaredTones[it.state]}>
          {t(`configuration.declared.${it.state}`)}
          {it.problem && `: ${it.problem}`}
        </StateLabel>
      ),
    },
    { id: 'name', label: t('configuration.object'), render: it => it.name },
  ];
  return (
    <Part title={title} columns={columns} rows={items} rowKey={it => it.name} />
  );
}

function Poolers({ poolers }: { poolers: DatabaseDetail['poolers'] }) {
  const { t } = useTexts();
  const columns: Column<(typeof poolers)[number]>[] = [
    { id: 'name', label: t('configuration.pooler'), render: it => it.name },
    {
      id: 'type',
      label: t('configuration.poolerType'),
      render: it => it.type,
    },
    {
      id: 'mode',
      label: t('configuration.poolMode'),
      render: it => it.poolMode,
    },
    {
      id: 'instances',
      label: t('fact.instances'),
      render: ({ instances }) =>
        instances.running === undefined
          ? instances.desired
          : t('fact.instancesReady', {
              ready: String(instances.running),
              desired: String(instances.desired),
            }),
    },
    {
      id: 'state',
      label: t('configuration.state'),
      render: ({ phase, problem }) =>
        problem ? <StateLabel tone="error">{problem}</StateLabel> : phase,
    },
  ];
  return (
    <Part
      title={t('configuration.poolers')}
      columns={columns}
      rows={poolers}
      rowKey={it => it.name}
    />
  );
}

function tolerationText(
  toleration: NonNullable<DatabaseDetail['scheduling']['tolerations']>[number],
): string {
  const { key, operator, value, effect } = toleration;
  const taint =
    operator === 'Exists' || value === undefined ? key : `${key}=${value}`;
  return [taint, effect].filter(Boolean).join(':');
}

/** Volumes, and everything that was asked for or that CloudNativePG set up. */
export function StorageSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { scheduling, resources, parameters } = database;
  const { t, language } = useTexts();
  const { antiAffinity, nodeSelector, tolerations, zones } = scheduling;

  const cores =
    resources.cpu === undefined
      ? undefined
      : new Intl.NumberFormat(language).format(resources.cpu);
  let spread: ReactNode = t('configuration.spread.none');
  if (antiAffinity) {
    spread = t(`configuration.spread.${antiAffinity.type}`, {
      topology: antiAffinity.topologyKey,
    });
  }
  const labels = Object.entries(nodeSelector ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  return (
    <Section id="storage" title={t('storage.title')}>
      <Stack gap={3}>
        <Unavailable kinds={['PersistentVolumeClaim']} target={target} />
        <Facts
          wide
          facts={[
            { label: t('storage.target'), value: database.targetTitle },
            { label: t('storage.namespace'), value: database.namespace },
            { label: t('fact.version'), value: database.postgresVersion },
            { label: t('storage.image'), value: database.image },
            { label: t('configuration.cpu'), value: cores },
            {
              label: t('configuration.memory'),
              value:
                resources.memory === undefined
                  ? undefined
                  : formatBytes(resources.memory, language),
            },
            { label: t('configuration.systemId'), value: database.systemId },
          ]}
        />
        <Volumes volumes={database.volumes} />
        <Part
          title={t('configuration.parameters')}
          columns={[
            {
              id: 'name',
              label: t('configuration.parameter'),
              render: ([name]) => <code>{name}</code>,
            },
            {
              id: 'value',
              label: t('configuration.value'),
              render: ([, value]) => <code>{value}</code>,
            },
          ]}
          rows={Object.entries(parameters)}
          rowKey={([name]) => name}
        />
        <div>
          <Typography component="h4" variant="subtitle2">
            {t('configuration.scheduling')}
          </Typography>
          <Facts
            wide
            facts={[
              { label: t('configuration.spreadOver'), value: spread },
              {
                label: t('configuration.zones'),
                value:
                  zones.length > 0 ? formatList(zones, language) : undefined,
              },
              {
                label: t('configuration.nodeSelector'),
                value: labels.join(', ') || undefined,
              },
              {
                label: t('configuration.tolerations'),
                value: tolerations?.map(tolerationText).join(', ') || undefined,
              },
            ]}
          />
        </div>
        <Unavailable kinds={['Pooler']} target={target} />
        <Poolers poolers={database.poolers} />
        <Unavailable kinds={['Database']} target={target} />
        <DeclaredObjects
          title={t('configuration.databases')}
          items={database.databases}
        />
        <Unavailable kinds={['DatabaseRole']} target={target} />
        <DeclaredObjects
          title={t('configuration.roles')}
          items={database.roles}
        />
        <Certificates certificates={database.certificates} />
        <Unavailable kinds={['PodDisruptionBudget']} target={target} />
        <Part
          title={t('configuration.budgets')}
          columns={[
            {
              id: 'name',
              label: t('configuration.object'),
              render: it => it.name,
            },
            {
              id: 'allowed',
              label: t('configuration.budgetAllowed'),
              render: it => it.allowed,
            },
            {
              id: 'healthy',
              label: t('configuration.budgetHealthy'),
              render: it =>
                t('fact.instancesReady', {
                  ready: String(it.healthy),
                  desired: String(it.expected),
                }),
            },
          ]}
          rows={database.disruptionBudgets}
          rowKey={it => it.name}
        />
        <Part
          title={t('configuration.plugins')}
          columns={[
            {
              id: 'name',
              label: t('configuration.plugin'),
              render: it => it.name,
            },
            {
              id: 'version',
              label: t('configuration.pluginVersion'),
              render: it => it.version,
            },
            {
              id: 'state',
              label: t('configuration.state'),
              render: it => it.status,
            },
          ]}
          rows={database.plugins}
          rowKey={it => it.name}
        />
      </Stack>
    </Section>
  );
}
