import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  VolumeResize,
} from '@pgportal/plugin-cnpg-common';
import { formatBytes, parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import type { Column } from '../common/DataTable';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';
import { Part } from './Part';

type Volume = DatabaseDetail['volumes'][number];

const resizeTones: Record<VolumeResize['state'], Tone> = {
  requested: 'waiting',
  resizing: 'running',
  waitingForPod: 'warning',
  failed: 'error',
};

const resizeTexts = {
  requested: 'storage.waiting',
  resizing: 'storage.enlarging',
  waitingForPod: 'storage.waitingForPod',
  failed: 'storage.resizeFailed',
} as const;

/** What was asked for, what there is, and how an enlargement goes on. */
export function Volumes({ volumes }: { volumes: Volume[] }) {
  const { t, language } = useTexts();
  const bytes = (value: number | undefined) =>
    value === undefined ? undefined : formatBytes(value, language);
  const size = ({ requestedBytes, capacityBytes, resize }: Volume) => {
    if (resize) {
      const since = parseDate(resize.since);
      return (
        <>
          <StateLabel tone={resizeTones[resize.state]}>
            {t(resizeTexts[resize.state], {
              size: formatBytes(resize.wantedBytes, language),
            })}
            {resize.message && `: ${resize.message}`}
          </StateLabel>
          {since && (
            <Typography variant="body2" color="textSecondary">
              {t('finding.since')} <Time date={since} format="moment" />
            </Typography>
          )}
        </>
      );
    }
    return requestedBytes !== undefined &&
      capacityBytes !== undefined &&
      capacityBytes >= requestedBytes ? (
      <StateLabel tone="ok">{t('storage.resizeDone')}</StateLabel>
    ) : undefined;
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
    { id: 'resize', label: t('storage.resize'), render: size },
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
