import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import type { TicketRelation } from '#domain/ticket/relations';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
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
    const { ticket, other } = await readBoth(tx, ticketId, otherId);
    if (ticket.relatedIds.includes(otherId) === related) return undefined;
    await tie(tx, ticket, other, ['related', 'related'], !related);
    await setRelated(tx, ticket, otherId, related);
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
    const ticket = await readTicket(tx, ticketId);
    require_(mayWorkOn(tx.actor, ticket), 'forbidden');
    if (ticket.parentId === parentId) return undefined;
    const base = tx.base?.parentId;
    if (base !== undefined && base !== ticket.parentId)
      return { merged: [{ field: 'parentId', base, mine: parentId, theirs: ticket.parentId }] };
    if (parentId) {
      const { other } = await readBoth(tx, ticketId, parentId);
      require_(!(await leadsTo(tx, other, ticketId, 'parentId')), 'invalid', { field: 'parentId' });
      await tie(tx, ticket, other, ['parent', 'child'], false);
    } else {
      const parent = ticket.parentId ? await tx.get('ticket', ticket.parentId) : undefined;
      await appendTie(tx, ticketId, 0, { relation: 'parent', otherId: ticket.parentId as Id, ended: true });
      if (parent) await appendTie(tx, parent.id, 1, { relation: 'child', otherId: ticketId, ended: true });
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
    const { other } = await readBoth(tx, ticketId, originalId);
    require_(!(await leadsTo(tx, other, ticketId, 'duplicateOfId')), 'invalid', { field: 'originalId' });
    await appendTie(tx, other.id, 1, { relation: 'original', otherId: ticketId });
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
    return undefined;
  },
});

/**
 * Both tickets. Whoever works on the first and can read the other may tie them; what is written to the other is its
 * history only.
 */
async function readBoth(tx: Tx, ticketId: Id, otherId: Id): Promise<{ ticket: TicketRow; other: TicketRow }> {
  const ticket = await readTicket(tx, ticketId);
  require_(mayWorkOn(tx.actor, ticket), 'forbidden');
  require_(ticketId !== otherId, 'invalid', { field: 'otherId' });
  const other = await tx.get('ticket', otherId);
  require_(other, 'invalid', { field: 'otherId' });
  return { ticket, other };
}

/**
 * Whether going from ticket to ticket by one field leads to `wanted`. Two who tie in opposite directions at the same
 * time write to both tickets, so one of them waits for the other and then finds the circle.
 */
async function leadsTo(
  tx: Tx,
  from: TicketRow,
  wanted: Id,
  field: 'parentId' | 'duplicateOfId',
): Promise<boolean> {
  let at: TicketRow | undefined = from;
  for (let steps = 0; at && steps < CHAIN_MAX; steps++) {
    const next: Id | null = at[field];
    if (next === null) return false;
    if (next === wanted) return true;
    at = await tx.get('ticket', next);
  }
  return at !== undefined;
}

async function tie(
  tx: Tx,
  ticket: TicketRow,
  other: TicketRow,
  [here, there]: readonly [TicketRelation, TicketRelation],
  ended: boolean,
): Promise<void> {
  const end = ended ? { ended } : {};
  await appendTie(tx, ticket.id, 0, { relation: here, otherId: other.id, ...end });
  await appendTie(tx, other.id, 1, { relation: there, otherId: ticket.id, ...end });
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
