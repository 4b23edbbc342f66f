import { z } from 'zod';
import { isStaff } from '#domain/access/roles';
import { require_ } from '#domain/kernel/errors';
import { mayEdit, mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import { readTicket } from './guard';
import { appendEntry } from './record-step';
import { ticketRoot } from './ticket-root';

const value = z.union([z.string().max(LIMITS.description), z.number(), z.boolean(), z.null()]);

/**
 * Somebody changed a field while another person did, was asked, and lets the other value stand. It changes nothing;
 * the decision is on record with both values. Taking one's own instead is the same change once more.
 */
export const keepTheirs = defineMutation({
  name: 'ticket.keepTheirs',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    /** The change it was about. */
    of: z.uuid(),
    field: z.string().min(1).max(LIMITS.field),
    mine: value,
    theirs: value,
  }),
  root: ticketRoot,
  async run(tx, { ticketId, field, mine, theirs }) {
    const ticket = await readTicket(tx, ticketId);
    const own = ticket.requesterId === tx.actor.id;
    require_(mayWorkOn(tx.actor, ticket) || mayEdit(tx.actor, ticket) || own, 'forbidden');
    // What staff wrote and let go of is none of the requester's.
    const internal = isStaff(tx.actor.role) && mayWorkOn(tx.actor, ticket);
    await appendEntry(tx, ticketId, null, {
      kind: 'edit',
      internal,
      data: { kept: { field, mine, theirs } },
    });
    return undefined;
  },
});
