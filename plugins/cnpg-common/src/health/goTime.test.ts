import { goTime } from './goTime';

it.each<[string, string | undefined]>([
  ['2027-02-18 18:10:24 +0000 UTC', '2027-02-18T18:10:24.000Z'],
  ['2027-02-18 18:10:24 +0200 CEST', '2027-02-18T16:10:24.000Z'],
  ['2027-02-18 18:10:24.123456789 +0000 UTC', '2027-02-18T18:10:24.123Z'],
  ['2027-02-18 18:10:24.1 +0000 UTC m=+0.003', '2027-02-18T18:10:24.100Z'],
  ['2027-02-18T18:10:24Z', undefined],
  ['2027-02-38 18:10:24 +0000 UTC', undefined],
  ['', undefined],
])('%j is %j', (text, expected) => {
  expect(goTime(text)?.toISOString()).toBe(expected);
});
