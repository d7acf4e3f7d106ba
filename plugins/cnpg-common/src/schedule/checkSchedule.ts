import { Cron } from 'croner';
import { Message, inEnglishOf, say } from '../messages';
import { schedules } from '../messages/english/schedules';

type FieldName =
  | 'schedule.second'
  | 'schedule.minute'
  | 'schedule.hour'
  | 'schedule.dayOfMonth'
  | 'schedule.month'
  | 'schedule.dayOfWeek';

interface Field {
  name: FieldName;
  min: number;
  max: number;
  /** Names of its values, in order. */
  names?: string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** In the order in which CloudNativePG reads them. */
const FIELDS: Field[] = [
  { name: 'schedule.second', min: 0, max: 59 },
  { name: 'schedule.minute', min: 0, max: 59 },
  { name: 'schedule.hour', min: 0, max: 23 },
  { name: 'schedule.dayOfMonth', min: 1, max: 31 },
  { name: 'schedule.month', min: 1, max: 12, names: MONTHS },
  // Sunday is 0, and 7 is not read.
  { name: 'schedule.dayOfWeek', min: 0, max: 6, names: DAYS },
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
  /** Which sentence it is, for another language. */
  messages?: { advice?: Message };
}

/**
 * What is wrong with a schedule, as a sentence, and which one it is.
 *
 * @public
 */
export interface ScheduleProblem {
  problem: string;
  messages: { problem: Message };
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
): CheckedSchedule | ScheduleProblem {
  const parts = text.trim().split(/\s+/).filter(Boolean);
  if (parts[0]?.startsWith('@')) {
    return wrong(say('schedule.macro', { text: plain(parts[0]) }));
  }
  if (parts.length === 5) {
    return wrong(say('schedule.fiveFields', { text: plain(parts.join(' ')) }));
  }
  if (parts.length !== FIELDS.length) {
    return wrong(say('schedule.sixFields'));
  }

  const values: number[][] = [];
  for (const [index, field] of FIELDS.entries()) {
    const read = readField(parts[index], field);
    if ('id' in read) return wrong(read);
    values.push(read);
  }
  const isAny = (index: number) =>
    values[index].length === FIELDS[index].max - FIELDS[index].min + 1;
  if (!isAny(DAY_OF_MONTH) && !isAny(DAY_OF_WEEK)) {
    return wrong(say('schedule.bothDays'));
  }

  const expression = values
    .map((list, index) => (isAny(index) ? '*' : list.join(',')))
    .join(' ');
  const nextRuns = new Cron(expression, { utcOffset: 0 }).nextRuns(RUNS, now);
  if (!nextRuns.length) {
    return wrong(say('schedule.never'));
  }
  const shortest = Math.min(
    ...new Cron(expression, { utcOffset: 0 })
      .nextRuns(100, now)
      .map((run, index, runs) =>
        index ? run.getTime() - runs[index - 1].getTime() : Infinity,
      ),
  );
  if (shortest < LEAST_INTERVAL_MS) {
    return wrong(say('schedule.tooOften', { interval: inWords(shortest) }));
  }
  const advice =
    shortest < USUAL_INTERVAL_MS
      ? say('schedule.often', { interval: inWords(shortest) })
      : undefined;
  return {
    schedule: parts.join(' '),
    nextRuns,
    ...(advice && {
      advice: inEnglishOf(schedules, advice),
      messages: { advice },
    }),
  };
}

function wrong(problem: Message): ScheduleProblem {
  return { problem: inEnglishOf(schedules, problem), messages: { problem } };
}

/** The values of one field, ascending, or what is wrong with it. */
function readField(text: string, field: Field): number[] | Message {
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
      const { min, max, names } = field;
      const said = { field: say(field.name), part: plain(part), min, max };
      return names
        ? say('schedule.unreadable.named', {
            ...said,
            first: names[0].toUpperCase(),
            last: names[names.length - 1].toUpperCase(),
          })
        : say('schedule.unreadable', said);
    }
    if (first < field.min || last > field.max || first > last || every < 1) {
      return say('schedule.outside', {
        field: say(field.name),
        part: plain(part),
        min: field.min,
        max: field.max,
      });
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

/** What somebody typed, fit for a sentence. */
function plain(text: string): string {
  return text.slice(0, 60);
}
