'use client';
import type { PersonDatabase } from '#client/store/database';
import type { Id } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { useStore } from './query';

const OPEN_STATES = TICKET_STATES.filter(isOpen);
/** How many finished tickets a requester's list shows. */
const DONE_SHOWN = 50;
/** How many of the tickets written down for others. */
const OTHERS_SHOWN = 100;

export type WorkTab = 'mine' | 'team' | 'unassigned';

/**
 * Open tickets of one tab: the most urgent first, then the oldest.
 *
 * @param firstLoad whether the first load is under way: what was read then is read again when it is complete
 */
export function useMyWork(tab: WorkTab, firstLoad = false): TicketRow[] | undefined {
  return useStore(async (db) => (await openWork(db))[tab], [tab, firstLoad]);
}

export function useWorkCounts(): Record<WorkTab, number> | undefined {
  return useStore(async (db) => {
    const { mine, team, unassigned } = await openWork(db);
    return { mine: mine.length, team: team.length, unassigned: unassigned.length };
  }, []);
}

async function openWork(db: PersonDatabase): Promise<Record<WorkTab, TicketRow[]>> {
  const who = await db.meta.get('who');
  const work: Record<WorkTab, TicketRow[]> = { mine: [], team: [], unassigned: [] };
  if (who?.key !== 'who') return work;
  const { actor } = who.value;
  for (const ticket of await db.ticket.where('state').anyOf(OPEN_STATES).toArray()) {
    if (ticket.assigneeId === actor.id) work.mine.push(ticket);
    else if (!actor.teamIds.includes(ticket.teamId)) continue;
    else work[ticket.assigneeId === null ? 'unassigned' : 'team'].push(ticket);
  }
  for (const list of Object.values(work)) list.sort(byUrgency);
  return work;
}

const byUrgency = (a: TicketRow, b: TicketRow): number =>
  a.priority - b.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

const newestFirst = (a: TicketRow, b: TicketRow): number =>
  b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);

/** What this person reported, newest first. Resolved is open to them: they still have to confirm it. */
export function useMyTickets(): { open: TicketRow[]; done: TicketRow[] } | undefined {
  return useStore(async (db) => {
    const who = await db.meta.get('who');
    if (who?.key !== 'who') return { open: [], done: [] };
    const mine = (await db.ticket.where('requesterId').equals(who.value.actor.id).toArray()).sort(
      newestFirst,
    );
    const waits = (ticket: TicketRow) => isOpen(ticket.state) || ticket.state === 'resolved';
    return {
      open: mine.filter(waits),
      done: mine.filter((ticket) => !waits(ticket)).slice(0, DONE_SHOWN),
    };
  }, []);
}

/** What this person wrote down for others, whoever works on it: open first, the newest of each first. */
export function useReportedForOthers(): TicketRow[] | undefined {
  return useStore(async (db) => {
    const who = await db.meta.get('who');
    if (who?.key !== 'who') return [];
    const { id } = who.value.actor;
    const written = await db.ticket.where('reporterId').equals(id).toArray();
    return written
      .filter((ticket) => ticket.requesterId !== id)
      .sort((a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)) || newestFirst(a, b))
      .slice(0, OTHERS_SHOWN);
  }, []);
}

/** How much of somebody's work on a ticket waits on this device. */
export const unsentOf = (db: PersonDatabase, ticketId: Id): Promise<number> =>
  db.outbox
    .where('rootId')
    .equals(ticketId)
    .filter((entry) => entry.status === 'pending')
    .count();
