/** Longer than Azure asks throttled clients to stay away, which they do by themselves. */
const LIMIT_MINUTES = 5;

/**
 * Waits for an answer, but no longer than 5 min and not once the signal is
 * aborted: the clients have no limit of their own, and a login knows no signal.
 */
export async function untilAnswered<T>(
  ask: (options: { abortSignal: AbortSignal }) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(
    () =>
      stop.abort(
        Object.assign(new Error(`no answer within ${LIMIT_MINUTES} min`), {
          code: 'ETIMEDOUT',
        }),
      ),
    LIMIT_MINUTES * 60_000,
  );
  try {
    return await new Promise<T>((resolve, reject) => {
      stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
      ask({ abortSignal: stop.signal }).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
