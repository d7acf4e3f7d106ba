/** Milliseconds. */
export interface BackoffOptions {
  initialMs: number;
  maximumMs: number;
}

/**
 * Time until the next attempt: doubled with every failure in a row, between
 * half and all of it at random so that many watches do not come back at once,
 * and never shorter than the server asked for.
 */
export function backoffMs(
  failures: number,
  options: BackoffOptions & { retryAfterSeconds?: number; random: number },
): number {
  const { initialMs, maximumMs, retryAfterSeconds = 0, random } = options;
  const exponent = Math.max(0, Math.min(failures - 1, 30));
  const full = Math.min(maximumMs, initialMs * 2 ** exponent);
  return Math.max(full * (0.5 + random / 2), retryAfterSeconds * 1000);
}
