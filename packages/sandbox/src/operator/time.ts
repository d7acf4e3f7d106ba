/** RFC 3339 in UTC with whole seconds, as Kubernetes writes `metav1.Time`. */
export function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** RFC 3339 in UTC with microseconds, as CNPG and `metav1.MicroTime` have it. */
export function micros(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}

/** `20261120181713`, as in names of backups. */
export function compact(date: Date): string {
  return seconds(date).replace(/[-:TZ]/g, '');
}

/** As Go prints a UTC time: `2026-11-21 02:00:00 +0000 UTC`. */
export function goTime(date: Date): string {
  return `${seconds(date).replace('T', ' ').replace('Z', '')} +0000 UTC`;
}
