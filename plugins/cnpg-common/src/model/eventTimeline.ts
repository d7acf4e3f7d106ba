import { eventTime } from './eventTime';
import { Event } from './objects';

/**
 * Something that happened to a database, as Kubernetes tells it.
 *
 * @public
 */
export interface DatabaseEvent {
  /** RFC 3339: when it last happened. */
  at: string;
  /** RFC 3339: when it first happened; absent when it happened once. */
  firstAt?: string;
  count: number;
  type: 'Normal' | 'Warning';
  /** `<Kind>/<name>` */
  object: string;
  reason: string;
  message: string;
}

/**
 * Events newest first; those that say the same of the same object are one, with
 * their counts added up. Events without any time are left out.
 *
 * @public
 */
export function eventTimeline(events: Event[]): DatabaseEvent[] {
  const merged = new Map<string, DatabaseEvent>();
  for (const event of events) {
    const read = readEvent(event);
    if (!read) continue;
    const key = JSON.stringify([
      read.object,
      // A name may be used again, by another pod.
      event.involvedObject?.uid,
      read.type,
      read.reason,
      read.message,
    ]);
    const known = merged.get(key);
    merged.set(key, known ? merge(known, read) : read);
  }
  return [...merged.values()].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
}

function readEvent(event: Event): DatabaseEvent | undefined {
  const at = eventTime(event);
  if (at === undefined) return undefined;
  const first = event.firstTimestamp ?? event.eventTime;
  const before = Date.parse(first ?? '') < Date.parse(at);
  return {
    at,
    ...(before && { firstAt: first }),
    count: event.series?.count ?? event.count ?? 1,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    object: `${event.involvedObject?.kind ?? ''}/${
      event.involvedObject?.name ?? ''
    }`,
    reason: event.reason ?? '',
    message: event.message ?? '',
  };
}

function merge(a: DatabaseEvent, b: DatabaseEvent): DatabaseEvent {
  const [earlier, later] =
    Date.parse(a.at) <= Date.parse(b.at) ? [a, b] : [b, a];
  const firsts = [
    earlier.firstAt ?? earlier.at,
    later.firstAt ?? later.at,
  ].sort((x, y) => Date.parse(x) - Date.parse(y));
  return {
    ...later,
    ...(Date.parse(firsts[0]) < Date.parse(later.at) && { firstAt: firsts[0] }),
    count: a.count + b.count,
  };
}
