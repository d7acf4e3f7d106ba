import Typography from '@material-ui/core/Typography';
import type { DatabaseLive } from '@pgportal/plugin-cnpg-common';
import { formatLag, parseDate } from '../../format';
import { useTexts } from '../../hooks/useTexts';
import { Facts } from '../common/Facts';
import { Stack } from '../common/Stack';
import { Time } from '../common/Time';

/** What goes on in PostgreSQL on the primary, or nothing when its metrics do not tell. */
export function ActivityFigures({ live }: { live: DatabaseLive }) {
  const { t, language } = useTexts();
  const { activity = {}, size } = live;
  if (Object.keys(activity).length === 0) return null;
  const { connections, maxConnections, longestTransactionSeconds } = activity;
  const format = (value: number | undefined, style: 'decimal' | 'percent') =>
    value === undefined
      ? undefined
      : new Intl.NumberFormat(language, {
          style,
          maximumFractionDigits: 1,
        }).format(value);
  const used = format(connections, 'decimal');
  const max = format(maxConnections, 'decimal');
  const asOf = parseDate(size?.asOf);
  return (
    <div>
      <Typography component="h4" variant="subtitle2" gutterBottom>
        {t('replication.activity')}
      </Typography>
      <Stack gap={1}>
        <Facts
          facts={[
            {
              label: t('replication.connections'),
              value:
                used && max
                  ? t('replication.copiedOf', { done: used, total: max })
                  : used,
            },
            {
              label: t('replication.waiting'),
              value: format(activity.waiting, 'decimal'),
            },
            {
              label: t('replication.longestTransaction'),
              value:
                longestTransactionSeconds === undefined
                  ? undefined
                  : formatLag(longestTransactionSeconds * 1000, language),
            },
            {
              label: t('replication.deadlocks'),
              value: format(activity.deadlocks, 'decimal'),
            },
            {
              label: t('replication.cacheHits'),
              value: format(activity.cacheHitRatio, 'percent'),
            },
            {
              label: t('replication.transactionIdAge'),
              value: format(activity.transactionIdAge, 'decimal'),
            },
            {
              label: t('replication.measured'),
              value: asOf && <Time date={asOf} past />,
            },
          ]}
        />
        <Typography variant="caption" color="textSecondary">
          {t('replication.sinceReset')}
        </Typography>
      </Stack>
    </div>
  );
}
