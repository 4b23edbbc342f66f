import type { ChangeState } from '../change/change';
import type { Id } from '../kernel/types';
import { isOpen, type TicketState } from '../ticket/states';
import type { NoticeAct } from './acts';

/** The ticket, or the change, as a notification told of it. */
export interface About {
  ver: number;
  state: TicketState | ChangeState;
  /** Of what is to be approved: what was read of it. */
  seen?: string;
}

/** The same as this device knows it. */
export interface Known {
  ver: number;
  state: TicketState;
  assigneeId: Id | null;
  /** Whoever has it said that they are on the way, or there. */
  isOnTheWay: boolean;
  /** Whoever needed it has said how it went. */
  isRated: boolean;
  /** What whoever decides reads of it (`seenOf`). */
  seen: string;
  /** Their word is waited for. */
  isAsked: boolean;
}

/** Why nothing is done: what the ticket is now. */
export type Overtaken =
  | { now: 'state'; state: TicketState }
  | { now: 'other'; assigneeId: Id | null }
  | { now: 'on_the_way' }
  | { now: 'rated' }
  /** Their word is no longer waited for. */
  | { now: 'decided' }
  /** Nobody is asked about it any more. */
  | { now: 'withdrawn' }
  /** What it says is not what the notification told. */
  | { now: 'changed' };

export type Verdict =
  /** @property unseen this device knows less than the notification did: only the server can refuse */
  { go: true; unseen: boolean } | { go: false; why: Overtaken };

const go = (unseen: boolean): Verdict => ({ go: true, unseen });
const no = (why: Overtaken): Verdict => ({ go: false, why });

/**
 * Whether what a notification offers is still to be done, when somebody presses it: it may have lain there for a day, and
 * the ticket gone on.
 *
 * @param known undefined: not on this device
 */
export function judgePress(act: NoticeAct, me: Id, about: About, known: Known | undefined): Verdict {
  // Words are never too late.
  if (act === 'reply' || act === 'note') return go(!known);
  if (!known || known.ver < about.ver) return go(true);
  const { state, assigneeId } = known;
  if (act === 'approve') {
    if (state !== 'awaiting_approval') return no({ now: 'state', state });
    if (!known.isAsked) return no({ now: 'decided' });
    return known.seen === about.seen ? go(false) : no({ now: 'changed' });
  }
  if (act === 'good' || act === 'poor') {
    if (state !== 'resolved' && state !== 'closed') return no({ now: 'state', state });
    return known.isRated ? no({ now: 'rated' }) : go(false);
  }
  // Whoever rejects says why: the app asks for it.
  if (act === 'reject') return go(false);
  if (act === 'confirm') return state === 'resolved' ? go(false) : no({ now: 'state', state });
  if (!isOpen(state)) return no({ now: 'state', state });
  if (assigneeId !== me) return no({ now: 'other', assigneeId });
  if (act === 'travel') return known.isOnTheWay ? no({ now: 'on_the_way' }) : go(false);
  return go(false);
}

/** A change as this device knows it. */
export interface KnownChange {
  ver: number;
  /** Somebody was asked about it, and that still stands. */
  isOpen: boolean;
  isAsked: boolean;
  /** `changeSeenOf` */
  seen: string;
}

/** The same for a change: whether what somebody was told of is still what waits for their word. */
export function judgeDecision(about: About, known: KnownChange | undefined): Verdict {
  if (!known || known.ver < about.ver) return go(true);
  if (!known.isOpen) return no({ now: 'withdrawn' });
  if (known.seen !== about.seen) return no({ now: 'changed' });
  return known.isAsked ? go(false) : no({ now: 'decided' });
}
