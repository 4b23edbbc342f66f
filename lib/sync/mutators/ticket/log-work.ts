import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS, WORK_MINUTES_MAX } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import { readTicket } from './guard';
import { appendEntry } from './record-step';
import { ticketRoot } from './ticket-root';

/** Time spent on a ticket, in whole minutes. In every state: the hours were worked whatever became of it. */
export const logWork = defineMutation({
  name: 'ticket.logWork',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    minutes: z.number().int().min(1).max(WORK_MINUTES_MAX),
    note: z.string().trim().max(LIMITS.text),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, minutes, note }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayWorkOn(tx.actor, ticket), 'forbidden');
    await appendEntry(tx, ticketId, null, { kind: 'work', internal: true, body: note, data: { minutes } });
    return undefined;
  },
});
