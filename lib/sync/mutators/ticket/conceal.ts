import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { mayConceal, mayWorkOn } from '#domain/ticket/actions';
import { defineMutation } from '#sync/define';
import { readTicket } from './guard';
import { appendEntry } from './record-step';
import { ticketRoot } from './ticket-root';

/**
 * A ticket about people or security is for its parties only; or for the whole team again. Whoever reported it may
 * ask for the first, but opening it to the team is for those who work on it.
 */
export const concealTicket = defineMutation({
  name: 'ticket.conceal',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), confidential: z.boolean() }),
  root: ticketRoot,
  async run(tx, { ticketId, confidential }) {
    const ticket = await readTicket(tx, ticketId);
    require_(confidential ? mayConceal(tx.actor, ticket) : mayWorkOn(tx.actor, ticket), 'forbidden');
    if (ticket.confidential === confidential) return undefined;
    const at = await appendEntry(tx, ticketId, null, {
      kind: 'edit',
      data: { changes: [{ field: 'confidential', from: ticket.confidential, to: confidential }] },
    });
    await tx.update('ticket', ticketId, { confidential, updatedAt: Math.max(ticket.updatedAt, at) });
    return undefined;
  },
});
