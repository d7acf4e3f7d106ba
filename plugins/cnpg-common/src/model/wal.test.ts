import fc from 'fast-check';
import { intervalToMs, lagBytes, lsnToBytes } from './wal';

describe('lsnToBytes', () => {
  it.each<[string, string | undefined]>([
    ['0/0', '0'],
    ['0/6061398', '101061528'],
    ['1/0', '4294967296'],
    ['FFFFFFFF/FFFFFFFF', '18446744073709551615'],
    ['a/b', '42949672971'],
    [' 0/10 ', '16'],
    ['', undefined],
    ['0', undefined],
    ['0/G', undefined],
    ['1FFFFFFFF/0', undefined],
    ['-1/0', undefined],
  ])('%j is %j', (lsn, bytes) => {
    expect(lsnToBytes(lsn)?.toString()).toBe(bytes);
  });

  it('reads every position back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), position => {
        const high = (position >> 32n).toString(16).toUpperCase();
        const low = (position & 0xffffffffn).toString(16).toUpperCase();
        expect(lsnToBytes(`${high}/${low}`)).toBe(position);
      }),
    );
  });
});

describe('lagBytes', () => {
  it.each<[string | undefined, string | undefined, number | undefined]>([
    ['0/2000', '0/1000', 0x1000],
    ['1/0', '0/FFFFFFFF', 1],
    ['0/1000', '0/2000', 0],
    ['0/1000', undefined, undefined],
    [undefined, '0/1000', undefined],
    ['0/1000', 'nonsense', undefined],
  ])('from %j to %j is %j', (from, to, bytes) => {
    expect(lagBytes(from, to)).toBe(bytes);
  });
});

describe('intervalToMs', () => {
  it.each<[string, number | undefined]>([
    ['00:00:00', 0],
    ['00:00:00.001', 1],
    ['00:00:00.000123', 0.123],
    ['00:05:01', 301_000],
    ['27:00:00', 97_200_000],
    ['1 day', 86_400_000],
    ['1 day 02:00:00', 93_600_000],
    ['3 days 00:00:01', 259_201_000],
    ['1 mon', 2_592_000_000],
    ['1 year 2 mons 3 days', (365.25 + 60 + 3) * 86_400_000],
    ['-00:00:01', -1000],
    ['1 day -00:00:01', 86_399_000],
    ['', undefined],
    ['soon', undefined],
    ['PT1S', undefined],
    ['00:00', undefined],
  ])('%j is %j ms', (text, ms) => {
    expect(intervalToMs(text)).toBe(ms);
  });
});
