import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { useSay } from '../../hooks/useSay';
import { HealthLabel } from '../common/HealthLabel';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
  },
  name: { overflowWrap: 'anywhere' },
  offer: { marginLeft: 'auto' },
}));

/** State and name, what of the offer it is, and the worst that is wrong. */
export function DatabaseHeadline(props: {
  database: DatabaseSummary;
  name: ReactNode;
}) {
  const { database, name } = props;
  const { health, phase, phaseReason, environment, plan } = database;
  const classes = useStyles();
  const say = useSay();
  const step =
    health.state === 'progressing'
      ? say(database.messages?.phase, phaseReason || phase || '')
      : undefined;
  const { worst } = health;
  const line = worst ? say(worst.messages?.title, worst.title) : step;
  return (
    <div>
      <div className={classes.root}>
        <HealthLabel state={health.state} live={database.live} />
        <Typography component="span" variant="body1" className={classes.name}>
          {name}
        </Typography>
        <Typography
          component="span"
          variant="body2"
          color="textSecondary"
          className={classes.offer}
        >
          {[environment, plan].filter(Boolean).join(' · ')}
        </Typography>
      </div>
      {line && <Typography variant="body2">{line}</Typography>}
    </div>
  );
}
