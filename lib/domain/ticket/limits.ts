/** Longest texts, in UTF-16 code units, the same on phone, wire and table. */
export const LIMITS = {
  title: 200,
  description: 10_000,
  text: 10_000,
  place: 120,
  checklistText: 200,
  checklistItems: 200,
  watchers: 50,
  related: 50,
  mentions: 20,
  /** what somebody says to how it went */
  ratingComment: 2_000,
  /** name of a field */
  field: 40,
} as const;

/** Longest single piece of work that is logged at once, and longest way to a place: a day, in minutes. */
export const WORK_MINUTES_MAX = 24 * 60;
export const TRAVEL_MINUTES_MAX = 24 * 60;
