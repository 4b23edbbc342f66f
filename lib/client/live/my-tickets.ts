'use client';
import { isOpen } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { useStore } from './query';

/** How many finished tickets a requester's list shows. */
const DONE_SHOWN = 50;
/** How many of the tickets written down for others. */
const OTHERS_SHOWN = 100;

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
