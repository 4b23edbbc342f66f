import { LONGEST_BACKDATE } from '../kernel/effective-instant';
import { DAY, HOUR, type Instant } from '../kernel/types';

/** Days from resolved to closed without an answer, where the organisation has not said otherwise. */
export const CLOSE_AFTER_DAYS = 7;

/**
 * When a resolved ticket closes by itself: the day it is due, or, when nobody was there to do it for long (a server
 * that was off, a rule that is new), the hour it is found. The same for whoever looks within that hour.
 *
 * @returns null while it is not due
 */
export function closingInstant(resolvedAt: Instant, days: number, now: Instant): Instant | null {
  const due = resolvedAt + days * DAY;
  if (due > now) return null;
  return now - due < LONGEST_BACKDATE - HOUR ? due : now - (now % HOUR);
}
