import { z } from 'zod';
import { personOrNobody } from '#domain/access/system';
import { waitedFor } from '#domain/approval/approval';
import { remindAt, remindersBy } from '#domain/approval/remind';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { readTicket } from '../ticket/guard';
import { ticketRoot } from '../ticket/ticket-root';

/** Those who have not decided are reminded; after a time without the job once, not once for each that was due. */
export const remindOfApproval = defineMutation({
  name: 'approval.remind',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), dueAt: z.number().int().nonnegative() }),
  root: ticketRoot,
  async run(tx, { ticketId, dueAt }) {
    require_(personOrNobody(tx.actor.id) === null, 'forbidden');
    const ticket = await readTicket(tx, ticketId);
    const { approval } = ticket;
    // Somebody decided in the meantime, or it was reminded of before.
    if (ticket.state !== 'awaiting_approval' || approval?.remindAt !== dueAt) return undefined;
    const now = tx.receivedAt ?? tx.occurredAt;
    // It counts from when somebody was asked last: the time that is due says when that was.
    const since = dueAt - ((remindAt(0, approval.reminders) ?? 0) as number);
    const reminders = Math.max(approval.reminders + 1, remindersBy(since, now));
    await tx.update('ticket', ticketId, {
      approval: { ...approval, reminders, remindAt: remindAt(since, reminders) },
    });
    tx.emit({ type: 'ticket.approvalWanted', ticketId, personIds: waitedFor(approval), again: true });
    return undefined;
  },
});
