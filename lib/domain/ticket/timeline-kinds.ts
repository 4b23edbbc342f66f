/**
 * Kinds of timeline entries. A note is internal; a step changed state or hands; an edit changed fields; work is time
 * spent; travel and arrive say where the technician is; relate ties the ticket to another; a mark says that so
 * much of a promised time is used up; a route says why it came into somebody's hands by itself; major says that it became a
 * major incident, or ended to be one; an update tells everybody how that goes; a review says what was learned; a rating
 * says how it went for whoever needed it; an approval says who decided, or who may; a
 * task tells how it went on with one of the parts.
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
  'major',
  'update',
  'review',
  'rate',
  'approval',
  'task',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
