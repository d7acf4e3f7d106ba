const LSN = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i;

/**
 * Position in the WAL as a number of bytes; undefined when the text is no LSN.
 *
 * @public
 */
export function lsnToBytes(lsn: string): bigint | undefined {
  const [, high, low] = LSN.exec(lsn.trim()) ?? [];
  if (high === undefined) return undefined;
  return BigInt(`0x${high}`) * 2n ** 32n + BigInt(`0x${low}`);
}

/**
 * Bytes of WAL from one position to another; 0 when the second is ahead, which
 * figures of different moments may be. Undefined when one is missing.
 *
 * @public
 */
export function lagBytes(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  const [ahead, behind] = [from, to].map(lsn => lsnToBytes(lsn ?? ''));
  if (ahead === undefined || behind === undefined) return undefined;
  return ahead > behind ? Number(ahead - behind) : 0;
}

const DAYS: Record<string, number> = { year: 365.25, mon: 30, day: 1 };
const DAY_MS = 24 * 60 * 60_000;

/**
 * A PostgreSQL interval in its default style, such as `00:00:01.5` or
 * `1 day 02:03:04`, in milliseconds; undefined when it cannot be read. Months
 * count 30 days and years 365.25, as `EXTRACT(epoch …)` has them.
 *
 * @public
 */
export function intervalToMs(text: string): number | undefined {
  const match =
    /^((?:[+-]?\d+ (?:year|mon|day)s? ?)*)(?:([+-]?)(\d+):(\d{2}):(\d{2}(?:\.\d+)?))?$/.exec(
      text.trim(),
    );
  if (!match || !match[0]) return undefined;
  const [, days, sign, hours, minutes, seconds] = match;
  let ms = 0;
  for (const [, amount, unit] of days.matchAll(/([+-]?\d+) (year|mon|day)/g)) {
    ms += Number(amount) * DAYS[unit] * DAY_MS;
  }
  if (hours !== undefined) {
    const time =
      ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
    ms += sign === '-' ? -time : time;
  }
  return Math.round(ms * 1000) / 1000;
}
