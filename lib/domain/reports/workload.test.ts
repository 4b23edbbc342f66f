import { expect, test } from 'vitest';
import { fairShares } from './workload';

test('a fair share is an even part of each of one’s teams, rounded up', () => {
  const shares = fairShares([
    { assigned: 6, memberIds: ['a', 'b', 'c'] },
    { assigned: 3, memberIds: ['c', 'd'] },
    { assigned: 4, memberIds: [] },
  ]);
  expect(Object.fromEntries(shares)).toEqual({ a: 2, b: 2, c: 4, d: 2 });
});

test('thirds that add up to a whole are not rounded beyond it', () => {
  const third = { assigned: 1, memberIds: ['a', 'b', 'c'] };
  expect(fairShares([third, third, third]).get('a')).toBe(1);
});
