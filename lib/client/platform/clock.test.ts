import { expect, it } from 'vitest';
import { z } from 'zod';
import { measuredOffset, newId } from './clock';

it('ids are version 7 UUIDs, sorted by the time they were made', () => {
  const ids = [1, 2, 1_800_000_000_000, 1_800_000_000_001].map((ms) => newId(ms));
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1_000 }, () => newId(5))).size).toBe(1_000);
});

it('the offset is the server clock against the middle of the round trip', () => {
  expect(measuredOffset(10_000, 4_000, 4_200)).toBe(5_900);
  expect(measuredOffset(1_000, 4_000, 4_000)).toBe(-3_000);
});
