import { ResponseError } from '@backstage/errors';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import {
  COALESCE_INTERVAL,
  POLL_INTERVAL,
  SAFETY_INTERVAL,
  useLiveDocument,
} from './useLiveDocument';

class FakeSignals {
  readonly #listeners = new Map<string, Set<() => void>>();

  subscribe(channel: string, listener: (message: any) => void) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener as () => void));
    return { unsubscribe: () => listeners.delete(listener as () => void) };
  }

  channels() {
    return [...this.#listeners]
      .filter(([, listeners]) => listeners.size > 0)
      .map(([channel]) => channel);
  }

  async send(channel: string) {
    await act(async () => {
      this.#listeners.get(channel)?.forEach(listener => listener());
    });
  }
}

async function pass(ms: number) {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });
}

let hidden = false;
async function setHidden(value: boolean) {
  hidden = value;
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

interface Props {
  key: string;
  paused?: boolean;
}

async function setup(
  options: { signals?: FakeSignals; poll?: boolean; paused?: boolean } = {},
) {
  const load = jest.fn<Promise<string>, []>();
  load.mockImplementation(async () => `answer ${load.mock.calls.length}`);
  const { signals, poll } = options;
  const wrapper = ({ children }: { children?: ReactNode }) =>
    signals ? (
      <TestApiProvider apis={[[signalApiRef, signals] as const]}>
        {children}
      </TestApiProvider>
    ) : (
      <TestApiProvider apis={[]}>{children}</TestApiProvider>
    );
  const hook = renderHook(
    ({ key, paused }: Props) =>
      useLiveDocument(key, load, value => ['all', ...(value ? ['one'] : [])], {
        poll,
        paused,
      }),
    { wrapper, initialProps: { key: 'a', paused: options.paused } as Props },
  );
  await pass(0);
  return { load, ...hook };
}

beforeEach(() => {
  hidden = false;
  jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('with signals', () => {
  it('loads once, and again on a signal of a channel from the answer', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    expect(result.current.value).toBe('answer 1');
    expect(signals.channels()).toEqual(['all', 'one']);

    await pass(SAFETY_INTERVAL / 2);
    expect(load).toHaveBeenCalledTimes(1);

    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe('answer 2');
  });

  it('asks now and then although no signal comes: some are lost', async () => {
    const { load } = await setup({ signals: new FakeSignals() });
    await pass(SAFETY_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(SAFETY_INTERVAL);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('asks regularly as well where that is wanted', async () => {
    const { load } = await setup({ signals: new FakeSignals(), poll: true });
    await pass(POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
    await setHidden(true);
    await pass(10 * POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks for nothing while it is paused, and keeps what there is', async () => {
    const signals = new FakeSignals();
    const { load, result, rerender } = await setup({
      signals,
      poll: true,
      paused: true,
    });
    await signals.send('all');
    await pass(SAFETY_INTERVAL);
    expect(load).not.toHaveBeenCalled();

    rerender({ key: 'a', paused: false });
    await pass(0);
    expect(result.current.value).toBe('answer 1');

    rerender({ key: 'a', paused: true });
    await signals.send('one');
    await pass(SAFETY_INTERVAL);
    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current.value).toBe('answer 1');
  });

  it('makes one request of many signals', async () => {
    const signals = new FakeSignals();
    const { load } = await setup({ signals });
    for (let i = 0; i < 20; i++) await signals.send('one');
    await pass(POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks although signals follow each other without a pause', async () => {
    const signals = new FakeSignals();
    const { load } = await setup({ signals });
    for (let i = 0; i < 20; i++) {
      await signals.send('one');
      await pass(COALESCE_INTERVAL / 2);
    }
    expect(load.mock.calls.length).toBeGreaterThan(5);
    expect(load.mock.calls.length).toBeLessThan(12);
  });

  it('leaves more and more time between requests that fail, up to a minute', async () => {
    const { load } = await setup({ signals: new FakeSignals() });
    load.mockRejectedValue(new TypeError('Failed to fetch'));
    await pass(SAFETY_INTERVAL);
    const counts: number[] = [];
    for (let i = 0; i < 10; i++) {
      const before = load.mock.calls.length;
      await pass(60_000);
      counts.push(load.mock.calls.length - before);
    }
    expect(counts[0]).toBeGreaterThan(1);
    expect(counts.slice(4)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('asks again when a signal comes while a request is under way', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    let answer: (value: string) => void = () => {};
    load.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);

    await act(async () => answer('old'));
    await pass(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(3);
    expect(result.current.value).toBe('answer 3');
  });

  it('does nothing while hidden, and catches up when shown', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    await setHidden(true);
    await signals.send('one');
    await pass(10 * POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(1);

    await setHidden(false);
    await pass(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe('answer 2');

    await setHidden(true);
    await setHidden(false);
    await pass(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the last answer when a request fails, and asks again', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    expect(result.current.value).toBe('answer 1');
    expect(result.current.error?.message).toBe('Failed to fetch');

    await pass(POLL_INTERVAL);
    expect(result.current.value).toBe('answer 3');
    expect(result.current.error).toBeUndefined();
  });

  it('draws nothing again for an answer that says the same', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    const answer = () => ({ items: [{ name: 'a' }] } as unknown as string);
    load.mockImplementation(async () => answer());
    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    const first = result.current;
    expect(first.value).toEqual(answer());

    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(3);
    expect(result.current).toBe(first);
  });

  it('waits no longer than a minute for an answer, and asks again', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    let given: AbortSignal | undefined;
    (load as jest.Mock).mockImplementationOnce(
      ({ signal }: { signal: AbortSignal }) => {
        given = signal;
        return new Promise(() => {});
      },
    );
    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    await pass(60_000);
    expect(given?.aborted).toBe(true);
    expect(result.current.value).toBe('answer 1');
    expect(result.current.error).toBeDefined();

    await pass(POLL_INTERVAL);
    expect(result.current.value).toBe('answer 3');
    expect(result.current.error).toBeUndefined();
  });

  it('takes away what may not be seen any more', async () => {
    const signals = new FakeSignals();
    const { load, result } = await setup({ signals });
    load.mockRejectedValueOnce(
      await ResponseError.fromResponse(new Response('{}', { status: 403 })),
    );
    await signals.send('one');
    await pass(COALESCE_INTERVAL);
    expect(result.current.value).toBeUndefined();
    expect(result.current.error?.name).toBe('ResponseError');

    await pass(10 * POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('stops when nobody looks any more', async () => {
    const signals = new FakeSignals();
    const { load, unmount } = await setup({ signals });
    await signals.send('one');
    unmount();
    expect(signals.channels()).toEqual([]);
    await pass(10 * POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('starts afresh with another key', async () => {
    const { load, result, rerender } = await setup({
      signals: new FakeSignals(),
    });
    load.mockImplementationOnce(() => new Promise(() => {}));
    rerender({ key: 'b' });
    expect(result.current.value).toBeUndefined();
    expect(result.current.loading).toBe(true);
  });
});

describe('without signals', () => {
  it('polls', async () => {
    const { load, result } = await setup();
    await pass(POLL_INTERVAL);
    await pass(POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(3);
    expect(result.current.value).toBe('answer 3');
  });

  it('does not poll while hidden', async () => {
    const { load } = await setup();
    await setHidden(true);
    await pass(10 * POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(1);
    await setHidden(false);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
