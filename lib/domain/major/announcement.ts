import { pairId } from '../kernel/pair-id';
import { DAY, type Id, type Instant } from '../kernel/types';

/** What is made known: a major incident, or work that is planned. */
export const ANNOUNCEMENT_KINDS = ['incident', 'work'] as const;
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number];

/** Longest texts, in UTF-16 code units, and how many updates are kept where everybody reads them. */
export const ANNOUNCEMENT_LIMITS = { title: 120, text: 1_000, updates: 20 } as const;

export interface PublicUpdate {
  at: Instant;
  text: string;
}

/** What somebody published for everybody. */
export interface Announcement {
  id: Id;
  kind: AnnouncementKind;
  title: string;
  text: string;
  siteId: Id | null;
  startsAt: Instant;
  /** Of an incident: when it is expected to be fixed. Of planned work: when it ends. */
  endsAt: Instant | null;
  /** Of an incident: by when more is said. */
  nextAt: Instant | null;
  /** When it was over; null: it is not. */
  overAt: Instant | null;
  updates: readonly PublicUpdate[];
}

/** The id of what one person says of one announcement. */
export const affectedId = (announcementId: Id, personId: Id): Id => pairId(announcementId, personId);

export type Phase = 'now' | 'ahead' | 'over';

/** Planned work is shown so long before it begins, and what is over so long after. */
export const SHOWN_AHEAD = 14 * DAY;
export const SHOWN_AFTER = DAY;
/** After it is over it is kept so long for those who manage what is known. */
export const KEPT_AFTER = 30 * DAY;

type Times = Pick<Announcement, 'kind' | 'startsAt' | 'endsAt' | 'overAt'>;

/** When it is over: as somebody said, or with the end of planned work. An incident is never over by itself. */
export const overSince = ({ kind, endsAt, overAt }: Times): Instant | null =>
  overAt ?? (kind === 'work' ? endsAt : null);

/** Where it stands. What somebody said is over is over, also by a clock that is behind theirs. */
export function phaseOf(one: Times, now: Instant): Phase {
  const over = overSince(one);
  if (one.overAt !== null || (over !== null && over <= now)) return 'over';
  return one.startsAt <= now ? 'now' : 'ahead';
}

const ORDER: Record<Phase, number> = { now: 0, ahead: 2, over: 3 };

/** What is known right now, in the order of its weight: incidents, work under way, work ahead, what was over lately. */
export function knownNow<A extends Times & Pick<Announcement, 'id'>>(all: readonly A[], now: Instant): A[] {
  const rank = (one: A): number => {
    const phase = phaseOf(one, now);
    return ORDER[phase] + (phase === 'now' && one.kind === 'work' ? 1 : 0);
  };
  return all
    .filter((one) => isShown(one, now))
    .sort((a, b) => rank(a) - rank(b) || order(a, b, phaseOf(a, now)) || (a.id < b.id ? -1 : 1));
}

function isShown(one: Times, now: Instant): boolean {
  const phase = phaseOf(one, now);
  if (phase === 'over') return now - (overSince(one) ?? now) < SHOWN_AFTER;
  return phase === 'now' || one.startsAt - now <= SHOWN_AHEAD;
}

/** What is ahead by when it begins; all else the newest first. */
const order = (a: Times, b: Times, phase: Phase): number =>
  phase === 'ahead' ? a.startsAt - b.startsAt : b.startsAt - a.startsAt;
