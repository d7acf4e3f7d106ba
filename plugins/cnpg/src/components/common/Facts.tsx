import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 8rem), 1fr))',
    '&$wide': {
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 13rem), 1fr))',
    },
    gap: theme.spacing(1.5, 3),
    margin: 0,
  },
  wide: {},
  inline: {
    [theme.breakpoints.up('sm')]: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5, 4),
    },
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
}));

/** A fact and its name. Facts without a value are left out. */
export interface Fact {
  label: string;
  value: ReactNode | undefined;
}

export function Facts(props: {
  facts: Fact[];
  /** For long values, such as names of WAL files. */
  wide?: boolean;
  /** In one row, each as wide as its words. */
  inline?: boolean;
}) {
  const { facts, wide, inline } = props;
  const classes = useStyles();
  return (
    <dl
      className={[classes.list, wide && classes.wide, inline && classes.inline]
        .filter(Boolean)
        .join(' ')}
    >
      {facts
        .filter(fact => fact.value !== undefined)
        .map(({ label, value }) => (
          <div key={label}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {label}
            </Typography>
            <Typography
              component="dd"
              variant="body2"
              className={classes.value}
            >
              {value}
            </Typography>
          </div>
        ))}
    </dl>
  );
}
