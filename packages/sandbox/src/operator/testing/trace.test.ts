import { normalForm } from './trace.ts';

describe('normalForm', () => {
  const independent = (a: string, b: string) =>
    a.startsWith('pod') && b.startsWith('claim');

  it('is the same for orders that differ in independent neighbours only', () => {
    const one = ['start', 'pod 1', 'claim 1', 'claim 2', 'end'];
    const other = ['start', 'claim 1', 'claim 2', 'pod 1', 'end'];
    expect(normalForm(one, independent)).toEqual(
      normalForm(other, independent),
    );
  });

  it('differs when lines that depend on each other change places', () => {
    const right = ['start', 'pod 1', 'claim 1', 'claim 2', 'end'];
    for (const wrong of [
      ['start', 'pod 1', 'claim 2', 'claim 1', 'end'],
      ['pod 1', 'start', 'claim 1', 'claim 2', 'end'],
      ['start', 'claim 1', 'claim 2', 'end', 'pod 1'],
      ['start', 'pod 1', 'claim 1', 'end'],
    ]) {
      expect(normalForm(wrong, independent)).not.toEqual(
        normalForm(right, independent),
      );
    }
  });
});
