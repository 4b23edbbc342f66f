import { DAY, type Id, type Instant } from '../kernel/types';

/** Most notices that one intent marks as read. */
export const NOTICES_READ_MAX = 50;

/** How long a notice stays: from when it was read, and at all. */
export const NOTICES_KEPT = { read: 30 * DAY, all: 90 * DAY } as const;

/** What grouping needs to know of a notice. */
export interface Noticed {
  ticketId: Id;
  at: Instant;
  readAt: Instant | null;
}

/** All that was told of one ticket on one day, the newest first. */
export interface NoticeGroup<N extends Noticed> {
  ticketId: Id;
  notices: N[];
  unread: number;
}

export interface NoticeDay<N extends Noticed> {
  /** When its newest was told. */
  at: Instant;
  groups: NoticeGroup<N>[];
}

/**
 * Notices by day, and on each day by ticket: of a ticket where much happens one line is shown, where its newest stands.
 *
 * @param notices the newest first
 * @param dayOf a name of the day, as the reader's calendar has it
 */
export function byDay<N extends Noticed>(
  notices: readonly N[],
  dayOf: (at: Instant) => string,
): NoticeDay<N>[] {
  const days = new Map<string, { at: Instant; groups: Map<Id, NoticeGroup<N>> }>();
  for (const notice of notices) {
    const name = dayOf(notice.at);
    const day = days.get(name) ?? { at: notice.at, groups: new Map<Id, NoticeGroup<N>>() };
    days.set(name, day);
    const group = day.groups.get(notice.ticketId) ?? { ticketId: notice.ticketId, notices: [], unread: 0 };
    day.groups.set(notice.ticketId, group);
    group.notices.push(notice);
    if (notice.readAt === null) group.unread += 1;
  }
  return [...days.values()].map(({ at, groups }) => ({ at, groups: [...groups.values()] }));
}
