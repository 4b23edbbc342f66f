import { it } from 'vitest';
import { allConverge, secondHalf, TIME } from './live-through';

/** The other half of the stories, on the other core. Asked for a single one, there is none here. */
it.runIf(secondHalf.length > 0)(
  `F29 ${secondHalf.length} more random stories converge, nothing lost, nothing twice`,
  async () => {
    await allConverge(secondHalf);
  },
  TIME,
);
