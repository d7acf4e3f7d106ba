import { LookedAt } from './LookedAt';

describe('LookedAt', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('knows what was read in the last five minutes', () => {
    const lookedAt = new LookedAt();
    lookedAt.add('a/n/one');
    jest.advanceTimersByTime(4 * 60_000);
    lookedAt.add('a/n/two');
    expect(
      ['a/n/one', 'a/n/two', 'a/n/three'].map(id => lookedAt.has(id)),
    ).toEqual([true, true, false]);
    jest.advanceTimersByTime(2 * 60_000);
    expect([lookedAt.has('a/n/one'), lookedAt.has('a/n/two')]).toEqual([
      false,
      true,
    ]);
    lookedAt.add('a/n/one');
    expect(lookedAt.has('a/n/one')).toBe(true);
  });
});
