import { type ColumnWidth, layoutColumns } from './layoutColumns';

it.each<[string, ColumnWidth[], number, number[]]>([
  [
    'nothing is left over',
    [
      [100, 1],
      [50, 1],
    ],
    150,
    [100, 50],
  ],
  [
    'by their shares',
    [
      [100, 3],
      [50, 1],
    ],
    190,
    [130, 60],
  ],
  [
    'the last one that can be seen ends at the edge',
    [
      [100, 1],
      [100, 1],
      [100, 1],
    ],
    250,
    [125, 125, 100],
  ],
  [
    'not even one fits',
    [
      [100, 1],
      [50, 1],
    ],
    80,
    [100, 50],
  ],
  ['before anything is measured', [[100, 1]], 0, [100]],
  ['no columns', [], 100, []],
])('%s', (_, widths, available, expected) => {
  expect(layoutColumns(widths, available)).toEqual(expected);
});
