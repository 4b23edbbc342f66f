import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, median, medianPlace, share } from './measure';

test('mean, median and share of nothing are nothing', () => {
  expect(mean([])).toBeNull();
  expect(median([])).toBeNull();
  expect(medianPlace(0)).toBeNull();
  expect(share(0, 0)).toBeNull();
});

test('the median is the middle, or between the two middles', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 10, 2])).toBe(3);
  expect(medianPlace(5)).toEqual({ skip: 2, take: 1 });
  expect(medianPlace(6)).toEqual({ skip: 2, take: 2 });
  expect(mean([1, 2, 6])).toBe(3);
  expect(share(7, 140)).toBe(0.05);
});

test('as many lie at or below the median as at or above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values) ?? Number.NaN;
      expect(values.filter((v) => v <= middle).length).toBeGreaterThanOrEqual(values.length / 2);
      expect(values.filter((v) => v >= middle).length).toBeGreaterThanOrEqual(values.length / 2);
    }),
  );
});
