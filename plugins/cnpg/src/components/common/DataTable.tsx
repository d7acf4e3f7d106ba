import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ReactNode } from 'react';
import { useHiddenStyles } from './useHiddenStyles';

const useStyles = makeStyles(theme => ({
  // Names may be broken anywhere; the other words set the widths of columns.
  heading: { wordBreak: 'normal', lineHeight: 1.4 },
  cell: {
    // The theme breaks words anywhere.
    wordBreak: 'normal',
    lineHeight: 1.4,
    overflowWrap: 'break-word',
    '&:first-child': { overflowWrap: 'anywhere', minWidth: '8rem' },
  },
  // A row becomes a small list: eight columns have no place beside each other.
  [theme.breakpoints.down('sm')]: {
    table: { display: 'block' },
    body: { display: 'block' },
    head: {
      position: 'absolute',
      clip: 'rect(0 0 0 0)',
      height: 1,
      overflow: 'hidden',
    },
    row: {
      display: 'block',
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    cell: {
      display: 'flex',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 0),
      border: 0,
      overflowWrap: 'anywhere',
      '&:last-child': { paddingRight: 0 },
      '&:has(> div:empty)': { display: 'none' },
      '&::before': {
        content: 'attr(data-label)',
        flex: '0 0 35%',
        color: theme.palette.text.secondary,
      },
    },
  },
}));

export interface Column<Row> {
  id: string;
  label: string;
  /** Undefined leaves the cell empty, and a column without any cell out. */
  render(row: Row): ReactNode;
}

const isEmpty = (cell: ReactNode) =>
  cell === undefined || cell === null || cell === false || cell === '';

/**
 * A table that can be read on a phone. The roles are spelt out because browsers
 * drop those of elements whose display was changed.
 */
export function DataTable<Row>(props: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey(row: Row): string;
}) {
  const { caption, columns, rows, rowKey } = props;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const cells = rows.map(row => columns.map(column => column.render(row)));
  const shown = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => cells.some(row => !isEmpty(row[index])));
  return (
    <Table size="small" role="table" className={classes.table}>
      <caption className={hidden.visuallyHidden}>{caption}</caption>
      <TableHead role="rowgroup" className={classes.head}>
        <TableRow role="row">
          {shown.map(column => (
            <TableCell
              key={column.id}
              role="columnheader"
              scope="col"
              className={classes.heading}
            >
              {column.label}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role="rowgroup" className={classes.body}>
        {rows.map((row, rowIndex) => (
          <TableRow key={rowKey(row)} role="row" className={classes.row}>
            {shown.map(column => (
              <TableCell
                key={column.id}
                role="cell"
                data-label={column.label}
                className={classes.cell}
              >
                <div>{cells[rowIndex][column.index]}</div>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
