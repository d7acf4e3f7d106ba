/**
 * Whether two values of JSON are equal. Relists compare tens of thousands of
 * objects with what is known of them.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const fields = Object.keys(left);
  return (
    fields.length === Object.keys(right).length &&
    fields.every(field => isSame(left[field], right[field]))
  );
}
