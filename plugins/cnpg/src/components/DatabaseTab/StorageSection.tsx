import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { formatBytes } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { Facts } from '../common/Facts';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { Unavailable } from './Unavailable';

/** Volumes, image and place. */
export function StorageSection(props: {
  database: DatabaseDetail;
  target: TargetStatus | undefined;
}) {
  const { database, target } = props;
  const { t, language } = useTexts();
  const bytes = (value: number | undefined) =>
    value === undefined ? undefined : formatBytes(value, language);
  const columns: Column<DatabaseDetail['volumes'][number]>[] = [
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
    { id: 'class', label: t('storage.class'), render: it => it.storageClass },
    { id: 'phase', label: t('storage.phase'), render: it => it.phase },
  ];
  return (
    <Section id="storage" title={t('storage.title')}>
      <Stack>
        <Unavailable kinds={['PersistentVolumeClaim']} target={target} />
        <Facts
          facts={[
            { label: t('storage.target'), value: database.targetTitle },
            { label: t('storage.namespace'), value: database.namespace },
            { label: t('fact.version'), value: database.postgresVersion },
            { label: t('storage.image'), value: database.image },
          ]}
        />
        {database.volumes.length > 0 ? (
          <DataTable
            caption={t('storage.volumes')}
            columns={columns}
            rows={database.volumes}
            rowKey={it => it.name}
          />
        ) : (
          <Typography variant="body2">{t('storage.none')}</Typography>
        )}
      </Stack>
    </Section>
  );
}
