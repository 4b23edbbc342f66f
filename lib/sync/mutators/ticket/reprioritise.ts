import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { priorityOf } from '#domain/priority/matrix';
import { mayWorkOn } from '#domain/ticket/actions';
import { isOpen } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import { matrixOf } from '../matrix';
import { readTicket } from './guard';
import { recordStep } from './record-step';

/** The priority follows the matrix as it is now. Nothing happens where it already does. */
export const reprioritiseTicket = defineMutation({
  name: 'ticket.reprioritise',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: (args) => ({ kind: 'ticket', id: args.ticketId }),
  async run(tx, args) {
    const ticket = await readTicket(tx, args.ticketId);
    require_(can(tx.actor.role, 'settings.manage') || mayWorkOn(tx.actor, ticket), 'forbidden');
    require_(isOpen(ticket.state), 'illegal_state', { state: ticket.state });
    const priority = priorityOf(ticket.impact, ticket.urgency, await matrixOf(tx));
    if (priority === ticket.priority) return undefined;
    const change = { field: 'priority', from: ticket.priority, to: priority };
    await recordStep(tx, ticket, { kind: 'edit', data: { changes: [change] } }, () => ({ priority }));
    return undefined;
  },
});
