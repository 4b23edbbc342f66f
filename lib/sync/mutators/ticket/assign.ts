import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { require_ } from '#domain/kernel/errors';
import { LIMITS } from '#domain/ticket/limits';
import { stateAfterAssign } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import { mergeFields } from '../merge';
import { readForStep, readTicket } from './guard';
import { leaveNote } from './leave-note';
import { recordStep } from './record-step';

/**
 * Somebody gives a ticket to a team, and to one of its members or back to its queue. What they say to whoever gets it
 * stands as an internal note, also where somebody else had assigned it in the meantime.
 */
export const assignTicket = defineMutation({
  name: 'ticket.assign',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    teamId: z.uuid(),
    assigneeId: z.uuid().nullable(),
    note: z.string().trim().max(LIMITS.text).optional(),
  }),
  root: (args) => ({ kind: 'ticket', id: args.ticketId }),
  async baseOf(tx, args) {
    const ticket = await readTicket(tx, args.ticketId);
    return { teamId: ticket.teamId, assigneeId: ticket.assigneeId };
  },
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'assign');
    const anywhere = can(tx.actor.role, 'ticket.assignAny');
    require_(
      anywhere || tx.actor.teamIds.includes(args.teamId) || args.teamId === ticket.teamId,
      'forbidden',
      {
        step: 'assign',
      },
    );
    const team = await tx.get('team', args.teamId);
    // A retired team keeps what it has; it gets nothing new.
    require_(team?.active || (team && team.id === ticket.teamId), 'invalid', { field: 'teamId' });
    if (args.assigneeId) {
      const assignee = await tx.get('person', args.assigneeId);
      const fits = assignee?.active && isStaff(assignee.role) && assignee.teamIds.includes(args.teamId);
      require_(fits, 'invalid', { field: 'assigneeId' });
    }

    // Whoever assigned in the meantime stands; both answers are kept and shown.
    const { teamId, assigneeId } = ticket;
    const wished = { teamId: args.teamId, assigneeId: args.assigneeId };
    if (args.note) await leaveNote(tx, ticket, args.note);
    const { merged } = mergeFields(tx.base, { teamId, assigneeId }, wished);
    if (merged.length > 0) return { merged };
    if (ticket.teamId === args.teamId && ticket.assigneeId === args.assigneeId) return undefined;

    const state = stateAfterAssign(ticket.state, args.assigneeId !== null);
    await recordStep(
      tx,
      ticket,
      {
        kind: 'step',
        data: {
          step: 'assign',
          from: ticket.state,
          to: state,
          assigneeFrom: ticket.assigneeId,
          assigneeTo: args.assigneeId,
          teamFrom: ticket.teamId,
          teamTo: args.teamId,
        },
      },
      () => ({ teamId: args.teamId, assigneeId: args.assigneeId, state }),
    );
    tx.emit({ type: 'ticket.reassigned', ticketId: ticket.id });
    if (args.assigneeId && args.assigneeId !== ticket.assigneeId) {
      tx.emit({ type: 'ticket.assigned', ticketId: ticket.id, assigneeId: args.assigneeId });
    }
    return undefined;
  },
});

/** A technician takes a ticket nobody has. Works only while it is still free. */
export const takeTicket = defineMutation({
  name: 'ticket.take',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: (args) => ({ kind: 'ticket', id: args.ticketId }),
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'take');
    if (ticket.assigneeId === tx.actor.id) return undefined;
    require_(ticket.assigneeId === null, 'already_assigned', { assigneeId: ticket.assigneeId });
    await recordStep(
      tx,
      ticket,
      {
        kind: 'step',
        data: {
          step: 'take',
          from: ticket.state,
          to: 'assigned',
          assigneeFrom: null,
          assigneeTo: tx.actor.id,
        },
      },
      () => ({ assigneeId: tx.actor.id, state: 'assigned' }),
    );
    return undefined;
  },
});
