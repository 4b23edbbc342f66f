import { z } from 'zod';
import { personOrNobody } from '#domain/access/system';
import { lacking, outcomeOfGroup, waitedFor } from '#domain/approval/approval';
import { remindAt, remindersBy } from '#domain/approval/remind';
import { takesDecisions } from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { withoutWhoLeft } from '../approval/remind';
import { changeOf, changeRoot, keepChange } from './guard';

const due = z.strictObject({ changeId: z.uuid(), dueAt: z.number().int().nonnegative() });

/** Those who have not decided are reminded; after a time without the job once, not once for each that was due. */
export const remindOfChange = defineMutation({
  name: 'change.remind',
  v: 1,
  args: due,
  root: changeRoot,
  async run(tx, { changeId, dueAt }) {
    require_(personOrNobody(tx.actor.id) === null, 'forbidden');
    const now = await changeOf(tx, changeId);
    const { approval } = now;
    // Somebody decided in the meantime, or it was reminded of before.
    if (!takesDecisions(now) || approval?.remindAt !== dueAt) return undefined;
    // It counts from when somebody was asked last: the time that is due says when that was.
    const since = dueAt - (remindAt(0, approval.reminders) ?? 0);
    const reminders = Math.max(approval.reminders + 1, remindersBy(since, tx.receivedAt ?? tx.occurredAt));
    const groups = await withoutWhoLeft(tx, approval.groups);
    const after = { ...approval, groups, reminders, remindAt: remindAt(since, reminders) };
    await tx.update('change', changeId, { approval: after });
    const personIds = waitedFor(after);
    if (personIds.length > 0) tx.emit({ type: 'change.approvalWanted', changeId, personIds, again: true });
    if (groups.some((group) => outcomeOfGroup(group) === 'wanted' && lacking(group) > 0))
      tx.emit({ type: 'change.approverLacking', changeId });
    return undefined;
  },
});

/** Nobody decided on it in time: it is assessed again, and says so. */
export const expireChange = defineMutation({
  name: 'change.expire',
  v: 1,
  args: due,
  root: changeRoot,
  async run(tx, { changeId, dueAt }) {
    require_(personOrNobody(tx.actor.id) === null, 'forbidden');
    const now = await changeOf(tx, changeId);
    // Decided, void or asked anew meanwhile. What is being carried out goes on, and is shown as late.
    if (now.state !== 'awaiting_approval' || !takesDecisions(now)) return undefined;
    if (now.approval?.expiresAt !== dueAt) return undefined;
    const back = { state: 'assessing', approval: null, overrideReason: null } as const;
    await keepChange(tx, now, back, { deed: 'expired' });
    tx.emit({ type: 'change.expired', changeId });
    return undefined;
  },
});
