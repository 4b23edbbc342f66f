import { z } from 'zod';
import { DECISIONS, decided } from '#domain/approval/approval';
import { CHANGE_LIMITS } from '#domain/change/change';
import { isAskedOn, isOwnChange, mayDecideOn } from '#domain/change/may';
import { takesDecisions } from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { changeSeenOf } from '#sync/views/change-seen';
import { changeOf, changeRoot, keepChange, nowOf } from './guard';

/** Somebody who was asked approves of a change or rejects it: what they read, and nothing else. Nobody approves their own. */
export const decideChange = defineMutation({
  name: 'change.decide',
  v: 1,
  args: z.strictObject({
    changeId: z.uuid(),
    decision: z.enum(DECISIONS),
    /** Why; whoever rejects says so. */
    comment: z.string().trim().max(CHANGE_LIMITS.note),
    /** What they read when they decided (`changeSeenOf`). */
    seen: z.string().min(1).max(64),
  }),
  root: changeRoot,
  async run(tx, { changeId, decision, comment, seen }) {
    const now = await changeOf(tx, changeId);
    const me = tx.actor.id;
    require_(!isOwnChange(me, now), 'forbidden');
    // It is another by now, or nobody decided in time: nobody is asked.
    require_(now.approval, 'illegal_state', { state: now.state });
    require_(isAskedOn(me, now), 'forbidden');
    require_(takesDecisions(now), 'illegal_state', { state: now.state });
    require_(mayDecideOn(me, now) && now.approval, 'decided');
    require_(seen === changeSeenOf(now), 'changed');
    require_(decision === 'approved' || comment !== '', 'invalid', { field: 'comment' });
    const at = nowOf(tx, now);
    const { expiresAt } = now.approval;
    require_(now.state !== 'awaiting_approval' || expiresAt === null || at <= expiresAt, 'decided');
    const approval = decided(now.approval, me, decision, at);
    const isOver = approval.outcome !== 'wanted';
    // What is being carried out already goes on: its review says what became of it.
    const to = isOver && now.state === 'awaiting_approval' ? approval.outcome : now.state;
    await keepChange(
      tx,
      now,
      { approval, state: to as typeof now.state },
      { deed: decision === 'rejected' ? 'rejected' : isOver ? 'approved' : 'decided', note: comment },
    );
    if (approval.outcome !== 'wanted')
      tx.emit({ type: 'change.decided', changeId, outcome: approval.outcome });
    return undefined;
  },
});
