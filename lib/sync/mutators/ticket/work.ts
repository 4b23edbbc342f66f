import { z } from 'zod';
import { LIMITS } from '#domain/ticket/limits';
import { HOLD_REASONS } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import { readForStep } from './guard';
import { recordStep } from './record-step';

const reason = z.string().trim().max(LIMITS.text);

/** Work begins. Whoever starts a ticket nobody has also takes it. */
export const startTicket = defineMutation({
  name: 'ticket.start',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: (args) => ({ kind: 'ticket', id: args.ticketId }),
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'start');
    const assigneeTo = ticket.assigneeId ?? tx.actor.id;
    await recordStep(
      tx,
      ticket,
      {
        kind: 'step',
        data: {
          step: 'start',
          from: ticket.state,
          to: 'in_progress',
          assigneeFrom: ticket.assigneeId,
          assigneeTo,
        },
      },
      () => ({ state: 'in_progress', assigneeId: assigneeTo }),
    );
    return undefined;
  },
});

/** Work waits for somebody else. The reason decides later whether the clock stops. */
export const holdTicket = defineMutation({
  name: 'ticket.hold',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), reason: z.enum(HOLD_REASONS), note: reason }),
  root: (args) => ({ kind: 'ticket', id: args.ticketId }),
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'hold');
    await recordStep(
      tx,
      ticket,
      {
        kind: 'step',
        body: args.note,
        data: { step: 'hold', from: ticket.state, to: 'on_hold', holdReason: args.reason },
      },
      () => ({ state: 'on_hold', holdReason: args.reason }),
    );
    return undefined;
  },
});

/** Work goes on. */
export const resumeTicket = defineMutation({
  name: 'ticket.resume',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: (args) => ({ kind: 'ticket', id: args.ticketId }),
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'resume');
    await recordStep(
      tx,
      ticket,
      { kind: 'step', data: { step: 'resume', from: ticket.state, to: 'in_progress' } },
      () => ({ state: 'in_progress', holdReason: null }),
    );
    return undefined;
  },
});
