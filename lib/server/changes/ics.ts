import 'server-only';
import ical, { ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { ChangeState } from '#domain/change/change';
import { type Id, MINUTE } from '#domain/kernel/types';
import type { FreezeRow, PlannedChange } from '#sync/views/change';

/** How often a calendar asks anew, as far as it listens. */
const ASKS_EVERY = 15 * MINUTE;

const WORDS: Partial<Record<ChangeState, string>> = {
  awaiting_approval: 'Waits for approval',
  approved: 'Approved',
  scheduled: 'Scheduled',
  implementing: 'Being carried out',
  review: 'To be reviewed',
  closed: 'Closed',
};

interface FeedOf {
  changes: readonly PlannedChange[];
  freezes: readonly FreezeRow[];
  names: Readonly<Record<Id, string>>;
  /** Where the desk is; empty: not known, and no event leads there. */
  origin: string;
  organisation: string;
}

/** The changes that have a window, freezes and maintenance windows as a calendar (RFC 5545). What waits for approval is tentative. */
export function changesAsIcs({ changes, freezes, names, origin, organisation }: FeedOf): string {
  const calendar = ical({
    name: `Changes, ${organisation}`,
    prodId: { company: 'Holdfast', product: 'Changes', language: 'EN' },
    ttl: ASKS_EVERY / 1_000,
  });
  for (const one of changes) {
    if (one.windowFrom === null || one.windowTo === null) continue;
    const waits = one.state === 'awaiting_approval';
    const owner = one.ownerId ? names[one.ownerId] : undefined;
    calendar.createEvent({
      ...{ id: one.id, start: new Date(one.windowFrom), end: new Date(one.windowTo) },
      summary: `${one.number ?? ''} ${one.title}`.trim(),
      description: [WORDS[one.state], owner].filter(Boolean).join('\n'),
      status: waits ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      ...{ created: new Date(one.createdAt), lastModified: new Date(one.updatedAt) },
      ...{ stamp: new Date(one.updatedAt), sequence: one.ver },
      ...(origin === '' ? {} : { url: `${origin}/desk/changes/${one.id}` }),
    });
  }
  for (const { id, kind, name, reason, from, to, ver, active } of freezes) {
    if (!active) continue;
    calendar.createEvent({
      ...{ id, start: new Date(from), end: new Date(to), sequence: ver, stamp: new Date(from) },
      summary: `${kind === 'freeze' ? 'Freeze' : 'Maintenance'}: ${name}`,
      description: reason,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}
