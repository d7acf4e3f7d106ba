import { makeStyles } from '@material-ui/core/styles';
import type {
  DatabaseDetail,
  DatabaseLive,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { formatBytes } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../common/Facts';
import { StartOperation } from '../operations/RowOperations';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { Certificates } from '../configuration/Certificates';
import { DeclaredObjects } from '../configuration/DeclaredObjects';
import { ManagedRoles } from '../configuration/ManagedRoles';
import { Part } from '../configuration/Part';
import { Poolers } from '../configuration/Poolers';
import { Scheduling } from '../configuration/Scheduling';
import { Tablespaces } from '../configuration/Tablespaces';
import { Volumes } from '../configuration/Volumes';
import { Unavailable } from './Unavailable';

const useStyles = makeStyles({
  // Lists of libraries and templates have no place to break at.
  value: { overflowWrap: 'anywhere' },
});

/** Volumes, and everything that was asked for or that CloudNativePG set up. */
export function StorageSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
  live: DatabaseLive | undefined;
}) {
  const { database, target, live } = props;
  const { resources, parameters, imageCatalog } = database;
  const classes = useStyles();
  const { t, language } = useTexts();

  const cores =
    resources.cpu === undefined
      ? undefined
      : new Intl.NumberFormat(language).format(resources.cpu);
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
            {
              label: t('configuration.catalog'),
              value:
                imageCatalog &&
                [
                  imageCatalog.kind,
                  imageCatalog.name,
                  imageCatalog.image !== database.image && imageCatalog.image,
                ]
                  .filter(Boolean)
                  .join(', '),
            },
            { label: t('configuration.cpu'), value: cores },
            {
              label: t('configuration.memory'),
              value:
                resources.memory === undefined
                  ? undefined
                  : formatBytes(resources.memory, language),
            },
            { label: t('configuration.systemId'), value: database.systemId },
            {
              label: t('storage.data'),
              value: live?.size && formatBytes(live.size.totalBytes, language),
            },
          ]}
        />
        {live?.sizeProblem && (
          <StateLabel tone="unknown">
            {t('storage.sizeUnknown', { reason: live.sizeProblem })}
          </StateLabel>
        )}
        <Part
          title={t('storage.data')}
          columns={[
            {
              id: 'name',
              label: t('connect.database'),
              render: it => it.name,
            },
            {
              id: 'size',
              label: t('storage.size'),
              render: it => formatBytes(it.bytes, language),
            },
          ]}
          rows={live?.size?.databases ?? []}
          rowKey={it => it.name}
        />
        <Volumes volumes={database.volumes} />
        <Tablespaces tablespaces={database.tablespaces ?? []} />
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
              render: ([, value]) => (
                <code className={classes.value}>{value}</code>
              ),
            },
          ]}
          rows={Object.entries(parameters)}
          rowKey={([name]) => name}
        />
        <Scheduling database={database} />
        <Unavailable kinds={['Pooler']} target={target} />
        <Poolers poolers={database.poolers} />
        <StartOperation id="pooler-create" />
        <Unavailable kinds={['Database']} target={target} />
        <DeclaredObjects
          title={t('configuration.databases')}
          removal="database-remove"
          items={database.databases}
        />
        <StartOperation id="database-create" />
        <Unavailable kinds={['DatabaseRole']} target={target} />
        <DeclaredObjects
          title={t('configuration.roles')}
          removal="role-remove"
          items={database.roles}
        />
        <StartOperation id="role-create" />
        <ManagedRoles roles={database.managedRoles} />
        <Unavailable kinds={['Publication', 'Subscription']} target={target} />
        <DeclaredObjects
          title={t('configuration.publications')}
          items={database.publications ?? []}
        />
        <DeclaredObjects
          title={t('configuration.subscriptions')}
          items={database.subscriptions ?? []}
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
              id: 'role',
              label: t('storage.role'),
              render: it =>
                it.role &&
                t(
                  it.role === 'primary'
                    ? 'instances.primary'
                    : 'replication.standbys',
                ),
            },
            {
              id: 'allowed',
              label: t('configuration.budgetAllowed'),
              render: it => it.allowed,
            },
            {
              id: 'minimum',
              label: t('configuration.budgetMinimum'),
              render: it => it.minimum,
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
            {
              id: 'capabilities',
              label: t('configuration.capabilities'),
              render: it => it.capabilities?.join(', '),
            },
          ]}
          rows={database.plugins}
          rowKey={it => it.name}
        />
      </Stack>
    </Section>
  );
}
