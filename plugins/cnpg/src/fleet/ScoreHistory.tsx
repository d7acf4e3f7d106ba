import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useHiddenStyles } from '../components/common/useHiddenStyles';
import type { FleetDay } from '../api';
import { formatDay } from '../format';
import { layoutScores } from './scoreLine';
import { useFleetTexts } from './useFleetTexts';

const WIDTH = 600;
const HEIGHT = 160;
const LEFT = 34;
const TOP = 8;
const BOTTOM = 24;
const LINES = [0, 50, 100];

const useStyles = makeStyles(theme => ({
  picture: { width: '100%', height: 'auto', display: 'block' },
  grid: { stroke: theme.palette.divider },
  text: { fill: theme.palette.text.secondary, fontSize: 12 },
  line: {
    fill: 'none',
    stroke: theme.palette.primary.main,
    strokeWidth: 2,
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
  },
  point: { fill: theme.palette.primary.main },
}));

/** The mean score day by day, with the same in a table for screen readers. */
export function ScoreHistory({ days }: { days: FleetDay[] }) {
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const { fleet, language } = useFleetTexts();
  const pieces = layoutScores(days, {
    width: WIDTH - LEFT - 8,
    height: HEIGHT - TOP - BOTTOM,
  });
  if (pieces.length === 0) {
    return (
      <Typography variant="body2">{fleet('picture.noHistory')}</Typography>
    );
  }
  const points = pieces.flat();
  const last = points[points.length - 1];
  const inWords = (day: string) => formatDay(new Date(day), language);
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <svg
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={classes.picture}
      >
        <g transform={`translate(${LEFT} ${TOP})`}>
          {LINES.map(score => {
            const y = (1 - score / 100) * (HEIGHT - TOP - BOTTOM);
            return (
              <g key={score}>
                <line
                  x2={WIDTH - LEFT}
                  y1={y}
                  y2={y}
                  className={classes.grid}
                />
                <text
                  x={-8}
                  y={y + 4}
                  textAnchor="end"
                  className={classes.text}
                >
                  {number.format(score)}
                </text>
              </g>
            );
          })}
          {pieces.map(piece => (
            <polyline
              key={piece[0].day}
              points={piece.map(({ x, y }) => `${x},${y}`).join(' ')}
              className={classes.line}
            />
          ))}
          {pieces.map(piece => (
            <circle
              key={piece[piece.length - 1].day}
              cx={piece[piece.length - 1].x}
              cy={piece[piece.length - 1].y}
              r={4}
              className={classes.point}
            />
          ))}
          <text x={0} y={HEIGHT - TOP - 4} className={classes.text}>
            {inWords(days[0].day)}
          </text>
          <text
            x={WIDTH - LEFT}
            y={HEIGHT - TOP - 4}
            textAnchor="end"
            className={classes.text}
          >
            {`${inWords(last.day)}: ${number.format(last.score)}`}
          </text>
        </g>
      </svg>
      <table className={hidden.visuallyHidden}>
        <caption>{fleet('picture.score')}</caption>
        <thead>
          <tr>
            <th scope="col">{fleet('picture.day')}</th>
            <th scope="col">{fleet('column.score')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ day, score }) => (
            <tr key={day}>
              <th scope="row">{inWords(day)}</th>
              <td>{number.format(score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
