/** What was measured for one line of the table. */
export interface Row {
  what: string;
  unit: string;
  ours: number;
  /** Undefined where the Kubernetes plugin has nothing like it. */
  peer?: number;
  bar: string;
  ok: boolean;
  /** How it came about, and what else was seen. */
  notes: string[];
}

/** What is left of the peer's value; undefined where there is none. */
export function ratio({ ours, peer }: Row): number | undefined {
  return peer ? ours / peer : undefined;
}

/** The table for people, followed by the notes. */
export function formatTable(rows: Record<string, Row>): string {
  const lines = [
    ['row', 'unit', 'ours', 'peer', 'ratio', 'bar', 'ok'],
    ...Object.entries(rows).map(([name, row]) => [
      name,
      row.unit,
      formatNumber(row.ours),
      row.peer === undefined ? '-' : formatNumber(row.peer),
      formatRatio(ratio(row)),
      row.bar,
      row.ok ? 'yes' : 'NO',
    ]),
  ];
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  const table = lines.map(line =>
    line
      .map((cell, column) =>
        column >= 2 && column <= 4
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  table.splice(1, 0, widths.map(width => '-'.repeat(width)).join('  '));
  const notes = Object.entries(rows).flatMap(([name, row]) => [
    `${name}: ${row.what}`,
    ...row.notes.map(note => `  ${note}`),
  ]);
  return [...table, '', ...notes].join('\n');
}

/** The document for programs. */
export function toDocument(rows: Record<string, Row>): object {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      {
        ours: round(row.ours),
        peer: row.peer === undefined ? null : round(row.peer),
        ratio: ratio(row) === undefined ? null : round(ratio(row)!),
        bar: row.bar,
        ok: row.ok,
      },
    ]),
  );
}

function formatNumber(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.abs(value) < 1 ? 2 : digits,
  });
}

function formatRatio(value: number | undefined): string {
  if (value === undefined) return '-';
  if (value === 0) return '0';
  return value >= 1 ? value.toFixed(1) : `1/${(1 / value).toFixed(1)}`;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
