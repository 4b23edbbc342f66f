/**
 * Kinds of timeline entries. A note is internal; a step changed state or hands; an edit changed fields; work is time
 * spent; travel and arrive say where the technician is; relate ties the ticket to another.
 */
export const TIMELINE_KINDS = [
  'report',
  'comment',
  'note',
  'step',
  'edit',
  'work',
  'travel',
  'arrive',
  'relate',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
