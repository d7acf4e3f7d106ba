import { LiveHistory } from './database';
import { rememberFigures } from './liveHistory';
import { PgStatus } from './pgStatus';

const START = Date.parse('2026-11-20T12:00:00Z');
const after = (minutes: number) => new Date(START + minutes * 60_000);
const at = (minutes: number) => after(minutes).toISOString();

/** Looks again and again: minutes since the start, and what the primary said. */
function looks(
  ...steps: [minutes: number, status: PgStatus | undefined][]
): LiveHistory | undefined {
  let history: LiveHistory | undefined;
  for (const [minutes, status] of steps) {
    history = rememberFigures(
      history,
      status ? { 'orders-db-1': { isPrimary: true, ...status } } : {},
      after(minutes),
    );
  }
  return history;
}
const files = (readyWalFiles: number): PgStatus => ({ readyWalFiles });

describe('a pending restart', () => {
  const pending = { pendingRestart: true };
  it.each<[string, LiveHistory | undefined, string | undefined]>([
    ['is new when first seen', looks([0, pending]), at(0)],
    ['lasts', looks([0, pending], [700, pending], [1400, pending]), at(0)],
    [
      'lasts while the instance is silent',
      looks([0, pending], [1, undefined], [2, pending]),
      at(0),
    ],
    ['ends', looks([0, pending], [1, {}]), undefined],
    ['begins anew', looks([0, pending], [1, {}], [2, pending]), at(2)],
    [
      'is new when nobody looked for more than a day',
      looks([0, pending], [1500, pending]),
      at(1500),
    ],
  ])('%s', (_, history, expected) => {
    expect(history?.pendingRestartSince['orders-db-1']).toBe(expected);
  });
});

describe('the backlog', () => {
  it.each<[string, LiveHistory | undefined, LiveHistory['backlog']]>([
    ['begins', looks([0, files(3)]), { files: 3, filesThen: 3, since: at(0) }],
    [
      'grows',
      looks([0, files(0)], [1, files(2)], [2, files(2)]),
      { files: 2, filesThen: 0, since: at(0) },
    ],
    [
      'shrinks',
      looks([0, files(4)], [1, files(3)]),
      { files: 3, filesThen: 3, since: at(1) },
    ],
    [
      'is not known while nobody looks',
      looks([0, files(1)], [3, files(9)]),
      { files: 9, filesThen: 9, since: at(3) },
    ],
    [
      'is not known without the primary',
      looks([0, files(1)], [1, undefined]),
      undefined,
    ],
  ])('%s', (_, history, expected) => {
    expect(history?.backlog).toEqual(expected);
  });
});
