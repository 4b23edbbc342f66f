import { personOrNobody } from '#domain/access/system';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import type { Instant } from '#domain/kernel/types';
import type { Patch, Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineData, TimelineRow } from '#sync/views/timeline';

interface Entry {
  kind: TimelineRow['kind'];
  internal?: boolean;
  body?: string;
  data?: TimelineData;
  /** Which of the ids of this mutation the entry takes; 0 when it writes only one. */
  ordinal?: number;
}

/** Appends one entry to a ticket's timeline and returns the instant that counts for it. */
export async function appendEntry(
  tx: Tx,
  ticketId: string,
  previousAt: Instant | null,
  entry: Entry,
): Promise<Instant> {
  const effective = effectiveInstant(tx.occurredAt, tx.receivedAt, previousAt);
  await tx.insert('timeline', {
    id: tx.id(entry.ordinal ?? 0),
    ticketId,
    kind: entry.kind,
    internal: entry.internal ?? false,
    actorId: personOrNobody(tx.actor.id),
    body: entry.body ?? '',
    data: entry.data ?? {},
    occurredAt: tx.occurredAt,
    receivedAt: tx.receivedAt,
    effectiveAt: effective.at,
    clockFlag: effective.flag,
  });
  return effective.at;
}

/** Writes a step: its timeline entry, and the ticket with the state that follows. */
export async function recordStep(
  tx: Tx,
  ticket: TicketRow,
  entry: Entry,
  patch: (at: Instant) => Patch<'ticket'>,
): Promise<void> {
  const at = await appendEntry(tx, ticket.id, ticket.stateSince, entry);
  const change = patch(at);
  const moved = change.state !== undefined && change.state !== ticket.state;
  await tx.update('ticket', ticket.id, {
    ...change,
    ...(moved ? { stateSince: at } : {}),
    updatedAt: Math.max(ticket.updatedAt, at),
  });
}
