import { z } from 'zod';
import { isStaff } from '#domain/access/roles';
import { type ApprovalVote, lacking } from '#domain/approval/approval';
import { remindAt } from '#domain/approval/remind';
import { type ChangeApproval, ownOf } from '#domain/change/change';
import { canBeAskedOn, mayHandOnOf, mayNameOn } from '#domain/change/may';
import { takesDecisions } from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { ChangeRow } from '#sync/views/change';
import { voteFrom } from '../approval/plan';
import { changeOf, changeRoot, heardOf, keepChange } from './guard';

/** Somebody who was asked, or who may overrule, says who may decide in their place. */
export const handOnChange = defineMutation({
  name: 'change.handOn',
  v: 1,
  /** `toId` null: nobody else decides any more. */
  args: z.strictObject({ changeId: z.uuid(), fromId: z.uuid(), toId: z.uuid().nullable() }),
  root: changeRoot,
  async run(tx, { changeId, fromId, toId }) {
    const now = await changeOf(tx, changeId);
    require_(takesDecisions(now) && now.approval, 'illegal_state', { state: now.state });
    require_(mayHandOnOf(tx.actor, now, fromId), 'forbidden');
    // Nobody makes themselves the one who decides.
    require_(toId !== tx.actor.id, 'invalid', { field: 'personId' });
    const approval = now.approval;
    const standIn = toId === null ? null : await newcomer(tx, now, toId, fromId);
    const groups = approval.groups.map((group) => ({
      ...group,
      votes: group.votes.map((vote) =>
        vote.personId === fromId && vote.decision === null
          ? { ...vote, standInId: toId, standIn: standIn?.name ?? null }
          : vote,
      ),
    }));
    if (standIn && toId) return ask(tx, now, { ...approval, groups }, toId, 'handedOn', standIn.name);
    await keepChange(tx, now, { approval: { ...approval, groups } });
    return undefined;
  },
});

/** Somebody more is named who decides: where nobody could, it would wait for ever. */
export const nameApprover = defineMutation({
  name: 'change.nameApprover',
  v: 1,
  args: z.strictObject({ changeId: z.uuid(), group: z.number().int().min(0).max(100), personId: z.uuid() }),
  root: changeRoot,
  async run(tx, { changeId, group: at, personId }) {
    const now = await changeOf(tx, changeId);
    require_(takesDecisions(now) && now.approval, 'illegal_state', { state: now.state });
    require_(mayNameOn(tx.actor, now, at), 'forbidden');
    // Nobody makes themselves the one who decides.
    require_(personId !== tx.actor.id, 'invalid', { field: 'personId' });
    const approval = now.approval;
    const vote = await newcomer(tx, now, personId, null);
    const groups = approval.groups.map((group, n) => {
      if (n !== at) return group;
      // Where all have to approve whoever is named has to as well.
      const isAll = lacking(group) === 0 && group.needed === group.votes.length && group.needed > 1;
      return { ...group, needed: group.needed + (isAll ? 1 : 0), votes: [...group.votes, vote] };
    });
    return ask(tx, now, { ...approval, groups }, personId, 'named', vote.name);
  },
});

/**
 * Somebody of the staff, or whom whoever is away has named for the time: nobody whose own it is, and nobody twice.
 * @throws DomainError `invalid`
 */
async function newcomer(tx: Tx, now: ChangeRow, personId: Id, fromId: Id | null): Promise<ApprovalVote> {
  require_(canBeAskedOn(personId, now), 'invalid', { field: 'personId' });
  const person = await tx.get('person', personId);
  const isStandIn = fromId !== null && (await tx.approver(fromId))?.standIn?.id === personId;
  require_(isStandIn || (person?.active && isStaff(person.role)), 'invalid', { field: 'personId' });
  const vote = await voteFrom(tx, personId, ownOf(now));
  require_(vote, 'invalid', { field: 'personId' });
  return vote;
}

/** They are asked from now on: what was to be reminded of begins anew. */
async function ask(
  tx: Tx,
  now: ChangeRow,
  approval: ChangeApproval,
  personId: Id,
  deed: 'handedOn' | 'named',
  name: string,
): Promise<undefined> {
  const anew = { ...approval, remindAt: remindAt(heardOf(tx, now), 0), reminders: 0 };
  await keepChange(tx, now, { approval: anew }, { deed, note: name });
  tx.emit({ type: 'change.approvalWanted', changeId: now.id, personIds: [personId] });
  return undefined;
}
