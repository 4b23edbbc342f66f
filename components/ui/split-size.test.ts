import { expect, test } from 'vitest';
import { splitSize } from './split-size';

test.each([
  [0, '0', 'b'],
  [999, '999', 'b'],
  [1_000, '1', 'kb'],
  [84_400, '84', 'kb'],
  [1_850_000, '1.9', 'mb'],
  [23_000_000, '23', 'mb'],
  [1_940_000_000, '1.9', 'gb'],
] as const)('%i bytes', (bytes, n, unit) => {
  expect(splitSize(bytes)).toEqual({ n, unit });
});
