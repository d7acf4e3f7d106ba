import { Cron } from 'croner';

interface Field {
  name: string;
  min: number;
  max: number;
  /** Names of its values, in order. */
  names?: string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** In the order in which CloudNativePG reads them. */
const FIELDS: Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  // Sunday is 0, and 7 is not read.
  { name: 'day of the week', min: 0, max: 6, names: DAYS },
];
const DAY_OF_MONTH = 3;
const DAY_OF_WEEK = 5;

const MINUTE = 60_000;
/** Base backups copy the whole database: closer ones would hardly end before the next begins. */
const LEAST_INTERVAL_MS = 15 * MINUTE;
const USUAL_INTERVAL_MS = 6 * 60 * MINUTE;
const RUNS = 5;

/**
 * A schedule that CloudNativePG will read as it was meant.
 *
 * @public
 */
export interface CheckedSchedule {
  /** Six fields, one space between them. */
  schedule: string;
  /** The next five, or fewer where there are no more in the next years. */
  nextRuns: Date[];
  /** What is allowed but hardly meant, as a sentence. */
  advice?: string;
}

/**
 * Reads the schedule of a ScheduledBackup, or says what is wrong with it in one
 * sentence. Stricter than the operator, whose parser (robfig/cron v1) takes the
 * five fields of a crontab as second to month and then runs every hour instead
 * of every day. Times are UTC, the zone of the operator's pod.
 *
 * @public
 */
export function checkSchedule(
  text: string,
  now: Date,
): CheckedSchedule | { problem: string } {
  const parts = text.trim().split(/\s+/).filter(Boolean);
  if (parts[0]?.startsWith('@')) {
    return {
      problem: `Write the schedule in six fields instead of ${plain(
        parts[0],
      )}: second, minute, hour, day of the month, month, day of the week.`,
    };
  }
  if (parts.length === 5) {
    return {
      problem: `These are five fields, which CloudNativePG reads as second, minute, hour, day and month. Put the second first: "0 ${plain(
        parts.join(' '),
      )}".`,
    };
  }
  if (parts.length !== FIELDS.length) {
    return {
      problem:
        'A schedule has six fields: second, minute, hour, day of the month, month, day of the week, such as "0 0 2 * * *" for every day at 02:00 UTC.',
    };
  }

  const values: number[][] = [];
  for (const [index, field] of FIELDS.entries()) {
    const read = readField(parts[index], field);
    if (typeof read === 'string') return { problem: read };
    values.push(read);
  }
  const isAny = (index: number) =>
    values[index].length === FIELDS[index].max - FIELDS[index].min + 1;
  if (!isAny(DAY_OF_MONTH) && !isAny(DAY_OF_WEEK)) {
    return {
      problem:
        'Choose days of the month or days of the week and leave the other one "*": with both, a backup runs on every day that fits either.',
    };
  }

  const expression = values
    .map((list, index) => (isAny(index) ? '*' : list.join(',')))
    .join(' ');
  const nextRuns = new Cron(expression, { utcOffset: 0 }).nextRuns(RUNS, now);
  if (!nextRuns.length) {
    return { problem: 'This schedule names a day that no year has.' };
  }
  const shortest = Math.min(
    ...new Cron(expression, { utcOffset: 0 })
      .nextRuns(100, now)
      .map((run, index, runs) =>
        index ? run.getTime() - runs[index - 1].getTime() : Infinity,
      ),
  );
  if (shortest < LEAST_INTERVAL_MS) {
    return {
      problem: `This schedule runs every ${inWords(
        shortest,
      )}; base backups copy the whole database and need at least 15 minutes between them. WAL archiving covers every moment in between.`,
    };
  }
  return {
    schedule: parts.join(' '),
    nextRuns,
    ...(shortest < USUAL_INTERVAL_MS && {
      advice: `A base backup every ${inWords(
        shortest,
      )} is more than most databases need: WAL archiving covers every moment in between, and once a day is usual.`,
    }),
  };
}

/** The values of one field, ascending, or what is wrong with it. */
function readField(text: string, field: Field): number[] | string {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range, step, ...more] = part.split('/');
    const [from, to, ...rest] = range.split('-');
    const wild = range === '*' || range === '?';
    const first = wild ? field.min : readValue(from, field);
    let last = first;
    if (wild || (to === undefined && step !== undefined)) last = field.max;
    else if (to !== undefined) last = readValue(to, field);
    const every = step === undefined ? 1 : readNumber(step);
    if (
      first === undefined ||
      last === undefined ||
      every === undefined ||
      more.length ||
      rest.length
    ) {
      return `${capital(field.name)}: "${plain(
        part,
      )}" cannot be read; it takes ${field.min} to ${field.max}${
        field.names
          ? ` or ${field.names[0].toUpperCase()} to ${field.names[
              field.names.length - 1
            ].toUpperCase()}`
          : ''
      }, "*", ranges, lists and steps.`;
    }
    if (first < field.min || last > field.max || first > last || every < 1) {
      return `${capital(field.name)}: "${plain(part)}" is outside ${
        field.min
      } to ${field.max}, or ends before it begins.`;
    }
    for (let value = first; value <= last; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function readValue(text: string, field: Field): number | undefined {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return named >= 0 ? named + field.min : readNumber(text);
}

function readNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function inWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))} s`;
  return minutes % 60 ? `${minutes} min` : `${minutes / 60} h`;
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

/** What somebody typed, fit for a sentence. */
function plain(text: string): string {
  return text.slice(0, 60);
}
