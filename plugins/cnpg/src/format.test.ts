import {
  formatAddress,
  formatBytes,
  formatDay,
  formatDuration,
  formatMoment,
  formatRelative,
  formatRetention,
  formatSpan,
  parseDate,
} from './format';

const now = new Date('2026-11-20T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('formatRelative', () => {
  it.each([
    [0, 'now'],
    [0.9, 'now'],
    [2, '2 seconds ago'],
    [59, '59 seconds ago'],
    [12 * 60, '12 minutes ago'],
    [3 * 3600 + 1800, '3 hours ago'],
    [24 * 3600, '1 day ago'],
    [-5 * 60, 'in 5 minutes'],
  ])('%s seconds', (seconds, text) => {
    expect(formatRelative(before(seconds), now, 'en')).toBe(text);
  });

  it('speaks the language of the reader', () => {
    expect(formatRelative(before(7200), now, 'sv')).toBe('för 2 timmar sedan');
  });
});

it('says how long something lasts', () => {
  expect(formatDuration(41_000, 'en')).toBe('41 sec');
  expect(formatDuration(12 * 60_000, 'en')).toBe('12 min');
  expect(formatDuration(0, 'en')).toBe('0 sec');
});

it.each([
  [0, '0 sec'],
  [41_500, '41 sec'],
  [12 * 60_000, '12 min'],
  [12 * 60_000 + 5_000, '12 min, 5 sec'],
  [47 * 3_600_000, '1 day, 23 hr'],
  // Nothing of the unit below: what comes after it does not count.
  [24 * 3_600_000 + 59_000, '1 day'],
])('says how long %s ms last, to the next smaller unit', (ms, text) => {
  expect(formatSpan(ms, 'en')).toBe(text);
});

it('says the year of a moment that could be of another one', () => {
  const say = (text: string) => formatMoment(new Date(text), 'en', now);
  expect(say('2026-11-13T02:00:00Z')).toBe('Nov 13, 02:00 AM');
  expect(say('2027-01-13T02:00:00Z')).toBe('Jan 13, 02:00 AM');
  expect(say('2025-11-25T02:00:00Z')).toBe('Nov 25, 2025, 02:00 AM');
  expect(say('2036-11-17T02:00:00Z')).toBe('Nov 17, 2036, 02:00 AM');
});

it('tells the port from an IPv6 address', () => {
  expect(formatAddress({ host: 'orders-db-rw', port: 5432 })).toBe(
    'orders-db-rw:5432',
  );
  expect(formatAddress({ host: '2001:db8::1', port: 5432 })).toBe(
    '[2001:db8::1]:5432',
  );
});

it('counts bytes as Kubernetes does', () => {
  expect(formatBytes(32 * 1024 ** 3, 'en')).toBe('32 GiB');
  expect(formatBytes(1.5 * 1024 ** 3, 'en')).toBe('1.5 GiB');
  expect(formatBytes(1.5 * 1024 ** 3, 'fr')).toBe('1,5 GiB');
  expect(formatBytes(512 * 1024 ** 2, 'en')).toBe('512 MiB');
  expect(formatBytes(2 * 1024 ** 4, 'en')).toBe('2 TiB');
  expect(formatBytes(0, 'en')).toBe('0 B');
});

it('writes out a retention, and leaves alone what is none', () => {
  expect(formatRetention('7d', 'en')).toBe('7 days');
  expect(formatRetention('1m', 'en')).toBe('1 month');
  expect(formatRetention('for ever', 'en')).toBe('for ever');
});

it('keeps a day of the calendar on its day', () => {
  expect(formatDay(new Date('2029-11-08'), 'en')).toBe('Nov 8, 2029');
});

it('does not show a date that is none', () => {
  expect(parseDate(undefined)).toBeUndefined();
  expect(parseDate('<nil>')).toBeUndefined();
  expect(parseDate('2026-11-20T12:00:00Z')).toEqual(now);
});
