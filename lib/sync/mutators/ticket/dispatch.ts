import { z } from 'zod';
import { isStaff } from '#domain/access/roles';
import { personOrNobody } from '#domain/access/system';
import { require_ } from '#domain/kernel/errors';
import { stateAfterAssign } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import { routeShape } from '#sync/views/timeline';
import { readTicket } from './guard';
import { appendEntry, previousOf, recordStep } from './record-step';
import { ticketRoot } from './ticket-root';

/**
 * A ticket that nobody has goes where a rule says, and its timeline says why. Only the installation itself does this,
 * and never to a ticket that somebody has got in the meantime. Where nobody can take it, it waits in the team's queue.
 */
export const dispatchTicket = defineMutation({
  name: 'ticket.dispatch',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    teamId: z.uuid(),
    assigneeId: z.uuid().nullable(),
    route: routeShape,
  }),
  root: ticketRoot,
  async run(tx, { ticketId, teamId, assigneeId, route }) {
    require_(personOrNobody(tx.actor.id) === null, 'forbidden');
    const ticket = await readTicket(tx, ticketId);
    if (ticket.state !== 'new' || ticket.assigneeId !== null) return undefined;
    const team = await tx.get('team', teamId);
    require_(team?.active || teamId === ticket.teamId, 'invalid', { field: 'teamId' });
    if (assigneeId) {
      const person = await tx.get('person', assigneeId);
      const fits = person?.active && isStaff(person.role) && person.teamIds.includes(teamId);
      require_(fits, 'invalid', { field: 'assigneeId' });
    }
    await appendEntry(tx, ticketId, previousOf(ticket), {
      ...{ kind: 'route' as const, internal: true, ordinal: 1 },
      data: { route, assigneeTo: assigneeId },
    });
    if (assigneeId === null && teamId === ticket.teamId) return undefined;
    const to = stateAfterAssign(ticket.state, assigneeId !== null);
    const hands = { assigneeFrom: null, assigneeTo: assigneeId, teamFrom: ticket.teamId, teamTo: teamId };
    const data = { step: 'assign' as const, from: ticket.state, to, ...hands };
    // Nobody got it: that is no return to a queue, which would be looked at again at once.
    const change = assigneeId === null ? { teamId } : { teamId, assigneeId, state: to };
    await recordStep(tx, ticket, { kind: 'step', data }, () => change);
    if (assigneeId) tx.emit({ type: 'ticket.assigned', ticketId, assigneeId });
    return undefined;
  },
});
