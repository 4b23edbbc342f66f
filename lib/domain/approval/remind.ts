import { DAY, type Instant } from '../kernel/types';

/** Those who have not decided are reminded so long after they were asked; after the last no more. */
export const REMIND_AFTER: readonly number[] = [DAY, 3 * DAY, 7 * DAY];

/** When they are reminded next; null: no more. @param reminders how often they were */
export function remindAt(since: Instant, reminders: number): Instant | null {
  const after = REMIND_AFTER[reminders];
  return after === undefined ? null : since + after;
}

/** How many reminders are due by now: those of a time without the job are one. */
export const remindersBy = (since: Instant, now: Instant): number =>
  REMIND_AFTER.filter((after) => since + after <= now).length;
