import { retryWhile } from './retry';

describe('retryWhile', () => {
  async function run(
    errors: number,
    options: { transient?: boolean; retryAfter?: number } = {},
  ) {
    const pauses: number[] = [];
    let attempts = 0;
    const outcome = await retryWhile(
      async () => {
        attempts += 1;
        if (attempts <= errors) throw new Error(`failure ${attempts}`);
        return 'done';
      },
      {
        isTransient: () => options.transient ?? true,
        retryAfter: () => options.retryAfter,
        onWait: () => {},
        sleep: async ms => {
          pauses.push(ms / 1000);
        },
      },
    ).catch((error: Error) => error.message);
    return { outcome, pauses, attempts };
  }

  it('pauses 2, 4, 8 and then 10 s, and up to a quarter longer', async () => {
    const { outcome, pauses } = await run(6);
    expect(outcome).toBe('done');
    [2, 4, 8, 10, 10, 10].forEach((pause, index) => {
      expect(pauses[index]).toBeGreaterThanOrEqual(pause);
      expect(pauses[index]).toBeLessThanOrEqual(1.25 * pause);
    });
  });

  it('gives up after 4 min with what it heard last', async () => {
    const { outcome, attempts } = await run(1000);
    expect(outcome).toBe(`failure ${attempts}`);
    // 2 + 4 + 8 + 23 times 10 s, and the first attempt.
    expect(attempts).toBe(27);
  });

  it('waits as long as it is asked to', async () => {
    const { outcome, pauses } = await run(1, { retryAfter: 60 });
    expect(outcome).toBe('done');
    expect(pauses[0]).toBeGreaterThanOrEqual(60);
  });

  it('does not wait when that would be longer than it waits at all', async () => {
    const { outcome, attempts } = await run(1, { retryAfter: 3600 });
    expect(outcome).toBe('failure 1');
    expect(attempts).toBe(1);
  });

  it('ends at once on what does not pass', async () => {
    const { outcome, attempts } = await run(1, { transient: false });
    expect(outcome).toBe('failure 1');
    expect(attempts).toBe(1);
  });
});
