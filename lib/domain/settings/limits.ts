/** Bounds of what administrators set, the same in form, mutation and table. */
export const SETTING_LIMITS = {
  name: 120,
  /** days from resolved to closed */
  closeAfterDays: 90,
  /** entries of one condition of a promise */
  conditions: 200,
  /** longest promise, in working minutes: a year of working days */
  targetMinutes: 130_000,
  /** marks of one promise, and the furthest of them in percent of its time */
  escalations: 12,
  percent: 500,
  /** characters of a skill, and skills of one person or rule */
  skill: 40,
  skills: 20,
  /** most that somebody's open work may be limited to */
  weight: 999,
} as const;
