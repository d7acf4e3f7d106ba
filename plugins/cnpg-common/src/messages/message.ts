/**
 * A value inside a sentence. Text and names stay as they are; the rest is
 * written as the reader's language does.
 *
 * @public
 */
export type MessageValue =
  | string
  | number
  | { bytes: number }
  /** A day of the calendar, `2027-11-11`. */
  | { day: string }
  /** How long backups are kept, `14d`. */
  | { retention: string }
  /** A sentence or a word of the catalogue. */
  | Message
  /** Sentences, one after the other. */
  | Sentence[];

/**
 * A sentence of ours, or somebody else's words.
 *
 * @public
 */
export type Sentence = Message | string;

/**
 * Which sentence it is and the values in it, so that it can be said in another
 * language. What people, pods and other programs say is a value or no message
 * at all: it is never looked up, and never read as a template.
 *
 * @public
 */
export interface Message {
  /** Key of the catalogue of the English sentences. */
  id: string;
  /** `count` chooses between the forms of the singular and the plural. */
  params?: Record<string, MessageValue>;
}

/**
 * The values of a message as texts in a language. `count` stays a number.
 * Messages among them are said by `say`.
 *
 * @public
 */
export function formatMessageValues(
  params: Record<string, MessageValue> = {},
  language: string,
  say: (message: Message) => string,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'count' && typeof value === 'number'
        ? value
        : formatValue(value, language, say),
    ]),
  );
}

function formatValue(
  value: MessageValue,
  language: string,
  say: (message: Message) => string,
): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    return new Intl.NumberFormat(language).format(value);
  }
  if (Array.isArray(value)) {
    return value.map(entry => formatValue(entry, language, say)).join(' ');
  }
  if ('id' in value) return say(value);
  if ('bytes' in value) return formatBytes(value.bytes, language);
  return 'day' in value
    ? formatDay(new Date(value.day), language)
    : formatRetention(value.retention, language);
}

/**
 * Binary units, as Kubernetes counts: `32 GiB`.
 *
 * @public
 */
export function formatBytes(bytes: number, language: string): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let index = 0;
  while (value >= 1024 && index < units.length - 1) {
    value /= 1024;
    index++;
  }
  const number = new Intl.NumberFormat(language, {
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
  return `${number} ${units[index]}`;
}

/**
 * A day of the calendar, the same in every time zone.
 *
 * @public
 */
export function formatDay(date: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(date);
}

const RETENTION_UNITS = { d: 'day', w: 'week', m: 'month' } as const;

/**
 * `7d` as `7 days`; a text that is no retention comes back as it is.
 *
 * @public
 */
export function formatRetention(retention: string, language: string): string {
  const match = /^(\d+)([dwm])$/.exec(retention);
  if (!match) return retention;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: RETENTION_UNITS[match[2] as keyof typeof RETENTION_UNITS],
    unitDisplay: 'long',
  }).format(Number(match[1]));
}
