import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { becameOfFirst, type TicketRelation } from '#domain/ticket/relations';
import { isOpen, type TicketState } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { Ties, Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readForStep, readTicket } from './guard';
import { appendEntry, recordStep } from './record-step';
import { ticketRoot } from './ticket-root';

/** Longest chain of parents, and of tickets that tell the same: more is a mistake. */
const CHAIN_MAX = 20;

/** Two tickets are worth knowing together, or no longer. */
export const relateTickets = defineMutation({
  name: 'ticket.relate',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), otherId: z.uuid(), related: z.boolean() }),
  root: ticketRoot,
  async run(tx, { ticketId, otherId, related }) {
    const ticket = await readForTie(tx, ticketId);
    if (ticket.relatedIds.includes(otherId) === related) return undefined;
    const other = await (related ? readOther(tx, ticketId, otherId) : readIfSeen(tx, otherId));
    const end = related ? {} : { ended: true };
    await appendTie(tx, ticketId, 0, { relation: 'related', otherId, ...end });
    await setRelated(tx, ticket, otherId, related);
    // Whoever no longer sees the other ticket can still put their own in order.
    if (!other) return undefined;
    await appendTie(tx, otherId, 1, { relation: 'related', otherId: ticketId, ...end });
    await setRelated(tx, other, ticketId, related);
    return undefined;
  },
});

/** The ticket becomes part of another, or stands alone again. */
export const setParent = defineMutation({
  name: 'ticket.setParent',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), parentId: z.uuid().nullable() }),
  root: ticketRoot,
  async baseOf(tx, args) {
    return { parentId: (await readTicket(tx, args.ticketId)).parentId };
  },
  async run(tx, { ticketId, parentId }) {
    const ticket = await readForTie(tx, ticketId);
    if (ticket.parentId === parentId) return undefined;
    const base = tx.base?.parentId;
    if (base !== undefined && base !== ticket.parentId)
      return { merged: [{ field: 'parentId', base, mine: parentId, theirs: ticket.parentId }] };
    if (parentId) {
      await readOther(tx, ticketId, parentId);
      require_((await endOf(tx, parentId, ticketId, 'parentId')) !== null, 'invalid', { field: 'parentId' });
      await appendTie(tx, ticketId, 0, { relation: 'parent', otherId: parentId });
      await appendTie(tx, parentId, 1, { relation: 'child', otherId: ticketId });
    }
    if (ticket.parentId) {
      const ended = { ended: true };
      if (!parentId)
        await appendTie(tx, ticketId, 0, { relation: 'parent', otherId: ticket.parentId, ...ended });
      const left = await tx.get('ticket', ticket.parentId);
      if (left) await appendTie(tx, left.id, 2, { relation: 'child', otherId: ticketId, ...ended });
    }
    await tx.update('ticket', ticketId, { parentId });
    return undefined;
  },
});

/** The ticket tells the same as another, which goes on: this one is closed and points there. */
export const markDuplicate = defineMutation({
  name: 'ticket.markDuplicate',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), originalId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId, originalId }) {
    const ticket = await readForStep(tx, ticketId, 'duplicate');
    const original = await readOther(tx, ticketId, originalId);
    // What is broken and what is wanted never are the same.
    require_(original.kind === ticket.kind, 'invalid', { field: 'originalId' });
    const first = await endOf(tx, originalId, ticketId, 'duplicateOfId');
    // What was withdrawn goes on nowhere.
    require_(first !== null && !goesNowhere(original.state), 'invalid', { field: 'originalId' });
    require_(first.state === null || !goesNowhere(first.state), 'invalid', { field: 'originalId' });
    await appendTie(tx, originalId, 1, { relation: 'original', otherId: ticketId });
    await recordStep(
      tx,
      ticket,
      {
        kind: 'step',
        data: { step: 'duplicate', from: ticket.state, to: 'closed', resolutionCode: 'duplicate' },
      },
      (at) => ({
        state: 'closed',
        resolvedAt: at,
        closedAt: at,
        resolutionCode: 'duplicate',
        holdReason: null,
        duplicateOfId: originalId,
      }),
    );
    await appendTie(tx, ticketId, 2, { relation: 'duplicate', otherId: originalId });
    // What is repaired already is not repaired again: whoever told it second hears so now.
    if (first.state !== null && !isOpen(first.state)) {
      // Never before the step that it follows.
      const word = { kind: 'relate' as const, data: becameOfFirst('resolved'), ordinal: 3 };
      await appendEntry(tx, ticketId, ticket.stateSince, word);
      tx.emit({ type: 'ticket.resolved', ticketId, requesterId: ticket.requesterId });
    }
    return undefined;
  },
});

async function readForTie(tx: Tx, ticketId: Id): Promise<TicketRow> {
  const ticket = await readTicket(tx, ticketId);
  require_(mayWorkOn(tx.actor, ticket), 'forbidden');
  return ticket;
}

/** The ticket at the other end. Whoever works on the first may tie it to any they can read. */
async function readOther(tx: Tx, ticketId: Id, otherId: Id): Promise<TicketRow> {
  require_(ticketId !== otherId, 'invalid', { field: 'otherId' });
  const other = await readIfSeen(tx, otherId);
  require_(other, 'invalid', { field: 'otherId' });
  return other;
}

/** Held before it is read: two who tie to the same ticket at once both stand on it. */
async function readIfSeen(tx: Tx, otherId: Id): Promise<TicketRow | undefined> {
  await tx.hold(otherId);
  return tx.get('ticket', otherId);
}

/**
 * The last ticket on the way from ticket to ticket by one field, also over tickets this person cannot see; null when
 * the way leads to `unwanted`, or does not end.
 */
async function endOf(
  tx: Tx,
  from: Id,
  unwanted: Id,
  field: 'parentId' | 'duplicateOfId',
): Promise<Ties | null> {
  let at: Id = from;
  for (let steps = 0; steps < CHAIN_MAX; steps++) {
    const ties = await tx.hold(at);
    const next = ties[field];
    if (next === null) return ties;
    if (next === unwanted) return null;
    at = next;
  }
  return null;
}

async function appendTie(
  tx: Tx,
  ticketId: Id,
  ordinal: number,
  data: { relation: TicketRelation; otherId: Id; ended?: boolean },
): Promise<void> {
  await appendEntry(tx, ticketId, null, { kind: 'relate', internal: true, data, ordinal });
}

async function setRelated(tx: Tx, ticket: TicketRow, otherId: Id, related: boolean): Promise<void> {
  const rest = ticket.relatedIds.filter((id) => id !== otherId);
  const relatedIds = related ? [...rest, otherId].sort() : rest;
  require_(relatedIds.length <= LIMITS.related, 'invalid', { field: 'related' });
  await tx.update('ticket', ticket.id, { relatedIds });
}

/** What was withdrawn or rejected, and what may be yet. */
const goesNowhere = (state: TicketState): boolean =>
  state === 'cancelled' || state === 'rejected' || state === 'awaiting_approval';
