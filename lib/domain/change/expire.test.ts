import { expect, test } from 'vitest';
import { HOUR } from '../kernel/types';
import { expiryOf } from './expire';

const window = { windowFrom: 100 * HOUR, windowTo: 102 * HOUR };
const within = (...hours: (number | null)[]) => hours.map((withinHours) => ({ withinHours }));

test('the shortest limit of the rules counts, and at the latest the begin of the window', () => {
  expect(expiryOf(within(null), window, 0)).toBe(100 * HOUR);
  expect(expiryOf(within(48, 24, null), window, HOUR)).toBe(25 * HOUR);
  expect(expiryOf(within(720), window, 0)).toBe(100 * HOUR);
});

test('a window that has begun counts by its end, one that is over not at all', () => {
  expect(expiryOf(within(null), window, 101 * HOUR)).toBe(102 * HOUR);
  expect(expiryOf(within(null), window, 103 * HOUR)).toBeNull();
  expect(expiryOf([], { windowFrom: null, windowTo: null }, 0)).toBeNull();
});
