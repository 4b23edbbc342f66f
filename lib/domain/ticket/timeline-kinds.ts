/** Kinds of timeline entries. A note is internal; a step changed state or hands. */
export const TIMELINE_KINDS = ['report', 'comment', 'note', 'step'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
