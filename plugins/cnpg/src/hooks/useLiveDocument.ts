import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorLike, toError } from '@backstage/errors';
import { isWorthRetrying } from '../errors';

/** Milliseconds between requests when no signals tell of changes. */
export const POLL_INTERVAL = 10_000;

/**
 * Milliseconds after which is asked although no signal came: the socket that
 * carries them loses those of its first seconds and of every reconnection, and
 * says so to nobody. The answer comes out of the index, and most often is 304.
 */
export const SAFETY_INTERVAL = 20_000;

/** Milliseconds between requests at most while one after the other fails. */
const LONGEST_INTERVAL = 60_000;

/** Milliseconds until an answer that has not come counts as none. */
const PATIENCE = 60_000;

/** Signals that arrive within this many milliseconds cause one request. */
export const COALESCE_INTERVAL = 250;

/** A document of the backend, kept up to date while somebody looks. */
export interface LiveDocument<T> {
  /** The last answer, kept when a later request fails. */
  value?: T;
  /** Why the last request failed; absent after one that worked. */
  error?: ErrorLike;
  /** True until there is a first answer or error. */
  loading: boolean;
  retry(): void;
}

/**
 * Loads a document, and again on every signal of its channels. Polls when the
 * app has no signals and after a failure, and seldom otherwise. While the browser tab is hidden
 * nothing is requested; what was missed is made up for when it is shown again.
 *
 * @param key - names the document; another key starts afresh
 * @param channels - signal channels, which may depend on the document itself
 * @param options - `poll`: ask regularly although the app has signals, for what
 *   changes without one; `paused`: ask for nothing, and keep what there is;
 *   `interval`: milliseconds between requests, in place of the usual ones
 */
export function useLiveDocument<T>(
  key: string,
  load: (options: { signal: AbortSignal }) => Promise<T>,
  channels: (value: T | undefined) => string[],
  options: { poll?: boolean; paused?: boolean; interval?: number } = {},
): LiveDocument<T> {
  const { poll = false, paused = false, interval } = options;
  const signals = useApiHolder().get(signalApiRef);
  const [state, setState] = useState<{
    key: string;
    value?: T;
    error?: ErrorLike;
  }>({
    key,
  });
  const current = state.key === key ? state : { key };

  const loadRef = useRef(load);
  loadRef.current = load;
  const requestRef = useRef<() => void>(() => {});
  const isPolling = poll || !signals;

  useEffect(() => {
    if (paused) return undefined;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = Infinity;
    let failures = 0;
    let inFlight = false;
    let changed = false;

    const schedule = (delay: number) => {
      const at = Date.now() + delay;
      // Or signals without a pause would put the request off for ever.
      if (at >= due) return;
      clearTimeout(timer);
      due = at;
      timer = setTimeout(request, delay);
    };

    async function request() {
      clearTimeout(timer);
      due = Infinity;
      if (inFlight || document.hidden) {
        changed = true;
        return;
      }
      inFlight = true;
      changed = false;
      let next: number | undefined =
        interval ?? (isPolling ? POLL_INTERVAL : SAFETY_INTERVAL);
      try {
        const value = await inTime(loadRef.current, abort.signal);
        if (abort.signal.aborted) return;
        failures = 0;
        setState(previous =>
          // Most signals of a database change one of its documents, not all.
          previous.key === key &&
          !previous.error &&
          JSON.stringify(previous.value) === JSON.stringify(value)
            ? previous
            : { key, value },
        );
      } catch (cause) {
        if (abort.signal.aborted) return;
        const error = toError(cause);
        setState(previous =>
          // What is forbidden or gone must not stay on the screen.
          previous.key === key && isWorthRetrying(error)
            ? { ...previous, error }
            : { key, error },
        );
        next =
          isPolling || isWorthRetrying(error)
            ? Math.min(POLL_INTERVAL * 2 ** failures, LONGEST_INTERVAL)
            : undefined;
        failures++;
      } finally {
        inFlight = false;
      }
      if (changed && !document.hidden) schedule(COALESCE_INTERVAL);
      else if (next !== undefined) schedule(next);
    }

    function onVisibilityChange() {
      if (!document.hidden && (changed || isPolling)) request();
    }

    requestRef.current = () => {
      if (inFlight || document.hidden) changed = true;
      else schedule(COALESCE_INTERVAL);
    };
    document.addEventListener('visibilitychange', onVisibilityChange);
    request();
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibilityChange);
      requestRef.current = () => {};
    };
  }, [key, isPolling, paused, interval]);

  const channelList = channels(current.value).join(' ');
  useEffect(() => {
    if (!signals || !channelList) return undefined;
    const subscriptions = channelList
      .split(' ')
      .map(channel => signals.subscribe(channel, () => requestRef.current()));
    return () => subscriptions.forEach(it => it.unsubscribe());
  }, [signals, channelList]);

  return {
    value: current.value,
    error: current.error,
    loading: !current.value && !current.error,
    retry: useCallback(() => requestRef.current(), []),
  };
}

/** Fails when no answer comes: a connection that was lost may say so to nobody. */
async function inTime<T>(
  load: (options: { signal: AbortSignal }) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const request = new AbortController();
  const stop = () => request.abort();
  signal.addEventListener('abort', stop);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('No answer came in time'));
      stop();
    }, PATIENCE);
  });
  try {
    return await Promise.race([load({ signal: request.signal }), late]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
