import Typography from '@material-ui/core/Typography';
import { type Column, DataTable } from '../common/DataTable';

/** A table under a heading of its own, or nothing when it has no rows. */
export function Part<Row>(props: {
  title: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey(row: Row): string;
}) {
  const { title, columns, rows, rowKey } = props;
  if (rows.length === 0) return null;
  return (
    <div>
      <Typography component="h4" variant="subtitle2">
        {title}
      </Typography>
      <DataTable
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
      />
    </div>
  );
}
