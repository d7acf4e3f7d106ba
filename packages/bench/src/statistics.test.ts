import { p95, percentile } from './statistics';

describe('percentile', () => {
  it('is a value that was measured, by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(p95(values)).toBe(95);
    expect(percentile(values, 1)).toBe(100);
    expect(p95([7])).toBe(7);
    expect(p95([1, 2])).toBe(2);
  });

  it('refuses to rank nothing', () => {
    expect(() => p95([])).toThrow('nothing to rank');
  });
});
