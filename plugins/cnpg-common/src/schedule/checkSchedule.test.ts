import fc from 'fast-check';
import { checkSchedule } from './checkSchedule';

const now = new Date('2026-11-20T12:00:00Z');

const runsOf = (text: string) => {
  const checked = checkSchedule(text, now);
  if ('problem' in checked) throw new Error(checked.problem);
  return checked.nextRuns.map(run => run.toISOString());
};

describe('checkSchedule', () => {
  it('gives the next five runs, in UTC', () => {
    expect(runsOf('0 0 2 * * *')).toEqual([
      '2026-11-21T02:00:00.000Z',
      '2026-11-22T02:00:00.000Z',
      '2026-11-23T02:00:00.000Z',
      '2026-11-24T02:00:00.000Z',
      '2026-11-25T02:00:00.000Z',
    ]);
  });

  it.each([
    ['  0 15   * ? * * ', '2026-11-20T12:15:00.000Z'],
    ['0 30 3 * * SUN', '2026-11-22T03:30:00.000Z'],
    ['0 30 3 ? * mon-fri', '2026-11-23T03:30:00.000Z'],
    ['0 0 4 1 JAN,jul *', '2027-01-01T04:00:00.000Z'],
    ['0 0 */6 * * *', '2026-11-20T18:00:00.000Z'],
    // A number with a step goes on to the end, as in robfig/cron.
    ['0 0 13/4 * * *', '2026-11-20T13:00:00.000Z'],
    ['30 0 0 29 2 *', '2028-02-29T00:00:30.000Z'],
  ])('reads %j', (text, first) => {
    expect(runsOf(text)[0]).toBe(first);
  });

  it('advises against a base backup every hour, and keeps silent about a daily one', () => {
    expect(checkSchedule('0 15 * * * *', now)).toMatchObject({
      advice: expect.stringMatching(/^A base backup every 1 h is more/),
    });
    expect(checkSchedule('0 0 2 * * *', now)).not.toHaveProperty('advice');
  });

  it.each([
    ['0 2 * * *', /five fields.*Put the second first: "0 0 2 \* \* \*"/],
    ['@daily', /six fields instead of @daily/],
    ['@every 6h', /six fields instead of @every/],
    ['', /six fields/],
    ['nightly', /six fields/],
    ['0 0 2 * * * *', /six fields/],
    ['0 0 24 * * *', /^Hour: "24" is outside 0 to 23/],
    ['0 60 2 * * *', /^Minute: "60" is outside/],
    ['0 0 2 0 * *', /^Day of the month: "0" is outside/],
    ['0 0 2 * 13 *', /^Month: "13" is outside/],
    // Crontabs know Sunday as 7, CloudNativePG does not.
    ['0 0 2 * * 7', /^Day of the week: "7" is outside 0 to 6/],
    ['0 0 2 * * FRI-SUN', /ends before it begins/],
    ['0 0 22-2 * * *', /ends before it begins/],
    ['0 0 */0 * * *', /^Hour: "\*\/0"/],
    ['0 0 2 L * *', /^Day of the month: "L" cannot be read/],
    ['0 0 2 * * 1#2', /cannot be read/],
    ['0 0 2 15W * *', /cannot be read/],
    ['0 0 2 * FOO *', /or JAN to DEC/],
    ['0 0 1-2-3 * * *', /cannot be read/],
    ['0 0 2,, * * *', /cannot be read/],
    ['0 0 2 30 2 *', /a day that no year has/],
    ['0 0 2 1 * MON', /days of the month or days of the week/],
    ['* * * * * *', /every 1 s;/],
    ['0 */10 * * * *', /every 10 min;/],
    ['0 0,5 2 * * *', /every 5 min;/],
  ])('refuses %j', (text, sentence) => {
    expect(checkSchedule(text, now)).toEqual({
      problem: expect.stringMatching(sentence),
      messages: {
        problem: expect.objectContaining({
          id: expect.stringMatching(/^schedule\./),
        }),
      },
    });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(checkSchedule(text, now)).toBeDefined();
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('*', '?', '1', '-', '/', ',', 'MON', ' '), {
          maxLength: 16,
        }),
        parts => {
          expect(checkSchedule(parts.join(''), now)).toBeDefined();
        },
      ),
    );
  });
});
