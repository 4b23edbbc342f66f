import { HOUR, type Instant } from '../kernel/types';
import type { ChangeFacts } from './change';
import type { ChangeRule } from './policy';

/**
 * Until when those who are asked can decide: the shortest time of the rules that ask them, and at the latest when it is to
 * begin. What had begun by its window when they were asked is to be decided on before its end. Null: it waits.
 */
export function expiryOf(
  rules: readonly Pick<ChangeRule, 'withinHours'>[],
  { windowFrom, windowTo }: Pick<ChangeFacts, 'windowFrom' | 'windowTo'>,
  since: Instant,
): Instant | null {
  const window = [windowFrom, windowTo].find((at) => at !== null && at > since) ?? null;
  const limits = rules.flatMap(({ withinHours }) =>
    withinHours === null ? [] : [since + withinHours * HOUR],
  );
  const all = window === null ? limits : [...limits, window];
  return all.length === 0 ? null : Math.min(...all);
}
