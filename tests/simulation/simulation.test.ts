import { expect, it } from 'vitest';
import { allConverge, failureOf, firstHalf, TIME } from './live-through';
import { PINNED } from './seeds';

it.each(PINNED.oracle)('pinned seed %i converges', async (seed) => {
  expect(await failureOf(seed)).toBeNull();
});

it(
  `F29 ${firstHalf.length} random stories converge, nothing lost, nothing twice`,
  async () => {
    await allConverge(firstHalf);
  },
  TIME,
);
