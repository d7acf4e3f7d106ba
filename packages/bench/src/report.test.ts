import { formatTable, Row, toDocument } from './report';

const row: Row = {
  what: 'What it is',
  unit: 'ms',
  ours: 2.5,
  peer: 100,
  bar: '<= 1/10 of the peer',
  ok: true,
  notes: ['60 samples'],
};

describe('the report', () => {
  it('gives programs the numbers of each row', () => {
    expect(
      toDocument({ fast: row, alone: { ...row, peer: undefined, ok: false } }),
    ).toEqual({
      fast: {
        ours: 2.5,
        peer: 100,
        ratio: 0.025,
        bar: '<= 1/10 of the peer',
        ok: true,
      },
      alone: {
        ours: 2.5,
        peer: null,
        ratio: null,
        bar: '<= 1/10 of the peer',
        ok: false,
      },
    });
  });

  it('gives people a table and says how the numbers came about', () => {
    const text = formatTable({ fast: row, failed: { ...row, ok: false } });
    expect(text).toMatch(/fast +ms +2\.5 +100 +1\/40\.0 .*yes/);
    expect(text).toMatch(/failed .*NO/);
    expect(text).toContain('fast: What it is\n  60 samples');
  });

  it('tells no ratio to nothing', () => {
    expect(formatTable({ zero: { ...row, ours: 0, peer: 0 } })).toMatch(
      /zero +ms +0 +0 +- /,
    );
  });
});
