const factors: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a Kubernetes quantity stands for (`2Gi`, `100m`, `1e3`), undefined when it is none. */
export function parseQuantity(quantity: unknown): number | undefined {
  const match =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE])?)$/.exec(
      String(quantity ?? ''),
    );
  if (!match) {
    return undefined;
  }
  const [, number, exponent, suffix = ''] = match;
  return exponent
    ? Number(number + exponent)
    : Number(number) * factors[suffix];
}

const memoryUnits: Record<string, number> = {
  B: 1,
  kB: 2 ** 10,
  MB: 2 ** 20,
  GB: 2 ** 30,
  TB: 2 ** 40,
};

/**
 * Bytes of a memory setting of PostgreSQL (`64MB`); a number without unit
 * counts in `defaultUnit`. Undefined when it is none.
 */
export function parsePostgresMemory(
  value: unknown,
  defaultUnit: number,
): number | undefined {
  const match = /^\s*(\d+)\s*(B|kB|MB|GB|TB)?\s*$/.exec(String(value ?? ''));
  return match
    ? Number(match[1]) * (match[2] ? memoryUnits[match[2]] : defaultUnit)
    : undefined;
}
