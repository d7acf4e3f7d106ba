/** The smallest value that at least this share of all values does not exceed. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) throw new Error('There is nothing to rank.');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const p95 = (values: number[]) => percentile(values, 0.95);

/** Milliseconds that each of some calls took, one after the other. */
export async function timeEach(
  times: number,
  call: () => Promise<unknown>,
): Promise<number[]> {
  const durations = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await call();
    durations.push(performance.now() - start);
  }
  return durations;
}
