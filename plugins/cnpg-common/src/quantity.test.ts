import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['32Gi', 32 * 2 ** 30],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['500m', 0.5],
    ['2', 2],
    ['1e3', 1000],
    ['2E', 2e18],
    ['128974848', 128974848],
    ['.5', 0.5],
    [4, 4],
  ])('reads %s', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });

  it.each([undefined, '', 'lots', '1GiB', '-1Gi', '1 Gi', 'Gi', '1,5Gi'])(
    'finds no quantity in %p',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );
});
