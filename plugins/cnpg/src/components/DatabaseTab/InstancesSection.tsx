import type {
  DatabaseDetail,
  Instance,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { isWithoutPrimary } from '../common/summary';
import { Unavailable } from './Unavailable';

/** Who is primary, who is standby, and where they run. */
export function InstancesSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { t } = useTexts();
  const notReady =
    database.health.state === 'progressing' ? 'running' : 'warning';
  const columns: Column<Instance>[] = [
    { id: 'name', label: t('instances.name'), render: it => it.name },
    {
      id: 'role',
      label: t('instances.role'),
      render: it => {
        const role = t(`instances.${it.role}`);
        return it.role === 'primary' ? <strong>{role}</strong> : role;
      },
    },
    {
      id: 'ready',
      label: t('instances.ready'),
      render: it => (
        <StateLabel tone={it.ready ? 'ok' : notReady}>
          {t(it.ready ? 'instances.isReady' : 'instances.isNotReady')}
        </StateLabel>
      ),
    },
    { id: 'status', label: t('instances.status'), render: it => it.status },
    { id: 'zone', label: t('instances.zone'), render: it => it.zone },
    { id: 'node', label: t('instances.node'), render: it => it.node },
    {
      id: 'restarts',
      label: t('instances.restarts'),
      render: it => it.restarts,
    },
  ];
  const noInstances =
    database.health.state === 'hibernated'
      ? t('instances.hibernated')
      : t('instances.none');
  return (
    <Section id="instances" title={t('instances.title')}>
      <Stack>
        <Unavailable kinds={['Pod', 'Node']} target={target} />
        {isWithoutPrimary(database) && (
          <StateLabel tone="warning">{t('instances.nobody')}</StateLabel>
        )}
        {database.instanceList.length > 0 ? (
          <DataTable
            caption={t('instances.title')}
            columns={columns}
            rows={database.instanceList}
            rowKey={it => it.name}
          />
        ) : (
          <Typography variant="body2">{noInstances}</Typography>
        )}
      </Stack>
    </Section>
  );
}
