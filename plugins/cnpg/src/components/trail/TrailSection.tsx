import Typography from '@material-ui/core/Typography';
import type { TrailEntry } from '../../api';
import { describeError } from '../../errors';
import { parseDate } from '../../format';
import { useTrail } from '../../hooks/useDatabase';
import { useOnScreen } from '../../hooks/useOnScreen';
import { useTexts } from '../../hooks/useTexts';
import { type Column, DataTable } from '../common/DataTable';
import { PartFailure } from '../common/PartFailure';
import { RowsSkeleton } from '../common/RowsSkeleton';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel, type Tone } from '../common/StateLabel';
import { Time } from '../common/Time';
import { userName } from '../operations/userName';

const tones: Record<TrailEntry['result'], Tone> = {
  running: 'running',
  accepted: 'ok',
  refused: 'warning',
  failed: 'error',
};

/** Who did what to the database through the portal, and what came of it. */
export function TrailSection({ databaseRef }: { databaseRef: string }) {
  const { t } = useTexts();
  const [isOnScreen, ref] = useOnScreen();
  const { value, error, loading } = useTrail(databaseRef, !isOnScreen);
  const isForbidden = error && describeError(error).kind === 'forbidden';
  const columns: Column<TrailEntry>[] = [
    {
      id: 'what',
      label: t('trail.what'),
      render: it => it.title,
    },
    {
      id: 'at',
      label: t('trail.at'),
      render: it => {
        const date = parseDate(it.at);
        return date && <Time date={date} past />;
      },
    },
    {
      id: 'by',
      label: t('trail.by'),
      render: it =>
        [userName(it.by), it.via === 'action' && t('trail.viaAction')]
          .filter(Boolean)
          .join(', '),
    },
    {
      id: 'result',
      label: t('trail.result'),
      render: it => (
        <StateLabel tone={tones[it.result]}>
          {t(`trail.results.${it.result}`)}
          {it.detail && `: ${it.detail}`}
        </StateLabel>
      ),
    },
    { id: 'reason', label: t('trail.reason'), render: it => it.reason },
  ];
  return (
    <div ref={ref}>
      <Section id="trail" title={t('trail.title')}>
        <Stack>
          {isForbidden && (
            <Typography variant="body2">{t('trail.forbidden')}</Typography>
          )}
          <PartFailure error={error} stale={value !== undefined} />
          {loading && <RowsSkeleton label={t('trail.loading')} />}
          {value?.items.length === 0 && (
            <Typography variant="body2">{t('trail.empty')}</Typography>
          )}
          {value && value.items.length > 0 && (
            <DataTable
              caption={t('trail.title')}
              columns={columns}
              rows={value.items}
              rowKey={it => it.id}
            />
          )}
        </Stack>
      </Section>
    </div>
  );
}
