import { DAY, type Instant } from '../kernel/types';

/** A day without a zone: YYYY-MM-DD. Comparing two as texts compares the days. */
export type Day = string;

/** Whether the text names a day that exists, of the years 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The day so many days later (earlier: less than 0). @param day one that exists */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The first and the last day that it is somewhere. */
export interface Today {
  first: Day;
  last: Day;
}

const HOUR = DAY / 24;
/** The farthest zones from UTC, hours. */
const [WEST, EAST] = [-12, 14];

/**
 * The days it is anywhere at an instant: a rule that must come out the same on a phone and on a server, which do not
 * know each other's zone, allows what is right in one of them.
 */
export const daysAt = (instant: Instant): Today => ({
  first: new Date(instant + WEST * HOUR).toISOString().slice(0, 10),
  last: new Date(instant + EAST * HOUR).toISOString().slice(0, 10),
});
