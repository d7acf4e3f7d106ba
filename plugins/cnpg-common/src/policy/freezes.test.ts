import { freezeOf } from './freezes';

const yearEnd = {
  name: 'year-end',
  title: 'Year end',
  environments: ['prod'],
  from: '2026-12-20T00:00:00+01:00',
  to: '2027-01-04T00:00:00+01:00',
};
const audit = {
  name: 'audit',
  title: 'Audit',
  from: '2026-12-30T00:00:00Z',
  to: '2027-01-10T00:00:00Z',
};
const at = (time: string, environment?: string) =>
  freezeOf(environment, [yearEnd, audit], new Date(time))?.name;

test.each([
  ['2026-12-19T22:59:59Z', 'prod', undefined],
  ['2026-12-19T23:00:00Z', 'prod', 'year-end'],
  ['2026-12-25T12:00:00Z', 'dev', undefined],
  ['2026-12-25T12:00:00Z', undefined, undefined],
  ['2026-12-31T12:00:00Z', 'prod', 'audit'],
  ['2026-12-31T12:00:00Z', undefined, 'audit'],
  ['2027-01-10T00:00:00Z', 'prod', undefined],
])('at %s in %s it is %s', (time, environment, expected) => {
  expect(at(time, environment)).toBe(expected);
});
