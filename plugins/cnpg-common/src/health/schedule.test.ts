import { nextRun, scheduleIntervalMs } from './schedule';

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

describe('nextRun', () => {
  const schedule = (status: object, spec: object = {}) => ({
    metadata: { name: 'nightly', creationTimestamp: '2026-11-19T10:00:00Z' },
    spec: { schedule: '0 0 2 * * *', ...spec },
    status,
  });

  it.each<[string, object, object, string | undefined]>([
    [
      'what CloudNativePG says',
      { nextScheduleTime: '2026-11-21T02:00:00Z' },
      {},
      '2026-11-21T02:00:00Z',
    ],
    [
      'the first run, before which it says nothing',
      { lastCheckTime: '2026-11-19T10:00:01Z' },
      {},
      '2026-11-20T02:00:00.000Z',
    ],
    [
      'the first run of one that it has not seen',
      {},
      {},
      '2026-11-20T02:00:00.000Z',
    ],
    [
      'none of one that is suspended',
      { nextScheduleTime: '2026-11-21T02:00:00Z' },
      { suspend: true },
      undefined,
    ],
    ['none of one that cannot be read', {}, { schedule: 'nightly' }, undefined],
  ])('is %s', (_, status, spec, expected) => {
    expect(nextRun(schedule(status, spec))).toBe(expected);
  });
});
