const DAY = 24 * 60;

/** How long something takes, for its words: whole days as days, all else as a span. */
export const takes = (minutes: number, span: (ms: number) => string): { days: number; duration: string } => ({
  days: minutes % DAY === 0 ? minutes / DAY : 0,
  duration: span(minutes * 60_000),
});
