import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { parseDate } from '../../format';
import type { OperationsDocument } from '../../api';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { StateLabel } from '../common/StateLabel';
import { Time } from '../common/Time';
import { useDatabaseOperations } from './OperationsContext';
import { userName } from './userName';

type Running = OperationsDocument['running'][number];

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
  },
  paper: { marginTop: theme.spacing(2), padding: theme.spacing(1.5, 2) },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    overflowWrap: 'anywhere',
  },
  bar: { marginTop: theme.spacing(1) },
}));

/** What goes on, each with how far it is. */
export function RunningList({ running }: { running: Running[] }) {
  const classes = useStyles();
  const { t } = useTexts();
  const say = useSay();
  return (
    <ul className={classes.list}>
      {running.map(({ messages, ...it }) => {
        const { id, done, total, since, startedBy } = it;
        const title = say(messages?.title, it.title);
        const detail = it.detail && say(messages?.detail, it.detail);
        const start = parseDate(since);
        const isCounted =
          done !== undefined && total !== undefined && total > 0;
        return (
          <li key={`${id} ${it.title}`}>
            <div className={classes.line}>
              <StateLabel tone="running" strong>
                {title}
              </StateLabel>
              {detail && <Typography variant="body2">{detail}</Typography>}
              {start && (
                <Typography variant="body2" color="textSecondary">
                  {t('finding.since')} <Time date={start} past />
                </Typography>
              )}
              {startedBy && (
                <Typography variant="body2" color="textSecondary">
                  {t('operations.by', { user: userName(startedBy) })}
                </Typography>
              )}
            </div>
            <LinearProgress
              className={classes.bar}
              aria-label={title}
              {...(isCounted
                ? { variant: 'determinate', value: (100 * done) / total }
                : {})}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What goes on in the database, whoever began it; nothing while nothing does. */
export function RunningStrip() {
  const classes = useStyles();
  const { t } = useTexts();
  const { value } = useDatabaseOperations();
  const running = value?.running ?? [];
  return (
    <div role="status" aria-live="polite" aria-label={t('operations.running')}>
      {running.length > 0 && (
        <Paper className={classes.paper}>
          <RunningList running={running} />
        </Paper>
      )}
    </div>
  );
}
