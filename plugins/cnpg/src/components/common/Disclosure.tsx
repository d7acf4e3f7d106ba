import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  summary: {
    cursor: 'pointer',
    padding: theme.spacing(0.5, 0),
    width: 'fit-content',
  },
  root: { width: '100%' },
}));

/** Details that are shown when asked for. */
export function Disclosure(props: { summary: ReactNode; children: ReactNode }) {
  const classes = useStyles();
  return (
    <details className={classes.root}>
      <Typography
        component="summary"
        variant="body2"
        className={classes.summary}
      >
        {props.summary}
      </Typography>
      {props.children}
    </details>
  );
}
