/** Bounds of what administrators set, the same in form, mutation and table. */
export const SETTING_LIMITS = {
  name: 120,
  /** days from resolved to closed */
  closeAfterDays: 90,
} as const;
