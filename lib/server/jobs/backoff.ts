import 'server-only';
import { HOUR } from '#domain/kernel/types';

/** Tries before a row is parked for a person to look at. */
export const MAX_ATTEMPTS = 10;

const FIRST = 5_000;
const LONGEST = HOUR;
/** No service may put us off for longer than this. */
const LONGEST_ASKED = 6 * HOUR;

/**
 * Milliseconds to wait after try number `attempt` (1, 2, ...): doubling from 5 s to one hour, the second
 * half of each span random so that many rows do not come back at once.
 *
 * @param random in [0, 1)
 * @param asked the wait the other side asked for (Retry-After), in ms: never come sooner
 */
export function backoff(attempt: number, random: number, asked = 0): number {
  const span = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  const own = span / 2 + (span / 2) * random;
  return Math.round(Math.max(own, Math.min(asked, LONGEST_ASKED)));
}
