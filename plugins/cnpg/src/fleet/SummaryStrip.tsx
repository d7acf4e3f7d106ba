import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetSummary } from '@pgportal/plugin-cnpg-common';
import type { ReactNode } from 'react';
import { healthTones } from '../components/common/HealthLabel';
import { StateLabel } from '../components/common/StateLabel';
import type { FleetQuery } from '../api';
import { countFilters, healthStates, noFilter } from './fleetQuery';
import type { FleetQueryState } from './useFleetQuery';
import { useFleetTexts } from './useFleetTexts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    // On a phone in two columns, each number before its words.
    [theme.breakpoints.down('xs')]: {
      display: 'grid',
      gridTemplateColumns: '1fr 1fr',
      '& $number': {
        flexDirection: 'row',
        alignItems: 'center',
        gap: theme.spacing(1),
        minWidth: 0,
        padding: theme.spacing(0.5, 1),
        whiteSpace: 'normal',
        lineHeight: 1.2,
      },
    },
  },
  number: {
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    width: '100%',
    height: '100%',
    minWidth: '5rem',
    padding: theme.spacing(0.75, 1),
    textAlign: 'left',
    // As wide as its words, which stay together while there is room.
    whiteSpace: 'nowrap',
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    background: theme.palette.background.paper,
    '&:hover': { background: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  pressed: {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  value: {
    ...theme.typography.h6,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
}));

function Figure(props: {
  value: string;
  label: ReactNode;
  /** What a click does, where the label does not say it. */
  title?: string;
  pressed: boolean;
  onClick(): void;
}) {
  const { value, label, title, pressed, onClick } = props;
  const classes = useStyles();
  return (
    <li>
      <ButtonBase
        className={
          pressed ? `${classes.number} ${classes.pressed}` : classes.number
        }
        aria-pressed={pressed}
        title={title}
        onClick={onClick}
      >
        <span className={classes.value}>{value}</span>
        <Typography component="span" variant="body2">
          {label}
        </Typography>
      </ButtonBase>
    </li>
  );
}

/** The fleet in a few numbers, each of which filters or orders the list. */
export function SummaryStrip(props: {
  summary: FleetSummary;
  state: FleetQueryState;
  money(amount: number): string;
}) {
  const { summary, state, money } = props;
  const { query, change } = state;
  const classes = useStyles();
  const { fleet, t, language } = useFleetTexts();
  const format = (count: number) =>
    new Intl.NumberFormat(language).format(count);
  const isSorted = (sort: FleetQuery['sort'], order?: 'desc') =>
    query.sort === sort && query.order === order;
  return (
    <ul className={classes.root} aria-label={fleet('strip.label')}>
      <Figure
        value={format(summary.databases)}
        label={fleet('strip.databases')}
        title={fleet('filter.clear')}
        pressed={countFilters(query) === 0}
        onClick={() => change(noFilter)}
      />
      {healthStates
        .filter(
          each => summary.health[each] > 0 || query.health?.includes(each),
        )
        .map(each => {
          const pressed = query.health?.includes(each) ?? false;
          return (
            <Figure
              key={each}
              value={format(summary.health[each])}
              label={
                <StateLabel tone={healthTones[each]}>
                  {t(`health.${each}`)}
                </StateLabel>
              }
              pressed={pressed}
              onClick={() => change({ health: pressed ? undefined : [each] })}
            />
          );
        })}
      <Figure
        value={format(summary.ending)}
        label={fleet('strip.ending')}
        pressed={query.ending === true}
        onClick={() => change({ ending: !query.ending })}
      />
      <Figure
        value={format(summary.staleBackups)}
        label={fleet('strip.staleBackup')}
        pressed={query.staleBackup === true}
        onClick={() => change({ staleBackup: !query.staleBackup })}
      />
      {(summary.unmanaged > 0 || query.unmanaged) && (
        <Figure
          value={format(summary.unmanaged)}
          label={fleet('strip.unmanaged')}
          title={fleet('filter.unmanaged')}
          pressed={query.unmanaged === true}
          onClick={() => change({ unmanaged: !query.unmanaged })}
        />
      )}
      <Figure
        value={money(summary.monthlyCost)}
        label={fleet('strip.cost')}
        title={fleet('strip.costAction')}
        pressed={isSorted('cost', 'desc')}
        onClick={() => change({ sort: 'cost', order: 'desc' })}
      />
      {summary.score !== undefined && (
        <Figure
          value={format(summary.score)}
          label={fleet('strip.score')}
          title={fleet('strip.scoreAction')}
          pressed={isSorted('score')}
          onClick={() => change({ sort: 'score', order: undefined })}
        />
      )}
    </ul>
  );
}
