import { Cron } from 'croner';
import { ScheduledBackup } from '../model/objects';

/**
 * When a schedule in CloudNativePG's form runs next after a moment (seconds
 * first, `?` like `*`, UTC; the sixth field, the day of the week, may be
 * absent); fewer or none when it does not, or cannot be read. Descriptors such
 * as `@daily` are understood, `@every` as a duration.
 */
export function runsAfter(
  schedule: string | undefined,
  time: Date,
  count: number,
): Date[] {
  const text = schedule?.trim() ?? '';
  const every = /^@every\s+(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (every) {
    const [hours, minutes, seconds] = every
      .slice(1)
      .map(part => Number(part ?? 0));
    const interval = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    return interval
      ? Array.from(
          { length: count },
          (_, index) => new Date(time.getTime() + (index + 1) * interval),
        )
      : [];
  }
  try {
    const fields = text.replace(/\?/g, '*').split(/\s+/);
    // Five fields are a crontab's to everybody but the operator's parser.
    if (fields.length === 5) fields.push('*');
    return new Cron(fields.join(' '), {
      // As UTC, and forty times faster than by the name of a time zone.
      utcOffset: 0,
    }).nextRuns(count, time);
  } catch {
    return [];
  }
}

/** Milliseconds between the next two runs; undefined when there are none. */
export function scheduleIntervalMs(
  schedule: string | undefined,
  now: Date,
): number | undefined {
  const [first, second] = runsAfter(schedule, now, 2);
  return first && second ? second.getTime() - first.getTime() : undefined;
}

/**
 * When a schedule runs next. CloudNativePG says so only after its first run;
 * until then it counts from when it first looked. Undefined while it is
 * suspended.
 */
export function nextRun({
  spec,
  status,
  metadata,
}: ScheduledBackup): string | undefined {
  if (spec?.suspend) return undefined;
  if (status?.nextScheduleTime) return status.nextScheduleTime;
  const since = status?.lastCheckTime ?? metadata.creationTimestamp;
  return (
    since && runsAfter(spec?.schedule, new Date(since), 1)[0]?.toISOString()
  );
}
