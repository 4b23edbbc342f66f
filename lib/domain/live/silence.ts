import { DARK_AFTER } from '../assign/choose';
import type { Instant } from '../kernel/types';
import type { TicketState } from '../ticket/states';

interface Worker {
  /** Whether they work now, by their own hours. */
  onShift: boolean;
  /** Away until then; null: they are here. */
  awayUntil: Instant | null;
  /** When the server last heard of a device of theirs; null: never. */
  lastContact: Instant | null;
}

/**
 * Since when nothing was heard of whoever works on a ticket, where that is worth saying: they should be at it, and their
 * device has been without contact for long. Null: there is nothing to say.
 */
export function silentSince(state: TicketState, worker: Worker, now: Instant): Instant | null {
  const { onShift, awayUntil, lastContact } = worker;
  if (state !== 'assigned' && state !== 'in_progress') return null;
  if (!onShift || (awayUntil !== null && awayUntil > now) || lastContact === null) return null;
  return now - lastContact > DARK_AFTER ? lastContact : null;
}
