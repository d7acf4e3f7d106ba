import { Event } from './objects';

/** When an event last happened, whichever kind of reporter wrote it. */
export function eventTime(event: Event): string | undefined {
  return [
    event.series?.lastObservedTime,
    event.lastTimestamp,
    event.eventTime,
    event.firstTimestamp,
    event.metadata.creationTimestamp,
  ].find(time => !Number.isNaN(Date.parse(time ?? '')));
}
