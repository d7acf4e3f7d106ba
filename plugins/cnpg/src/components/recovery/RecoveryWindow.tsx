import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import {
  formatDateTime,
  formatMoment,
  formatSpan,
  inBothZones,
} from '../../format';
import { useTexts } from '../../hooks/useTexts';
import {
  clamp,
  cursorRange,
  moveCursor,
  type BackupMark,
  type RecoveryTimeline,
} from './recoveryTimeline';

/** In units of the view box; the height is in pixels too. */
const WIDTH = 1000;
const HEIGHT = 64;
/** Milliseconds; the line of a database that is not followed ends earlier. */
const STILL_NOW = 120_000;
const BAR = { y: 22, height: 20 };

const useStyles = makeStyles(theme => ({
  root: { position: 'relative' },
  svg: { display: 'block', width: '100%', height: HEIGHT, overflow: 'visible' },
  slider: {
    cursor: 'pointer',
    borderRadius: theme.shape.borderRadius,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 4,
    },
  },
  restorable: {
    fill: theme.palette.status.ok,
    stroke: theme.palette.text.primary,
    vectorEffect: 'non-scaling-stroke',
  },
  gap: {
    stroke: theme.palette.text.secondary,
    strokeDasharray: '4 3',
    vectorEffect: 'non-scaling-stroke',
  },
  hatch: { stroke: theme.palette.text.secondary, strokeWidth: 2 },
  cursor: {
    stroke: theme.palette.text.primary,
    strokeWidth: 3,
    vectorEffect: 'non-scaling-stroke',
  },
  marks: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    height: HEIGHT,
    pointerEvents: 'none',
    margin: 0,
  },
  mark: {
    position: 'absolute',
    top: BAR.y + BAR.height / 2,
    transform: 'translate(-50%, -50%)',
    width: 16,
    height: 16,
    overflow: 'visible',
  },
  shape: {
    stroke: theme.palette.text.primary,
    strokeWidth: 2,
    fill: theme.palette.background.paper,
  },
  filled: { fill: theme.palette.text.primary },
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    color: theme.palette.text.secondary,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    padding: theme.spacing(1, 0, 0.5),
    listStyle: 'none',
    '& li': {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    '& svg': { width: 16, height: 16, flex: 'none' },
  },
}));

function MarkShape({ state }: { state: BackupMark['state'] }) {
  const classes = useStyles();
  if (state === 'failed') {
    return <path d="M2 2 L14 14 M14 2 L2 14" className={classes.shape} />;
  }
  return (
    <circle
      cx="8"
      cy="8"
      r="5"
      className={
        state === 'completed'
          ? `${classes.shape} ${classes.filled}`
          : classes.shape
      }
    />
  );
}

/**
 * The moments that the database can be restored to, with a cursor that says
 * exactly which moment it stands on.
 */
export function RecoveryWindow({
  timeline,
  onChoose,
  ...controlled
}: {
  timeline: RecoveryTimeline;
  /** Where the cursor stands, where a field decides that: undefined at the latest. */
  moment?: Date;
  /** Called as the cursor moves; makes `moment` count. */
  onMove?: (moment: Date | undefined) => void;
  /**
   * Called with the moment under the cursor, on Enter and by the button;
   * without one at the latest, where everything is restored that is archived:
   * PostgreSQL recovers to no moment after the last transaction that it finds.
   */
  onChoose?: (moment: Date | undefined) => void;
}) {
  const { from, to, restorable, gaps, marks } = timeline;
  const classes = useStyles();
  const { t, language } = useTexts();
  const hatchId = useId();
  const hintId = useId();
  // Undefined stays at the latest moment, which moves on.
  const [own, setOwn] = useState<number>();
  const { moment: given, onMove } = controlled;
  const chosen = onMove ? given?.getTime() : own;
  const setChosen = (next: number | undefined) =>
    onMove
      ? onMove(next === undefined ? undefined : new Date(next))
      : setOwn(next);
  const range = restorable && cursorRange(restorable);
  const at = range && clamp(chosen ?? range.to, range);

  const share = (moment: number) => (moment - from) / (to - from);
  const x = (moment: number) => share(moment) * WIDTH;
  const bar = (part: { from: number; to: number }) => ({
    x: x(part.from),
    width: Math.max(x(part.to) - x(part.from), 1),
    ...BAR,
  });

  const choose = () =>
    onChoose?.(chosen === undefined || !at ? undefined : new Date(at));

  const onKeyDown = (event: KeyboardEvent) => {
    if (!range || at === undefined) return;
    // Alt and an arrow go back in the browser.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && onChoose) {
      event.preventDefault();
      choose();
      return;
    }
    const next = moveCursor(at, event.key, event.shiftKey, range);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next < range.to ? next : undefined);
  };
  const onClick = (event: MouseEvent) => {
    if (!range) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width === 0) return;
    const moment = from + ((event.clientX - left) / width) * (to - from);
    setChosen(Math.round(clamp(moment, range)));
  };

  const exact =
    at === undefined
      ? undefined
      : `${inBothZones(zone => formatDateTime(new Date(at), language, zone))}.`;
  let lost: string | undefined;
  if (at !== undefined) {
    lost =
      at >= to
        ? t('recovery.latest')
        : t('recovery.lost', { duration: formatSpan(to - at, language) });
  }

  const picture = (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={classes.svg}
      aria-hidden
    >
      <defs>
        <pattern
          id={hatchId}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="8" className={classes.hatch} />
        </pattern>
      </defs>
      {restorable && (
        <rect {...bar(restorable)} className={classes.restorable} />
      )}
      {gaps.map(gap => (
        <rect
          key={gap.from}
          {...bar(gap)}
          fill={`url(#${hatchId})`}
          className={classes.gap}
        />
      ))}
      {at !== undefined && (
        <line
          x1={x(at)}
          x2={x(at)}
          y1={BAR.y - 12}
          y2={BAR.y + BAR.height + 12}
          className={classes.cursor}
        />
      )}
    </svg>
  );

  const legend: { state: BackupMark['state']; label: string }[] = (
    ['completed', 'failed', 'running'] as const
  )
    .filter(state => marks.some(mark => mark.state === state))
    .map(state => ({ state, label: t(`recovery.mark.${state}`) }));

  return (
    <div>
      <div className={classes.root}>
        {range && at !== undefined ? (
          <div
            role="slider"
            tabIndex={0}
            aria-label={t('recovery.label')}
            aria-describedby={hintId}
            aria-valuemin={Math.ceil(range.from / 1000)}
            aria-valuemax={Math.floor(range.to / 1000)}
            aria-valuenow={Math.round(at / 1000)}
            aria-valuetext={`${exact} ${lost}`}
            onKeyDown={onKeyDown}
            onClick={onClick}
            className={classes.slider}
          >
            {picture}
          </div>
        ) : (
          picture
        )}
        <div className={classes.marks} aria-hidden>
          {marks.map(({ name, at: moment, state }) => (
            <svg
              key={name}
              viewBox="0 0 16 16"
              className={classes.mark}
              style={{ left: `${share(moment) * 100}%` }}
            >
              <MarkShape state={state} />
            </svg>
          ))}
        </div>
      </div>
      <Typography component="div" variant="caption" className={classes.ends}>
        <span>{formatMoment(new Date(from), language)}</span>
        <span>
          {Date.now() - to < STILL_NOW
            ? t('recovery.now')
            : formatMoment(new Date(to), language)}
        </span>
      </Typography>
      {exact && (
        <Typography variant="body2">
          <strong>{exact}</strong> {lost}
        </Typography>
      )}
      {onChoose && at !== undefined && (
        <Button variant="outlined" size="small" onClick={choose}>
          {t('recovery.choose')}
        </Button>
      )}
      <Typography component="ul" variant="caption" className={classes.legend}>
        {restorable && (
          <li>
            <svg viewBox="0 0 16 16" aria-hidden>
              <rect
                x="1"
                y="3"
                width="14"
                height="10"
                className={classes.restorable}
              />
            </svg>
            {t('recovery.anyMoment')}
          </li>
        )}
        {gaps.map(({ from: start, reason }) => (
          <li key={start}>
            <svg viewBox="0 0 16 16" aria-hidden>
              <rect
                x="1"
                y="3"
                width="14"
                height="10"
                fill={`url(#${hatchId})`}
                className={classes.gap}
              />
            </svg>
            {t(`recovery.gap.${reason}`, {
              since: formatMoment(new Date(start), language),
            })}
          </li>
        ))}
        {legend.map(({ state, label }) => (
          <li key={state}>
            <svg viewBox="0 0 16 16" aria-hidden>
              <MarkShape state={state} />
            </svg>
            {label}
          </li>
        ))}
      </Typography>
      {restorable && (
        <Typography
          id={hintId}
          component="p"
          variant="caption"
          color="textSecondary"
        >
          {t('recovery.keys')}
        </Typography>
      )}
    </div>
  );
}
