/**
 * Lets what has the same key happen one after the other.
 *
 * @public
 */
export interface Lock {
  /**
   * Does it once nothing else with the same key is being done, and rejects with
   * the signal's reason when the signal is aborted before.
   *
   * @param fn - is given a signal that is aborted with the caller's, and when
   * the lock is lost: whoever holds the key then must not be disturbed
   */
  run<T>(
    key: string,
    fn: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
}
