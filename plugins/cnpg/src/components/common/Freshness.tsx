import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import LiveIcon from '@material-ui/icons/FiberManualRecord';
import StaleIcon from '@material-ui/icons/SignalWifiOff';
import type { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Time } from './Time';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  icon: { fontSize: '1rem' },
  live: { fontSize: '0.75rem', color: theme.palette.status.ok },
  stale: { fontSize: '1rem', color: theme.palette.status.warning },
}));

/** How old the facts are, and whether newer ones would arrive by themselves. */
export function Freshness(props: {
  asOf: Date | undefined;
  live: boolean;
  /** The last attempt to renew the facts failed. */
  failed?: boolean;
}) {
  const { asOf, live, failed } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const isLive = live && !failed;
  let text: ReactNode = t(failed ? 'freshness.failed' : 'freshness.stale');
  if (isLive) text = t('freshness.live');
  return (
    <Typography component="p" variant="caption" className={classes.root}>
      {isLive ? (
        <LiveIcon aria-hidden className={classes.live} />
      ) : (
        <StaleIcon aria-hidden className={classes.stale} />
      )}
      <span>
        {text}
        {asOf && (
          <>
            {' · '}
            <Time date={asOf} past />
          </>
        )}
      </span>
    </Typography>
  );
}
