export {
  formatBytes,
  formatDay,
  formatRetention,
} from '@pgportal/plugin-cnpg-common';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const steps: [unit: 'day' | 'hour' | 'minute' | 'second', ms: number][] = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
];

function largestUnit(ms: number) {
  const [unit, size] =
    steps.find(([, unitSize]) => Math.abs(ms) >= unitSize) ?? steps[3];
  return { unit, amount: Math.trunc(ms / size) };
}

/** `3 hours ago`, `in 5 minutes`, `now` */
export function formatRelative(date: Date, now: Date, language: string) {
  const { unit, amount } = largestUnit(date.getTime() - now.getTime());
  return new Intl.RelativeTimeFormat(language, {
    numeric: amount === 0 ? 'auto' : 'always',
  }).format(amount, unit);
}

/** `12 min`, `3 hr` */
export function formatDuration(ms: number, language: string) {
  const { unit, amount } = largestUnit(ms);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).format(amount);
}

/** The same to the next smaller unit: `1 day, 23 hr`, `12 min`. */
export function formatSpan(ms: number, language: string) {
  const { unit, amount } = largestUnit(ms);
  const index = steps.findIndex(([name]) => name === unit);
  const rest = Math.abs(ms) % steps[index][1];
  const parts = [formatDuration(ms, language)];
  if (amount !== 0 && rest >= (steps[index + 1]?.[1] ?? Infinity)) {
    parts.push(formatDuration(rest - (rest % steps[index + 1][1]), language));
  }
  return new Intl.ListFormat(language, {
    type: 'unit',
    style: 'short',
  }).format(parts);
}

/** Date, time to the second and time zone: the viewer's when none is given. */
export function formatDateTime(
  date: Date,
  language: string,
  timeZone?: string,
) {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(date);
}

/** Farther away than this, day and month may be those of another year. */
const HALF_A_YEAR = 182 * DAY;

/** Day, month and minute, and the year where they leave it open. */
export function formatMoment(
  date: Date,
  language: string,
  now: Date = new Date(),
) {
  const distance = Math.abs(date.getTime() - now.getTime());
  return new Intl.DateTimeFormat(language, {
    ...(distance > HALF_A_YEAR && { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** Undefined for an absent text and for one that is no date. */
export function parseDate(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A lag: `0 ms`, `4.2 sec`, `12 min`. */
export function formatLag(ms: number, language: string) {
  if (ms >= MINUTE) return formatDuration(ms, language);
  const isShort = ms < SECOND;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: isShort ? 0 : 1,
  }).format(isShort ? ms : ms / SECOND);
}

/** Day and time in one time zone, with its name; in the viewer's when none is given. */
export function formatInZone(date: Date, language: string, timeZone?: string) {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(date);
}

/** `orders-db-rw:5432`, `[2001:db8::1]:5432` */
export function formatAddress({ host, port }: { host: string; port: number }) {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Names in a sentence: `a, b and c`. */
export function formatList(items: string[], language: string) {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** A moment in the viewer's time zone, and in UTC where that reads otherwise. */
export function inBothZones(format: (timeZone?: string) => string) {
  const local = format();
  const utc = format('UTC');
  return local === utc ? utc : `${local} (${utc})`;
}
