import { Cron } from 'croner';

/**
 * Milliseconds between the next two runs of a schedule in CloudNativePG's form
 * (seconds first, `?` like `*`, UTC; the sixth field, the day of the week, may
 * be absent); undefined when it cannot be read. Descriptors such as `@daily` are
 * understood, `@every` as a duration.
 */
export function scheduleIntervalMs(
  schedule: string | undefined,
  now: Date,
): number | undefined {
  const text = schedule?.trim() ?? '';
  const every = /^@every\s+(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (every) {
    const [hours, minutes, seconds] = every
      .slice(1)
      .map(part => Number(part ?? 0));
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 || undefined;
  }
  try {
    const fields = text.replace(/\?/g, '*').split(/\s+/);
    // Five fields are a crontab's to everybody but the operator's parser.
    if (fields.length === 5) fields.push('*');
    const [first, second] = new Cron(fields.join(' '), {
      // As UTC, and forty times faster than by the name of a time zone.
      utcOffset: 0,
    }).nextRuns(2, now);
    return first && second ? second.getTime() - first.getTime() : undefined;
  } catch {
    return undefined;
  }
}
