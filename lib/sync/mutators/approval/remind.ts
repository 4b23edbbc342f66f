import { z } from 'zod';
import { personOrNobody } from '#domain/access/system';
import {
  type ApprovalGroup,
  type ApprovalVote,
  lacking,
  outcomeOfGroup,
  waitedFor,
} from '#domain/approval/approval';
import { remindAt, remindersBy } from '#domain/approval/remind';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
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
    const groups = await withoutWhoLeft(tx, approval.groups);
    const after = { ...approval, groups, reminders, remindAt: remindAt(since, reminders) };
    await tx.update('ticket', ticketId, { approval: after });
    const personIds = waitedFor(after);
    if (personIds.length > 0) tx.emit({ type: 'ticket.approvalWanted', ticketId, personIds, again: true });
    if (groups.some((group) => lacking(group) > 0)) tx.emit({ type: 'ticket.approverLacking', ticketId });
    return undefined;
  },
});

/** Who has not decided and is not here any more is not waited for: somebody else can be named in their place. */
export async function withoutWhoLeft(tx: Tx, groups: readonly ApprovalGroup[]): Promise<ApprovalGroup[]> {
  const here = async ({ decision, personId, standInId }: ApprovalVote): Promise<boolean> =>
    decision !== null ||
    (await tx.approver(personId)) !== null ||
    (standInId !== null && (await tx.approver(standInId)) !== null);
  const kept: ApprovalGroup[] = [];
  for (const group of groups) {
    const votes: ApprovalVote[] = [];
    for (const vote of group.votes) if (await here(vote)) votes.push(vote);
    const after = { ...group, votes };
    // What others have said would become a rejection by that alone: whoever dispatches names somebody in their place.
    kept.push(outcomeOfGroup(after) === outcomeOfGroup(group) ? after : group);
  }
  return kept;
}
