'use client';
import { everyTicket } from '#client/store/all-tickets';
import { ticketIn, ticketsIn } from '#client/store/read-tickets';
import type { Id } from '#domain/kernel/types';
import { isOpen } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { useStore } from './query';

/** Tickets tied to one, as far as this device has them; `elsewhere` counts those it has not. */
export interface Ties {
  parent: TicketRow | null;
  children: TicketRow[];
  original: TicketRow | null;
  duplicates: TicketRow[];
  related: TicketRow[];
  elsewhere: number;
}

export function useTies(ticket: TicketRow): Ties | undefined {
  const { id, parentId, duplicateOfId, relatedIds } = ticket;
  return useStore(
    async (db) => {
      const single = async (other: Id | null) => (other ? ((await ticketIn(db, other)) ?? null) : null);
      const [parent, original, found, children, duplicates] = await Promise.all([
        single(parentId),
        single(duplicateOfId),
        ticketsIn(db, relatedIds),
        db.ticket.where('parentId').equals(id).toArray(),
        db.ticket.where('duplicateOfId').equals(id).toArray(),
      ]);
      const related = found.filter((row) => row !== undefined);
      const missing = [parentId && !parent, duplicateOfId && !original].filter(Boolean).length;
      return {
        parent,
        original,
        children: children.sort(byNumber),
        duplicates: duplicates.sort(byNumber),
        related: related.sort(byNumber),
        elsewhere: relatedIds.length - related.length + missing,
      };
    },
    [id, parentId, duplicateOfId, relatedIds.join()],
  );
}

/** Open tickets that are a part of this one. */
export function useOpenParts(ticketId: Id): TicketRow[] | undefined {
  return useStore(
    async (db) =>
      (await db.ticket.where('parentId').equals(ticketId).toArray()).filter(({ state }) => isOpen(state)),
    [ticketId],
  );
}

/** Most tickets offered to choose from. */
const OFFERED = 20;

/** Tickets on this device by number or words of the title, open ones first, without `exceptId`. */
export function useTicketChoice(text: string, exceptId: Id): TicketRow[] | undefined {
  return useStore(
    async (db) => {
      const words = text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
      const fits = (row: TicketRow) => {
        const whole = `${row.number ?? ''} ${row.title}`.toLowerCase();
        return row.id !== exceptId && words.every((word) => whole.includes(word));
      };
      const rows = await everyTicket(db, fits);
      return rows
        .sort((a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)) || b.updatedAt - a.updatedAt)
        .slice(0, OFFERED);
    },
    [text, exceptId],
  );
}

const byNumber = (a: TicketRow, b: TicketRow): number => a.createdAt - b.createdAt;
