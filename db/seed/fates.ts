import { prng } from './prng';

/** How a ticket of the demonstration stands today. */
export type Fate = 'new' | 'assigned' | 'in_progress' | 'on_hold' | 'done' | 'cancelled';

/** How likely a ticket is still open, by how many came after it. */
const openWeight = (rank: number): number =>
  rank < 8 ? 9 : rank < 22 ? 2 : rank < 60 ? 1.1 : rank < 140 ? 0.8 : rank < 220 ? 0.15 : 0.01;

/**
 * The fates of `count` tickets, oldest first, `open` of them open. Chosen by rank and not by age, so that they
 * are the same whenever the demonstration is made.
 */
export function fates(count: number, open: number): Fate[] {
  const chosen = Array.from({ length: count }, (_, i) => {
    const random = prng(`open ${i}`);
    // Weighted choice without repetition (Efraimidis and Spirakis).
    return { i, key: random.next() ** (1 / openWeight(count - 1 - i)) };
  })
    .sort((a, b) => b.key - a.key)
    .slice(0, open)
    .map(({ i }) => i)
    .sort((a, b) => b - a);
  const place = new Map(chosen.map((i, n) => [i, n]));
  return Array.from({ length: count }, (_, i) => {
    const random = prng(`fate ${i}`);
    const n = place.get(i);
    if (n === undefined) return random.chance(0.03) ? 'cancelled' : 'done';
    const weights = n < 10 ? [7, 3, 2, 0] : n < 32 ? [5, 4, 5, 1.5] : [1.3, 3, 4, 4];
    return (['new', 'assigned', 'in_progress', 'on_hold'] as const)[random.weighted(weights)] ?? 'new';
  });
}
