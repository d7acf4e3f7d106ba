const FACTORS: Record<string, number> = {
  '': 1,
  m: 1e-3,
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

const QUANTITY =
  /^([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:([eE][+-]?[0-9]+)|(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

/**
 * Reads a Kubernetes quantity, such as `32Gi` or `500m`, as a number of bytes
 * or cores. Undefined when it is none, or negative: no size that the portal
 * reads can be.
 *
 * @public
 */
export function parseQuantity(
  text: string | number | undefined,
): number | undefined {
  if (text === undefined) return undefined;
  const match = QUANTITY.exec(String(text).trim());
  if (!match) return undefined;
  const [, digits, exponent, suffix] = match;
  const value = Number(`${digits}${exponent ?? ''}`) * FACTORS[suffix ?? ''];
  return Number.isFinite(value) ? value : undefined;
}
