import { expect, it } from 'vitest';
import { allConverge, failureOf, firstHalf } from './live-through';

/** Seeds that once found something stay here. */
const PINNED: readonly number[] = [871, 50];

it.each(PINNED)('pinned seed %i converges', async (seed) => {
  expect(await failureOf(seed)).toBeNull();
});

it(`F29 ${firstHalf.length} random stories converge, nothing lost, nothing twice`, async () => {
  await allConverge(firstHalf);
}, 600_000);
