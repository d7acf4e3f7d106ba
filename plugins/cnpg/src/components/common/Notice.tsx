import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/Error';
import InfoIcon from '@material-ui/icons/Info';
import WarningIcon from '@material-ui/icons/Warning';
import type { Severity } from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { useHiddenStyles } from './useHiddenStyles';

const icons = { critical: ErrorIcon, warning: WarningIcon, info: InfoIcon };

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 2),
    borderLeftWidth: 4,
    overflowWrap: 'anywhere',
  },
  body: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(0.75),
  },
  title: { fontWeight: 'bold' },
  critical: { borderLeftColor: theme.palette.status.error },
  warning: { borderLeftColor: theme.palette.status.warning },
  info: { borderLeftColor: theme.palette.status.running },
  criticalIcon: { color: theme.palette.status.error },
  warningIcon: { color: theme.palette.status.warning },
  infoIcon: { color: theme.palette.status.running },
}));

/** A message with its weight as icon, word (for screen readers) and colour. */
export function Notice(props: {
  severity: Severity;
  title: ReactNode;
  /** Level of the title among the headings of the page; none by default. */
  heading?: 'h2' | 'h3' | 'h4';
  children?: ReactNode;
}) {
  const { severity, title, heading, children } = props;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const { t } = useTexts();
  const Icon = icons[severity];
  return (
    <Paper
      variant="outlined"
      className={`${classes.root} ${classes[severity]}`}
    >
      <Icon aria-hidden className={classes[`${severity}Icon`]} />
      <div className={classes.body}>
        <Typography
          component={heading ?? 'p'}
          variant="body1"
          className={classes.title}
        >
          <span className={hidden.visuallyHidden}>
            {t(`severity.${severity}`)}
          </span>{' '}
          {title}
        </Typography>
        {children}
      </div>
    </Paper>
  );
}
