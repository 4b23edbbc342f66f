/** Bounds of what administrators set, the same in form, mutation and table. */
export const SETTING_LIMITS = {
  name: 120,
  /** days from resolved to closed */
  closeAfterDays: 90,
} as const;

/** Days after which a resolved ticket closes where nobody has said anything: a week, so that every shift had a look. */
export const DEFAULT_CLOSE_AFTER_DAYS = 7;
