import { type Instant, MINUTE } from '../kernel/types';

/** What reaches the server so soon was reported in front of the person: the screen shows the number already. */
const SHOWN_WITHIN = MINUTE;
/** Whoever waited longer has put the device away. */
const PUT_AWAY_AFTER = 5 * MINUTE;

/**
 * Whether whoever reported something is told that it has its number now: not where it went through at once, in the inbox
 * where it waited for signal, and aloud where it waited for long.
 *
 * @param occurredAt when it was reported, by the clock of the device as far as its offset is known
 */
export function tellsNumber(occurredAt: Instant, receivedAt: Instant): 'not' | 'quietly' | 'aloud' {
  const waited = receivedAt - occurredAt;
  if (waited < SHOWN_WITHIN) return 'not';
  return waited < PUT_AWAY_AFTER ? 'quietly' : 'aloud';
}
