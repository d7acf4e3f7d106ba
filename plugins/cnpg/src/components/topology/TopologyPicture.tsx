import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useTexts } from '../../hooks/useTexts';
import type { Topology, TopologyNode } from './describeTopology';
import { type Box, layoutTopology } from './layoutTopology';
import { useTopologyTexts } from './useTopologyTexts';

/** Smaller than this, nobody could read it: it scrolls sideways instead. */
const LEAST_SCALE = 0.8;

const useStyles = makeStyles(theme => ({
  frame: { overflowX: 'auto' },
  // Never larger than drawn: text would outgrow that of the page.
  root: { display: 'block', width: '100%', height: 'auto' },
  column: {
    fill: theme.palette.background.default,
    stroke: theme.palette.divider,
  },
  heading: { fill: theme.palette.text.secondary, fontSize: 13 },
  box: {
    fill: theme.palette.background.paper,
    stroke: theme.palette.text.secondary,
  },
  primary: { stroke: theme.palette.text.primary, strokeWidth: 3 },
  notReady: { strokeDasharray: '6 4' },
  vacancy: {
    fill: 'none',
    stroke: theme.palette.status.warning,
    strokeWidth: 2,
    strokeDasharray: '6 4',
  },
  hatch: { stroke: theme.palette.divider, strokeWidth: 4 },
  node: {
    outline: 'none',
    '&:focus-visible $box': {
      stroke: theme.palette.primary.main,
      strokeWidth: 4,
    },
  },
  name: {
    fill: theme.palette.text.primary,
    fontSize: 14,
    fontWeight: 'bold',
  },
  line: { fill: theme.palette.text.primary, fontSize: 12 },
  detail: { fill: theme.palette.text.secondary, fontSize: 12 },
  arrow: { fill: 'none', stroke: theme.palette.text.secondary },
  arrowHead: { fill: theme.palette.text.secondary },
  shape: {
    stroke: theme.palette.text.primary,
    strokeWidth: 1.5,
    fill: 'none',
  },
  filled: { fill: theme.palette.text.primary },
}));

/** Characters that fit into a node, and into its name, at their sizes. */
const FIT = { name: 26, line: 34 };

function shortenEnd(text: string, length: number) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** What tells names apart is at their end. */
function shortenStart(text: string, length: number) {
  return text.length > length
    ? `…${text.slice(text.length - length + 1)}`
    : text;
}

function Node(props: { node: TopologyNode; box: Box; hatchId: string }) {
  const { node, box, hatchId } = props;
  const classes = useStyles();
  const texts = useTopologyTexts();
  const classNames = [classes.box];
  if (node.role === 'primary') classNames.push(classes.primary);
  if (!node.ready || node.silent) classNames.push(classes.notReady);
  const left = box.x + 12;
  const lines: [string, string][] = [
    [texts.shortRole(node), classes.line],
    [texts.shortState(node), classes.line],
    [node.node ?? '', classes.detail],
    [texts.services(node), classes.detail],
  ];
  return (
    <g
      role="img"
      aria-label={texts.describe(node)}
      // What it says must be reachable without a pointer.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.node}
    >
      <title>{texts.describe(node)}</title>
      <rect {...box} rx={4} className={classNames.join(' ')} />
      {node.fenced && (
        <rect {...box} rx={4} fill={`url(#${hatchId})`} aria-hidden />
      )}
      <path
        d={`M${left + 6} ${box.y + 11} l6 7 l-6 7 l-6 -7 z`}
        className={
          node.role === 'primary'
            ? `${classes.shape} ${classes.filled}`
            : classes.shape
        }
      />
      <text x={left + 20} y={box.y + 23} className={classes.name}>
        {shortenStart(node.name, FIT.name)}
      </text>
      {lines
        .filter(([text]) => text)
        .map(([text, className], index) => (
          <text
            key={text}
            x={left}
            y={box.y + 43 + index * 17}
            className={className}
          >
            {shortenEnd(text, FIT.line)}
          </text>
        ))}
    </g>
  );
}

/**
 * Zones, instances, and where WAL flows. Shape, line and words carry the
 * meaning; nothing depends on colour.
 */
export function TopologyPicture({ topology }: { topology: Topology }) {
  const classes = useStyles();
  const { t } = useTexts();
  const texts = useTopologyTexts();
  const hatchId = useId();
  const arrowId = useId();
  const layout = layoutTopology(topology);
  const { width, height, columns, nodes, arrows, vacancy } = layout;
  const nodeOf = (name: string) =>
    topology.nodes.find(node => node.name === name)!;
  return (
    <div className={classes.frame}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={classes.root}
        style={{ maxWidth: width, minWidth: width * LEAST_SCALE }}
        role="group"
        aria-label={t('topology.picture')}
      >
        <defs>
          <pattern
            id={hatchId}
            width="10"
            height="10"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="10" className={classes.hatch} />
          </pattern>
          <marker
            id={arrowId}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" className={classes.arrowHead} />
          </marker>
        </defs>
        {columns.map(({ zone, box }) => (
          <g key={zone ?? ''} aria-hidden>
            <rect {...box} rx={4} className={classes.column} />
            <text x={box.x + 14} y={22} className={classes.heading}>
              {shortenStart(texts.zone(zone), FIT.line)}
            </text>
          </g>
        ))}
        {vacancy && (
          <g aria-hidden>
            <rect {...vacancy} rx={4} className={classes.vacancy} />
            <text
              x={vacancy.x + 16}
              y={vacancy.y + 32}
              className={classes.name}
            >
              {t('topology.vacancy')}
            </text>
            <text
              x={vacancy.x + 16}
              y={vacancy.y + 54}
              className={classes.line}
            >
              {t('topology.vacancyService')}
            </text>
          </g>
        )}
        {arrows.map(({ to, points, label }) => (
          <g key={to} aria-hidden>
            <polyline
              points={points.map(point => point.join(',')).join(' ')}
              className={classes.arrow}
              markerEnd={`url(#${arrowId})`}
            />
            <text x={label.x} y={label.y} className={classes.detail}>
              {shortenEnd(texts.lag(nodeOf(to)) ?? '', FIT.line)}
            </text>
          </g>
        ))}
        {nodes.map(({ name, box }) => (
          <Node key={name} node={nodeOf(name)} box={box} hatchId={hatchId} />
        ))}
      </svg>
    </div>
  );
}
