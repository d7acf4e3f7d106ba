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
}) {
  const { facts, wide } = props;
  const classes = useStyles();
  return (
    <dl className={wide ? `${classes.list} ${classes.wide}` : classes.list}>
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
