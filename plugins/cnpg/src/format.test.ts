import {
  formatBytes,
  formatDay,
  formatDuration,
  formatRelative,
  formatRetention,
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
