import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DatabaseEvent } from '@pgportal/plugin-cnpg-common';
import { useState } from 'react';
import { parseDate } from '../../format';
import { useEvents } from '../../hooks/useDatabase';
import { useOnScreen } from '../../hooks/useOnScreen';
import { useTexts } from '../../hooks/useTexts';
import { PartFailure } from '../common/PartFailure';
import { RowsSkeleton } from '../common/RowsSkeleton';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { Time } from '../common/Time';

/** More than this is shown when asked for. */
const FIRST = 12;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  event: {
    display: 'grid',
    gridTemplateColumns: '9rem minmax(0, 1fr)',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

function EventLine({ event }: { event: DatabaseEvent }) {
  const { at, firstAt, count, type, object, reason, message } = event;
  const classes = useStyles();
  const { t } = useTexts();
  const date = parseDate(at);
  const first = parseDate(firstAt);
  return (
    <li className={classes.event}>
      <Typography component="div" variant="body2" color="textSecondary">
        {date && <Time date={date} past />}
        {count > 1 && (
          <Typography component="div" variant="caption">
            {t('events.count', { count })}{' '}
            {first && (
              <>
                {t('fact.since')} <Time date={first} format="moment" />
              </>
            )}
          </Typography>
        )}
      </Typography>
      <div>
        <StateLabel tone={type === 'Warning' ? 'warning' : 'info'}>
          {t(`events.type.${type}`)} · {object} · {reason}
        </StateLabel>
        <Typography variant="body2">{message}</Typography>
      </div>
    </li>
  );
}

/** What happened to the cluster, its pods and its backups, newest first. */
export function EventsSection({ databaseRef }: { databaseRef: string }) {
  const classes = useStyles();
  const { t } = useTexts();
  const [isOnScreen, ref] = useOnScreen();
  const [showsAll, setShowsAll] = useState(false);
  const { value, error, loading } = useEvents(databaseRef, !isOnScreen);
  const items = value?.items ?? [];
  const shown = showsAll ? items : items.slice(0, FIRST);
  return (
    <div ref={ref}>
      <Section id="events" title={t('events.title')}>
        <Stack>
          <PartFailure error={error} stale={value !== undefined} />
          {loading && <RowsSkeleton label={t('events.loading')} />}
          {value && items.length === 0 && (
            <Typography variant="body2">{t('events.none')}</Typography>
          )}
          {shown.length > 0 && (
            <ul className={classes.list}>
              {shown.map(event => (
                <EventLine
                  key={[
                    event.at,
                    event.object,
                    event.reason,
                    event.message,
                  ].join(' ')}
                  event={event}
                />
              ))}
            </ul>
          )}
          {items.length > shown.length && (
            <div>
              <Button
                variant="outlined"
                size="small"
                onClick={() => setShowsAll(true)}
              >
                {t('events.all', { count: items.length })}
              </Button>
            </div>
          )}
        </Stack>
      </Section>
    </div>
  );
}
