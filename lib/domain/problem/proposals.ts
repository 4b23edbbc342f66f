import type { Id } from '../kernel/types';

/** Two patterns are the same where so much of the smaller stands in the other. */
const SAME_SHARE = 0.5;
/** What was dismissed is shown again once it has grown by so much. */
const GROWN = 1.5;

/** Whether two groups of tickets tell of the same pattern. */
export function isSamePattern(a: readonly Id[], b: readonly Id[]): boolean {
  const [few, many] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  return few.length > 0 && few.filter((id) => many.has(id)).length >= few.length * SAME_SHARE;
}

/** Whether a pattern that was dismissed at that size has grown so much that it is worth another look. */
export const hasGrown = (dismissedAt: number, now: number): boolean => now >= Math.ceil(dismissedAt * GROWN);
