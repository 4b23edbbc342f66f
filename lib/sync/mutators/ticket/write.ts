import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { mayNote } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import { readTicket } from './guard';
import { appendEntry } from './record-step';

const args = z.strictObject({
  ticketId: z.uuid(),
  body: z.string().trim().min(1).max(LIMITS.text),
});
const root = (a: { ticketId: string }) => ({ kind: 'ticket', id: a.ticketId }) as const;

/** A public comment: everybody who sees the ticket reads it. In every state, so nothing is ever refused. */
export const commentTicket = defineMutation({
  name: 'ticket.comment',
  v: 1,
  args,
  root,
  async run(tx, { ticketId, body }) {
    const ticket = await readTicket(tx, ticketId);
    require_(can(tx.actor.role, 'ticket.comment'), 'forbidden');
    const at = await appendEntry(tx, ticketId, null, { kind: 'comment', body });
    await tx.update('ticket', ticketId, { updatedAt: Math.max(ticket.updatedAt, at) });
    return undefined;
  },
});

/**
 * An internal note. It does not touch `updatedAt`: somebody who may not see notes must not learn of one
 * from a changed date either.
 */
export const noteTicket = defineMutation({
  name: 'ticket.note',
  v: 1,
  args,
  root,
  async run(tx, { ticketId, body }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayNote(tx.actor, ticket), 'forbidden');
    await appendEntry(tx, ticketId, null, { kind: 'note', internal: true, body });
    return undefined;
  },
});
