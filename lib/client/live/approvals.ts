'use client';
import type { Decision } from '#domain/approval/approval';
import { mayDecide } from '#domain/approval/may';
import type { Id } from '#domain/kernel/types';
import { seenOf } from '#sync/views/seen';
import type { TicketRow } from '#sync/views/ticket';
import { enqueueAct, type MutateAnswer } from './mutate';
import { useStore } from './query';

/** Stands for what somebody reads before they decide. */
export const whatIsRead = (ticket: TicketRow): string => seenOf(ticket);

/**
 * Approves or rejects.
 * @param seen what was read (`whatIsRead`)
 * @param drafts what was kept of the reason while it was written
 */
export const decide = (
  ticketId: Id,
  decision: Decision,
  comment: string,
  seen: string,
  drafts: string[] = [],
): Promise<MutateAnswer> => enqueueAct('approval.decide', { ticketId, decision, comment, seen }, { drafts });

/** What waits for this person's approval, what waits longest first; undefined until the store has answered. */
export function useToDecide(): TicketRow[] | undefined {
  return useStore(async (db) => {
    const who = await db.meta.get('who');
    if (who?.key !== 'who') return [];
    const { id } = who.value.actor;
    const waiting = await db.ticket.where('state').equals('awaiting_approval').toArray();
    return waiting
      .filter((ticket) => mayDecide(id, ticket))
      .sort((a, b) => (a.approval?.since ?? 0) - (b.approval?.since ?? 0) || (a.id < b.id ? -1 : 1));
  }, []);
}
