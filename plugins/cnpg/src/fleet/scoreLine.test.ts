import type { FleetDay } from '../api';
import { layoutScores } from './scoreLine';

const day = (date: string, score?: number): FleetDay => ({
  day: date,
  databases: 1,
  findings: 0,
  monthlyCost: 0,
  unhealthy: 0,
  ...(score !== undefined && { score }),
});

const layout = (days: FleetDay[]) =>
  layoutScores(days, { width: 100, height: 50 }).map(piece =>
    piece.map(({ x, y }) => [x, y]),
  );

it('has nothing to draw without days', () => {
  expect(layout([])).toEqual([]);
  expect(layout([day('2026-11-20')])).toEqual([]);
});

it('puts a single day where today is', () => {
  expect(layout([day('2026-11-20', 100)])).toEqual([[[100, 0]]]);
});

it('joins days that follow each other, also over the end of a month', () => {
  expect(
    layout([
      day('2026-10-31', 0),
      day('2026-11-01', 50),
      day('2026-11-02', 100),
    ]),
  ).toEqual([
    [
      [0, 50],
      [50, 25],
      [100, 0],
    ],
  ]);
});

it('breaks the line where a day has no score, or is not there', () => {
  expect(
    layout([
      day('2026-11-01', 100),
      day('2026-11-02'),
      day('2026-11-03', 100),
      day('2026-11-05', 100),
    ]),
  ).toEqual([[[0, 0]], [[50, 0]], [[100, 0]]]);
});
