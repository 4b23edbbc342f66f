import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../kernel/types';
import { tellsNumber } from './numbered';

const SECOND = 1_000;

test.each([
  ['while the person looks at it', 3 * SECOND, 'not'],
  ['by a device whose clock is ahead', -2 * HOUR, 'not'],
  ['on a slow line', MINUTE - 1, 'not'],
  ['after a tunnel', MINUTE, 'quietly'],
  ['just before they put it away', 5 * MINUTE - 1, 'quietly'],
  ['after that', 5 * MINUTE, 'aloud'],
  ['after a night', 12 * HOUR, 'aloud'],
] as const)('a report that is received %s', (_, waited, told) => {
  expect(tellsNumber(1_800_000_000_000, 1_800_000_000_000 + waited)).toBe(told);
});
