/**
 * Reads the text that Go prints a time as, such as `2026-11-20 10:11:12 +0000
 * UTC`, with or without a fraction and the monotonic clock. Undefined when it is
 * none. The zone's name is ignored: the offset says it already.
 */
export function goTime(text: string): Date | undefined {
  const [, date, time, hours, minutes] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) ([+-]\d{2})(\d{2})\b/.exec(
      text,
    ) ?? [];
  if (!date) return undefined;
  // Nanoseconds are more than a Date reads.
  const read = new Date(`${date}T${time.slice(0, 12)}${hours}:${minutes}`);
  return Number.isNaN(read.getTime()) ? undefined : read;
}
