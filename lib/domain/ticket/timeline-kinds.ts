/**
 * Kinds of timeline entries. A note is internal; a step changed state or hands; an edit changed fields; work is time
 * spent; travel and arrive say where the technician is; relate ties the ticket to another; a mark says that so
 * much of a promised time is used up; a route says why it came into somebody's hands by itself; a rating says how it went
 * for whoever needed it.
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
  'mark',
  'route',
  'rate',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
