const MOMENT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a point in time as CloudNativePG's recovery target wants it: RFC 3339
 * with seconds and zone. Without a zone the operator would take it as UTC,
 * whatever the person meant. Undefined for anything else.
 *
 * @public
 */
export function parseMoment(text: string): Date | undefined {
  if (!MOMENT.test(text)) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return undefined;
  // JavaScript reads 31 February as 3 March; PostgreSQL refuses it.
  const day = Number(text.slice(8, 10));
  const last = new Date(
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0),
  ).getUTCDate();
  return day <= last ? date : undefined;
}
