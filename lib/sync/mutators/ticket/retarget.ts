import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { applied, NO_CLOCKS, reviewed } from '#domain/sla/clocks';
import { isOpen } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import { anyOf, clockRules } from './clocks';
import { readTicket } from './guard';
import { appendEntry, previousOf } from './record-step';
import { ticketRoot } from './ticket-root';

/**
 * The promises as they are now, for a ticket that was reported under others. What has counted stays. Nothing happens
 * where they are the same.
 */
export const retargetTicket = defineMutation({
  name: 'ticket.retarget',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId }) {
    require_(can(tx.actor.role, 'settings.manage'), 'forbidden');
    const ticket = await readTicket(tx, ticketId);
    require_(isOpen(ticket.state), 'illegal_state', { state: ticket.state });
    const rules = await clockRules(tx);
    const clocks = ticket.sla ?? NO_CLOCKS;
    const changes = reviewed(clocks, ticket, rules);
    if (Object.keys(changes).length === 0) return undefined;
    const entry = { kind: 'mark' as const, internal: true, data: { clock: changes } };
    const at = await appendEntry(tx, ticketId, previousOf(ticket), entry);
    await tx.update('ticket', ticketId, { sla: anyOf(applied(clocks, changes, at, rules.pace)) });
    return undefined;
  },
});
