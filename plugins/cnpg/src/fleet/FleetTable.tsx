import { Link } from '@backstage/core-components';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DescendingIcon from '@material-ui/icons/ArrowDownward';
import AscendingIcon from '@material-ui/icons/ArrowUpward';
import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import {
  type Range,
  defaultRangeExtractor,
  useVirtualizer,
} from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { useHiddenStyles } from '../components/common/useHiddenStyles';
import type { FleetQuery } from '../api';
import type { CellContext, FleetColumn } from './columns';
import type { Sort } from './fleetQuery';
import { type ColumnWidth, layoutColumns } from './layoutColumns';
import type { FleetRows } from './useFleetRows';
import { useFleetTexts } from './useFleetTexts';

const HEADER_HEIGHT = 44;
const ROW_HEIGHT = 48;
const NAME_WIDTH: ColumnWidth = [173, 3];
/** On a phone: the line of the name, and each line of two facts. */
const CARD_BASE = 60;
const CARD_LINE = 52;

const useStyles = makeStyles(theme => ({
  frame: {
    // As much as a screen holds below the header of the app.
    maxHeight: 'max(24rem, calc(100vh - 12rem))',
    overflow: 'auto',
    contain: 'strict',
  },
  // Not for an answer that comes at once: it would only flicker.
  stale: { opacity: 0.6, transition: 'opacity 0s linear 150ms' },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: HEADER_HEIGHT,
    display: 'grid',
    alignItems: 'stretch',
    background: theme.palette.background.paper,
    borderBottom: `2px solid ${theme.palette.divider}`,
  },
  sortable: {
    width: '100%',
    height: '100%',
    padding: theme.spacing(0, 0.75),
    justifyContent: 'flex-start',
    textAlign: 'left',
    gap: theme.spacing(0.5),
    font: 'inherit',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  heading: {
    ...theme.typography.body2,
    fontWeight: 'bold',
    lineHeight: 1.25,
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
  },
  firstHeading: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    background: theme.palette.background.paper,
  },
  plainHeading: { padding: theme.spacing(0, 0.75) },
  body: { position: 'relative' },
  row: {
    position: 'absolute',
    left: 0,
    right: 0,
    display: 'grid',
    alignItems: 'center',
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:hover, &:focus-within': { background: theme.palette.action.hover },
  },
  cell: {
    ...theme.typography.body2,
    padding: theme.spacing(0, 0.75),
    lineHeight: 1.25,
    minWidth: 0,
    // Two lines at most; what is longer is in the tooltip.
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'break-word',
  },
  name: {
    fontWeight: 'bold',
    lineHeight: 1.2,
    // Stays while the other columns are scrolled.
    position: 'sticky',
    left: 0,
    background: theme.palette.background.paper,
    alignSelf: 'stretch',
    display: 'flex',
    alignItems: 'center',
    whiteSpace: 'nowrap',
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', flex: 1 },
  },
  place: {
    lineHeight: 1.2,
    whiteSpace: 'normal',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  numeric: {
    textAlign: 'right',
    justifyContent: 'flex-end',
    fontVariantNumeric: 'tabular-nums',
  },
  skeleton: {
    height: '0.75rem',
    width: '60%',
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.action.selected,
  },
  cardLabel: { lineHeight: 1.2 },
  card: {
    gridTemplateColumns: '1fr 1fr',
    alignContent: 'center',
    padding: theme.spacing(1, 0.5),
    '& $name': { gridColumn: '1 / -1', fontSize: '1rem' },
    '& $cell': { display: 'block', height: CARD_LINE, textAlign: 'left' },
    '& $name$cell': { height: 'auto', marginBottom: theme.spacing(0.5) },
  },
}));

/** The name of the database, and the columns that were chosen. */
function gridOf(columns: FleetColumn[], available: number): CSSProperties {
  const widths = layoutColumns(
    [NAME_WIDTH, ...columns.map(({ width }) => width)],
    available,
  );
  return {
    gridTemplateColumns: widths.map(width => `${width}px`).join(' '),
    minWidth: widths.reduce((sum, width) => sum + width, 0),
  };
}

/** Pixels between the edges of an element, without its scrollbar. */
function useInnerWidth(element: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = () => setWidth(current.clientWidth);
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

const cardHeight = (columns: FleetColumn[]) =>
  CARD_BASE + Math.ceil(columns.length / 2) * CARD_LINE;

function Heading(props: {
  label: string;
  sort: Sort | undefined;
  numeric?: boolean;
  index: number;
  query: FleetQuery;
  onSort(sort: Sort, order: 'asc' | 'desc'): void;
}) {
  const { label, sort, numeric, index, query, onSort } = props;
  const classes = useStyles();
  const isSorted = sort !== undefined && (query.sort ?? 'name') === sort;
  const order = query.order ?? 'asc';
  const Icon = order === 'asc' ? AscendingIcon : DescendingIcon;
  const ariaSort = order === 'asc' ? 'ascending' : 'descending';
  return (
    <div
      role="columnheader"
      aria-colindex={index}
      aria-sort={sort && (isSorted ? ariaSort : 'none')}
      className={[
        classes.heading,
        !sort && classes.plainHeading,
        index === 1 && classes.firstHeading,
        numeric && classes.numeric,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {sort ? (
        <ButtonBase
          className={
            numeric
              ? `${classes.sortable} ${classes.numeric}`
              : classes.sortable
          }
          onClick={() =>
            onSort(sort, isSorted && order === 'asc' ? 'desc' : 'asc')
          }
        >
          {label}
          {isSorted && <Icon aria-hidden fontSize="inherit" />}
        </ButtonBase>
      ) : (
        label
      )}
    </div>
  );
}

interface RowProps {
  database: DatabaseSummary | undefined;
  index: number;
  /** Pixels from the top. */
  start: number;
  height: number;
  columns: FleetColumn[];
  /** Where the columns are; none on a phone. */
  grid: CSSProperties | undefined;
  narrow: boolean;
  /** The one that the keyboard is at. */
  active: boolean;
  context: CellContext;
  linkOf(entityRef: string): string | undefined;
}

const Row = memo(function FleetRow(props: RowProps) {
  const { database, index, start, height, columns, grid } = props;
  const { narrow, active, context } = props;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const navigate = useNavigate();
  const link = database && props.linkOf(database.entityRef);
  const onClick = (event: MouseEvent) => {
    const isOnLink = (event.target as Element).closest('a');
    if (link && !isOnLink && !window.getSelection()?.toString()) navigate(link);
  };
  const focus = { 'data-focus': true, tabIndex: active ? 0 : -1 };
  const name = database && (
    <>
      {database.name}
      <Typography
        variant="caption"
        component="span"
        color="textSecondary"
        className={classes.place}
      >
        {database.unmanaged && `${context.fleet('table.unmanaged')} · `}
        {database.namespace}
      </Typography>
    </>
  );
  return (
    // The link in the row does the same for the keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-index={index}
      className={narrow ? `${classes.row} ${classes.card}` : classes.row}
      style={{
        ...grid,
        height,
        transform: `translateY(${start}px)`,
      }}
      onClick={onClick}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={`${classes.cell} ${classes.name}`}
        title={
          database &&
          [
            database.ref,
            database.unmanaged && context.fleet('filter.unmanaged'),
          ]
            .filter(Boolean)
            .join(' · ')
        }
      >
        {database && link && (
          <Link to={link} {...focus}>
            {name}
          </Link>
        )}
        {database && !link && <span {...focus}>{name}</span>}
        {!database && (
          <span {...focus}>
            <span className={hidden.visuallyHidden}>
              {context.fleet('table.loading')}
            </span>
            <div aria-hidden className={classes.skeleton} />
          </span>
        )}
      </div>
      {columns.map(({ id, numeric, render, hint }, column) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={column + 2}
          title={(database && hint?.(database, context)) || undefined}
          className={
            numeric ? `${classes.cell} ${classes.numeric}` : classes.cell
          }
        >
          {narrow && (
            <Typography
              variant="caption"
              component="div"
              color="textSecondary"
              className={classes.cardLabel}
            >
              {context.fleet(`column.${id}`)}
            </Typography>
          )}
          {database && render(database, context)}
        </div>
      ))}
    </div>
  );
});

/** Where a key leads from a row; undefined for keys that lead nowhere. */
function targetOf(key: string, index: number, total: number, page: number) {
  const moves: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: total - 1,
  };
  const target = moves[key];
  return target === undefined
    ? undefined
    : Math.max(0, Math.min(total - 1, target));
}

/**
 * All databases as a grid of which only the rows on screen are drawn. The
 * keyboard goes from row to row, and Enter follows the link of the row.
 */
export function FleetTable(props: {
  rows: FleetRows;
  total: number;
  query: FleetQuery;
  columns: FleetColumn[];
  narrow: boolean;
  context: CellContext;
  linkOf(entityRef: string): string | undefined;
  onSort(sort: Sort, order: 'asc' | 'desc'): void;
}) {
  const { rows, total, query, columns, narrow, context, linkOf, onSort } =
    props;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const { fleet } = useFleetTexts();
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [isMoving, setMoving] = useState(false);
  const current = Math.min(active, Math.max(0, total - 1));
  const rowHeight = narrow ? cardHeight(columns) : ROW_HEIGHT;
  const headerHeight = narrow ? 0 : HEADER_HEIGHT;
  const width = useInnerWidth(frame);
  const grid = useMemo(
    () => (narrow ? undefined : gridOf(columns, width)),
    [narrow, columns, width],
  );

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: narrow ? 4 : 12,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    // The row that has the focus stays there, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        if (current >= range.count || indexes.includes(current)) return indexes;
        return [...indexes, current].sort((a, b) => a - b);
      },
      [current],
    ),
  });

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  // Another query begins at the top.
  const key = JSON.stringify(query);
  useEffect(() => {
    setActive(0);
    if (frame.current) frame.current.scrollTop = 0;
  }, [key]);

  const { onVisible } = rows;
  const range = virtualizer.range;
  const first = range?.startIndex ?? 0;
  const last = range?.endIndex ?? 0;
  useEffect(() => onVisible(first, last), [onVisible, first, last, key]);

  const focusRow = useCallback(
    (index: number) =>
      frame.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"] [data-focus]`)
        ?.focus({ preventScroll: true }),
    [],
  );
  useEffect(() => {
    if (!isMoving) return;
    setMoving(false);
    virtualizer.scrollToIndex(current);
    focusRow(current);
  }, [isMoving, current, virtualizer, focusRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest('[data-index]');
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = targetOf(
      event.key,
      Number(row.getAttribute('data-index')),
      total,
      Math.max(1, last - first),
    );
    if (target === undefined) return;
    event.preventDefault();
    setActive(target);
    setMoving(true);
  };

  return (
    <Paper
      ref={frame}
      className={
        rows.stale ? `${classes.frame} ${classes.stale}` : classes.frame
      }
      // What is contained strictly has no height by its content.
      style={{ height: headerHeight + total * rowHeight + 20 }}
    >
      <div
        role="grid"
        aria-label={fleet('title')}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-busy={rows.stale}
        aria-readonly
        tabIndex={-1}
        onKeyDown={onKeyDown}
        style={{ minWidth: grid?.minWidth }}
      >
        <div role="rowgroup">
          <div
            role="row"
            aria-rowindex={1}
            tabIndex={-1}
            className={narrow ? hidden.visuallyHidden : classes.header}
            style={grid}
          >
            {[
              { id: 'name' as const, sort: 'name' as Sort, numeric: false },
              ...columns,
            ].map(({ id, sort, numeric }, index) => (
              <Heading
                key={id}
                label={fleet(`column.${id}`)}
                // On a phone the order is chosen beside the filters.
                sort={narrow ? undefined : sort}
                numeric={numeric}
                index={index + 1}
                query={query}
                onSort={onSort}
              />
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <Row
              key={index}
              database={rows.rows[index]}
              index={index}
              start={start - headerHeight}
              height={rowHeight}
              columns={columns}
              grid={grid}
              narrow={narrow}
              active={index === current}
              context={context}
              linkOf={linkOf}
            />
          ))}
        </div>
      </div>
    </Paper>
  );
}
