import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useFleetTexts } from './useFleetTexts';

const FEW = 10;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  link: {
    flex: 1,
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
  },
  value: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  bar: { display: 'block', width: '100%', height: 6 },
  track: { fill: theme.palette.action.selected },
  plain: { fill: theme.palette.primary.main },
  ok: { fill: theme.palette.status.ok },
  running: { fill: theme.palette.status.running },
  warning: { fill: theme.palette.status.warning },
  error: { fill: theme.palette.status.error },
  idle: { fill: theme.palette.status.aborted },
}));

export interface Bar {
  key: string;
  label: ReactNode;
  amount: number;
  /** The amount in words. */
  value: string;
  /** Colour of what the label says in words. */
  tone?: 'ok' | 'running' | 'warning' | 'error' | 'idle';
  /** Where the databases that are counted are listed. */
  to?: string;
}

/** Amounts beside each other as bars, each leading to the databases behind it. */
export function BarList({ bars }: { bars: Bar[] }) {
  const classes = useStyles();
  const { fleet } = useFleetTexts();
  const [isAll, setAll] = useState(false);
  const most = Math.max(1, ...bars.map(({ amount }) => amount));
  const shown = isAll ? bars : bars.slice(0, FEW);
  if (bars.length === 0) {
    return <Typography variant="body2">{fleet('picture.nothing')}</Typography>;
  }
  return (
    <>
      <ul className={classes.list}>
        {shown.map(({ key, label, amount, value, tone, to }) => (
          <li key={key}>
            <Typography
              component="div"
              variant="body2"
              className={classes.line}
            >
              {to && amount > 0 ? (
                <Link to={to} className={classes.link}>
                  <span>{label}</span>{' '}
                  <span className={classes.value}>{value}</span>
                </Link>
              ) : (
                <>
                  <span>{label}</span>
                  <span className={classes.value}>{value}</span>
                </>
              )}
            </Typography>
            <svg aria-hidden className={classes.bar}>
              <rect width="100%" height="6" rx="3" className={classes.track} />
              <rect
                width={`${(amount / most) * 100}%`}
                height="6"
                rx="3"
                className={classes[tone ?? 'plain']}
              />
            </svg>
          </li>
        ))}
      </ul>
      {bars.length > shown.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {fleet('picture.all', { count: bars.length - shown.length })}
        </Button>
      )}
    </>
  );
}
