import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import OkIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import InfoIcon from '@material-ui/icons/Info';
import IdleIcon from '@material-ui/icons/PauseCircleFilled';
import WaitingIcon from '@material-ui/icons/RadioButtonUnchecked';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import RunningIcon from '@material-ui/icons/Timelapse';
import WarningIcon from '@material-ui/icons/Warning';
import type { ReactNode } from 'react';

const icons = {
  ok: OkIcon,
  info: InfoIcon,
  running: RunningIcon,
  warning: WarningIcon,
  error: ErrorIcon,
  idle: IdleIcon,
  waiting: WaitingIcon,
  unknown: UnknownIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
  },
  // Addresses and other people's messages may have no place to break at.
  text: { minWidth: 0, overflowWrap: 'break-word' },
  strong: { fontWeight: 'bold' },
  ok: { color: theme.palette.status.ok },
  info: { color: theme.palette.status.running },
  running: { color: theme.palette.status.running },
  warning: { color: theme.palette.status.warning },
  error: { color: theme.palette.status.error },
  idle: { color: theme.palette.status.aborted },
  waiting: { color: theme.palette.status.aborted },
  unknown: { color: theme.palette.status.aborted },
}));

export type Tone = keyof typeof icons;

/**
 * A state as icon, word and colour. The word keeps the colour of text: the
 * status colours do not have its contrast.
 */
export function StateLabel(props: {
  tone: Tone;
  strong?: boolean;
  children: ReactNode;
}) {
  const { tone, strong, children } = props;
  const classes = useStyles();
  const Icon = icons[tone];
  return (
    <Typography
      component="span"
      variant="body2"
      className={strong ? `${classes.root} ${classes.strong}` : classes.root}
    >
      <Icon aria-hidden fontSize="small" className={classes[tone]} />
      <span className={classes.text}>{children}</span>
    </Typography>
  );
}
