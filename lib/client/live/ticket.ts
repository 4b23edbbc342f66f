'use client';
import type { PersonDatabase } from '#client/store/database';
import { ticketIn, timelineIn } from '#client/store/read-tickets';
import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';
import { useAhead } from './ahead';
import { useFetchAbsent, type WhyMissing } from './fetch-absent';
import { alike, useStore } from './query';

export type TicketState =
  | { state: 'loading' }
  | { state: 'fetching' }
  | { state: 'missing'; reason: WhyMissing }
  | { state: 'ready'; ticket: TicketRow; unsent: number };

/** How much of somebody's work on a ticket waits on this device. */
async function unsentOf(db: PersonDatabase, ticketId: Id): Promise<number> {
  const all = await db.outbox.where('rootId').equals(ticketId).count();
  if (all === 0) return 0;
  // Of these there are few; reading all that wait would cost as much as there is work without signal.
  const settled = db.outbox.where('status').anyOf('needs_you', 'dismissed');
  return all - (await settled.filter(({ rootId }) => rootId === ticketId).count());
}

/** One ticket. One that is not on this device is fetched, pinned and stays fresh from then on (P18). */
export function useTicket(id: Id): TicketState {
  const found = useStore(
    async (db) => ({ ticket: (await ticketIn(db, id)) ?? null, unsent: await unsentOf(db, id) }),
    [id],
    alike,
  );
  const ticket = useAhead(found?.ticket ?? null);
  const reason = useFetchAbsent('ticket', id, found?.ticket === null);

  if (!found) return { state: 'loading' };
  if (ticket) return { state: 'ready', ticket, unsent: found.unsent };
  return reason ? { state: 'missing', reason } : { state: 'fetching' };
}

/** `unsent`: only on this device so far. */
export type TimelineEntryView = TimelineRow & { unsent: boolean };

/** What happened on a ticket, newest first. */
export function useTimeline(ticketId: Id): TimelineEntryView[] | undefined {
  return useStore(
    async (db) => {
      const rows = await timelineIn(db, ticketId);
      return rows
        .map((row) => ({ ...row, unsent: row.ver === 0 }))
        .sort(
          (a, b) => b.effectiveAt - a.effectiveAt || b.occurredAt - a.occurredAt || (a.id < b.id ? 1 : -1),
        );
    },
    [ticketId],
  );
}

/** Whether a ticket is tied to others; what they are is read by what shows them. */
export function useIsTied({ id, parentId, duplicateOfId, relatedIds }: TicketRow): boolean {
  const to = useStore(
    async (db) =>
      (await db.ticket.where('parentId').equals(id).count()) +
      (await db.ticket.where('duplicateOfId').equals(id).count()),
    [id],
  );
  return Boolean(parentId || duplicateOfId || relatedIds.length || to);
}

/** Whether there are photos or files on a ticket; how they are read comes with what shows them. */
export const useHasFiles = (ticketId: Id): boolean =>
  useStore(async (db) => (await db.attachment.where('ticketId').equals(ticketId).count()) > 0, [ticketId]) ??
  false;
