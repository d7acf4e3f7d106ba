import { translateAzureError } from './azureErrors';
import { untilAnswered } from './untilAnswered';

const never = () => new Promise<never>(() => {});

describe('untilAnswered', () => {
  afterEach(() => jest.useRealTimers());

  it('gives the answer, or what went wrong', async () => {
    expect(await untilAnswered(async () => 'yes')).toBe('yes');
    await expect(
      untilAnswered(async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
  });

  it('gives up when Azure never answers, and ends the request', async () => {
    jest.useFakeTimers();
    let ofRequest: AbortSignal | undefined;
    const asked = untilAnswered(({ abortSignal }) => {
      ofRequest = abortSignal;
      return never();
    }).catch(error => translateAzureError(error, 'read the container c'));
    jest.advanceTimersByTime(5 * 60_000);
    expect(await asked).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^Azure cannot be reached to read the container c\./,
      ),
    });
    expect(ofRequest?.aborted).toBe(true);
  });

  it('ends at once when it is cancelled, even while it signs in', async () => {
    const abort = new AbortController();
    const asked = untilAnswered(never, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(asked).rejects.toThrow('cancelled');
    await expect(untilAnswered(never, abort.signal)).rejects.toThrow(
      'cancelled',
    );
  });
});
