import type { Approval, ApprovalGroup, ApprovalVote } from '#domain/approval/approval';
import { type ApprovalRule, neededOf } from '#domain/approval/policy';
import { remindAt } from '#domain/approval/remind';
import type { Id, Instant } from '#domain/kernel/types';
import type { Tx } from '#sync/tx';

/**
 * Whom these rules ask: nobody about their own ask, and nobody who is not here any more. A device does not know who
 * manages whom: there that group is empty until the server has said.
 *
 * @param rules those that hold
 * @param own whose ask it is: who needs it, and who asked
 */
export async function planApproval(
  tx: Tx,
  rules: readonly ApprovalRule[],
  own: { requesterId: Id; reporterId: Id },
  since: Instant,
): Promise<Approval> {
  const groups: ApprovalGroup[] = [];
  for (const rule of rules) {
    const manager = rule.who === 'manager' ? await tx.managerOf(own.requesterId) : null;
    const ids = rule.who === 'people' ? rule.personIds : manager ? [manager] : [];
    const votes = await votesOf(tx, ids, new Set([own.requesterId, own.reporterId]));
    groups.push({ who: rule.who, needed: neededOf(rule, votes.length), votes });
  }
  return { since, outcome: 'wanted', decidedAt: null, groups, remindAt: remindAt(since, 0), reminders: 0 };
}

/** These are asked, each once, but for those whose own it is and who are not here any more. */
export async function votesOf(tx: Tx, ids: readonly Id[], own: ReadonlySet<Id>): Promise<ApprovalVote[]> {
  const votes: ApprovalVote[] = [];
  for (const id of ids) {
    const vote = own.has(id) ? null : await voteFrom(tx, id, own);
    if (vote) votes.push(vote);
  }
  // Who is asked themselves, or stands in for another, is no second word of the same group.
  const taken = new Set(votes.map(({ personId }) => personId));
  for (const [at, vote] of votes.entries()) {
    if (vote.standInId === null) continue;
    if (taken.has(vote.standInId)) votes[at] = { ...vote, standInId: null, standIn: null };
    else taken.add(vote.standInId);
  }
  return votes;
}

/** Somebody is asked about what these two need or asked for (`voteFrom`). */
export const voteOf = (
  tx: Tx,
  personId: Id,
  own: { requesterId: Id; reporterId: Id },
): Promise<ApprovalVote | null> => voteFrom(tx, personId, new Set([own.requesterId, own.reporterId]));

/** Somebody is asked, or, while they are away, whoever stands in for them as well; null: they are not here any more. */
export async function voteFrom(tx: Tx, personId: Id, own: ReadonlySet<Id>): Promise<ApprovalVote | null> {
  const approver = await tx.approver(personId);
  if (!approver) return null;
  const standIn = approver.standIn && !own.has(approver.standIn.id) ? approver.standIn : null;
  return {
    ...{ personId, name: approver.name, standInId: standIn?.id ?? null, standIn: standIn?.name ?? null },
    ...{ decision: null, byId: null, at: null },
  };
}
