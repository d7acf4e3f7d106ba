import { scheduleIntervalMs } from './schedule';

const NOW = new Date('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

describe('scheduleIntervalMs', () => {
  it.each([
    ['0 0 2 * * *', 24 * HOUR],
    ['0 15 * ? * *', HOUR],
    ['0 0 2 * * 0', 7 * 24 * HOUR],
    ['0 0 2 ? * SUN', 7 * 24 * HOUR],
    ['0 0 3 1 *', 31 * 24 * HOUR],
    ['0 2 * * *', HOUR],
    ['@daily', 24 * HOUR],
    ['@hourly', HOUR],
    ['@every 6h', 6 * HOUR],
    ['@every 1h30m', 1.5 * HOUR],
    [' 0 0 2 * * * ', 24 * HOUR],
  ])('reads %s', (schedule, interval) => {
    expect(scheduleIntervalMs(schedule, NOW)).toBe(interval);
  });

  it.each([undefined, '', 'nightly', '@every', '@every soon', '99 * * * * *'])(
    'cannot read %p',
    schedule => {
      expect(scheduleIntervalMs(schedule, NOW)).toBeUndefined();
    },
  );
});
