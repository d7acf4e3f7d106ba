import { backoffMs } from './backoff';

const options = { initialMs: 500, maximumMs: 30_000 };

describe('backoffMs', () => {
  it.each([
    [1, 250, 500],
    [2, 500, 1_000],
    [4, 2_000, 4_000],
    [7, 15_000, 30_000],
    [1_000, 15_000, 30_000],
  ])('after %d failures waits between %d and %d', (failures, least, most) => {
    expect(backoffMs(failures, { ...options, random: 0 })).toBe(least);
    expect(backoffMs(failures, { ...options, random: 1 })).toBe(most);
  });

  it('never comes back sooner than the server asks', () => {
    const wait = (retryAfterSeconds: number) =>
      backoffMs(1, { ...options, random: 0, retryAfterSeconds });
    expect(wait(60)).toBe(60_000);
    expect(wait(0)).toBe(250);
  });
});
