import { z } from 'zod';
import type { Reason } from '../assign/choose';
import type { Strategy } from '../assign/rule';
import type { Id, Instant } from '../kernel/types';
import type { Due } from '../sla/due';
import type { DeskTicket } from './shapes';

/** A ticket on the dispatch board. */
export interface BoardCard extends DeskTicket {
  siteId: Id | null;
  siteName: string | null;
  /** what was promised and runs; null: nothing does */
  due: Due | null;
  confidential: boolean;
}

/** Somebody who is given work, as they are now, with what they have. */
export interface BoardWorker {
  id: Id;
  name: string;
  teamIds: readonly Id[];
  skills: readonly string[];
  /** what is open in their hands */
  weight: number;
  /** null: no limit */
  limit: number | null;
  onShift: boolean;
  awayUntil: Instant | null;
  /** when the server last heard of a device of theirs */
  lastContact: Instant | null;
  /** the most urgent of what they have */
  cards: BoardCard[];
  /** all of it */
  open: number;
}

export interface Board {
  /** what is unread in the inbox of whoever looks */
  unread: number;
  /** the server's clock */
  now: Instant;
  /** what nobody has, what is due first on top */
  free: { cards: BoardCard[]; total: number };
  workers: BoardWorker[];
  /** people of these teams that do not fit beside each other */
  others: number;
}

/** What the board shows. It stands in the address. */
export interface BoardQuery {
  /** none: of all teams */
  teams: readonly Id[];
  /** so many of what nobody has */
  free: number;
}

/** What nobody has is shown so many at a time, and at most so many: the list has the rest. */
export const FREE_STEP = 40;
export const FREE_MAX = 200;
/** Of what somebody has, so many. */
export const CARDS_MAX = 8;
/** So many people beside each other. */
export const WORKERS_MAX = 40;
/** Teams that can be chosen. */
const TEAMS_MAX = 20;

const teams = z.array(z.uuid()).min(1).max(TEAMS_MAX);
const free = z.coerce.number().int().min(FREE_STEP).max(FREE_MAX);

/** Reads the address; what makes no sense counts as not said. */
export function parseBoardQuery(params: Readonly<Record<string, string | undefined>>): BoardQuery {
  const read = teams.safeParse(params.team?.split(','));
  return {
    teams: read.success ? [...new Set(read.data)] : [],
    free: free.catch(FREE_STEP).parse(params.free ?? FREE_STEP),
  };
}

/** The same as text, in a fixed form. */
export function boardText({ teams: chosen, free: shown }: BoardQuery): string {
  const parts = [
    ...(chosen.length > 0 ? [`team=${[...chosen].sort().join(',')}`] : []),
    ...(shown > FREE_STEP ? [`free=${shown}`] : []),
  ];
  return parts.join('&');
}

/** Where the board stands. */
export function boardHref(query: BoardQuery): string {
  const text = boardText(query);
  return text ? `/desk/dispatch?${text}` : '/desk/dispatch';
}

/** Somebody who could get a ticket. */
export interface SuggestedPerson {
  id: Id;
  name: string;
  weight: number;
  limit: number | null;
  lastContact: Instant | null;
  isDark: boolean;
}

/** Whom the rules would give a ticket to, and why nobody else. */
export interface TicketSuggestion {
  ticketId: Id;
  /** the team it would be in */
  teamId: Id;
  /** name of the rule that is for it; null: none is */
  rule: string | null;
  /** how whoever comes first is found; person: the rule always names them */
  by: Strategy | 'person';
  skills: readonly string[];
  /** best first */
  people: SuggestedPerson[];
  /** whoever of the team is passed over, and why */
  over: { id: Id; name: string; reason: Reason }[];
}

/**
 * The team a ticket comes into with whoever gets it: the one it has where they are in it, else one that is looked at,
 * else any of theirs. Null: they are in none.
 */
export function teamWith(
  ticket: { teamId: Id },
  person: { teamIds: readonly Id[] },
  shown: readonly Id[],
): Id | null {
  const { teamIds } = person;
  if (teamIds.includes(ticket.teamId)) return ticket.teamId;
  return shown.find((id) => teamIds.includes(id)) ?? teamIds[0] ?? null;
}
