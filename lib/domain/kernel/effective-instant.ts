import { HOUR, type Instant, MINUTE } from './types';

/** How far back a device may date its work. Older claims count from this limit and are flagged. */
export const LONGEST_BACKDATE = 72 * HOUR;

/** Clock differences below this are normal and not worth a flag. */
const CLOCK_TOLERANCE = 2 * MINUTE;

export const CLOCK_FLAGS = ['future', 'before_previous', 'too_old'] as const;
export type ClockFlag = (typeof CLOCK_FLAGS)[number];

export interface EffectiveInstant {
  at: Instant;
  flag: ClockFlag | null;
}

/**
 * The instant that counts for the service level: when the work was done on the device, within limits.
 * Not in the future of the server, at most 72 hours back, and never before the ticket's previous step: that one may
 * have been received by a server whose clock is ahead of this one's.
 * Both original instants stay stored; this only decides which one counts (protocol.md, Conflicts).
 *
 * @param occurredAt when the device says it happened
 * @param receivedAt when the server received it; null on the device, where the device's clock stands
 * @param previousAt effective instant of the step before, if there is one
 */
export function effectiveInstant(
  occurredAt: Instant,
  receivedAt: Instant | null,
  previousAt: Instant | null,
): EffectiveInstant {
  if (receivedAt !== null && occurredAt > receivedAt) {
    return {
      at: Math.max(receivedAt, previousAt ?? 0),
      flag: occurredAt - receivedAt > CLOCK_TOLERANCE ? 'future' : null,
    };
  }
  if (receivedAt !== null && occurredAt < receivedAt - LONGEST_BACKDATE) {
    return { at: Math.max(receivedAt - LONGEST_BACKDATE, previousAt ?? 0), flag: 'too_old' };
  }
  if (previousAt !== null && occurredAt < previousAt) {
    const late = previousAt - occurredAt > CLOCK_TOLERANCE;
    return { at: previousAt, flag: late ? 'before_previous' : null };
  }
  return { at: occurredAt, flag: null };
}
