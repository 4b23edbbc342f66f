import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { mayTravel, mayWorkOn } from '#domain/ticket/actions';
import { TRAVEL_MINUTES_MAX } from '#domain/ticket/limits';
import { isOpen } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from './guard';
import { recordStep } from './record-step';
import { ticketRoot } from './ticket-root';

/** The technician is on the way. A fact that the requester sees, not a state. */
export const announceTravel = defineMutation({
  name: 'ticket.announceTravel',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    /** How long it will take, if they said so. */
    minutes: z.number().int().min(1).max(TRAVEL_MINUTES_MAX).nullable(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, minutes }) {
    const ticket = await readForTravel(tx, ticketId);
    await say(tx, ticket, 'travel', minutes === null ? {} : { minutes });
    return undefined;
  },
});

/** The technician is there. */
export const arrive = defineMutation({
  name: 'ticket.arrive',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId }) {
    await say(tx, await readForTravel(tx, ticketId), 'arrive', {});
    return undefined;
  },
});

async function readForTravel(tx: Tx, ticketId: string): Promise<TicketRow> {
  const ticket = await readTicket(tx, ticketId);
  require_(mayWorkOn(tx.actor, ticket), 'forbidden');
  require_(isOpen(ticket.state), 'illegal_state', { state: ticket.state });
  require_(mayTravel(tx.actor, ticket), 'forbidden');
  return ticket;
}

async function say(
  tx: Tx,
  ticket: TicketRow,
  kind: 'travel' | 'arrive',
  data: { minutes?: number },
): Promise<void> {
  await recordStep(tx, ticket, { kind, data }, () => ({}));
}
