import { parsePostgresMemory, parseQuantity } from './quantity';

it.each([
  ['2Gi', 2 ** 31],
  ['1.5k', 1500],
  ['100m', 0.1],
  ['1e3', 1000],
  [7, 7],
  ['lots', undefined],
  ['1Gb', undefined],
  ['', undefined],
])('reads the quantity %p', (text, number) => {
  expect(parseQuantity(text)).toBe(number);
});

it.each([
  ['64MB', 64 * 2 ** 20],
  ['16384', 16384 * 8192],
  ['1 GB', 2 ** 30],
  ['1Gi', undefined],
])('reads the memory setting %p', (text, bytes) => {
  expect(parsePostgresMemory(text, 8192)).toBe(bytes);
});
