/** Copies a JSON value. */
export function copyJson<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(copyJson) as T;
  }
  if (typeof value === 'object' && value !== null) {
    const copy: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) {
        // Objects come from clients: a member called __proto__ is a member like any other.
        Object.defineProperty(copy, key, {
          value: copyJson(member),
          configurable: true,
          enumerable: true,
          writable: true,
        });
      }
    }
    return copy as T;
  }
  return value;
}

/** Whether two JSON values are equal; the order of members does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null
  ) {
    return false;
  }
  if (Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keysOfA = definedKeys(a);
  const keysOfB = definedKeys(b);
  return (
    keysOfA.length === keysOfB.length &&
    keysOfA.every(
      key =>
        Object.hasOwn(b, key) && sameJson((a as any)[key], (b as any)[key]),
    )
  );
}

function definedKeys(value: object): string[] {
  return Object.keys(value).filter(key => (value as any)[key] !== undefined);
}

export function isRecord(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
