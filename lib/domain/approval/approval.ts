import type { Id, Instant } from '../kernel/types';

export const DECISIONS = ['approved', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

export const OUTCOMES = ['wanted', ...DECISIONS] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where those who are asked come from. */
export const APPROVER_KINDS = ['manager', 'people'] as const;
export type ApproverKind = (typeof APPROVER_KINDS)[number];

/** One who is asked. Names are kept as they were: not everybody who reads this may see everybody's card. */
export interface ApprovalVote {
  personId: Id;
  name: string;
  /** Who may decide in their place; null: nobody. */
  standInId: Id | null;
  standIn: string | null;
  /** Null: not yet. */
  decision: Decision | null;
  /** Who decided: they or their stand-in. */
  byId: Id | null;
  at: Instant | null;
}

/** People of whom so many have to approve. */
export interface ApprovalGroup {
  who: ApproverKind;
  needed: number;
  votes: readonly ApprovalVote[];
}

/** How it stands with the approval of something. Every group has to approve. */
export interface Approval {
  since: Instant;
  outcome: Outcome;
  /** When the outcome was there. */
  decidedAt: Instant | null;
  groups: readonly ApprovalGroup[];
  /** When those who have not decided are reminded next; null: no more. */
  remindAt: Instant | null;
  reminders: number;
}

const isApproved = ({ decision }: ApprovalVote): boolean => decision === 'approved';
const isRejected = ({ decision }: ApprovalVote): boolean => decision === 'rejected';

/** How many of a group have approved. */
export const approvals = ({ votes }: ApprovalGroup): number => votes.filter(isApproved).length;

/** How many people a group lacks before it could approve at all: they have to be named first. */
export const lacking = ({ needed, votes }: ApprovalGroup): number => Math.max(0, needed - votes.length);

/**
 * Approved as soon as enough have; rejected as soon as enough no longer can. One that lacks people waits for those to be
 * named, and is not rejected by that alone.
 */
export function outcomeOfGroup(group: ApprovalGroup): Outcome {
  if (approvals(group) >= group.needed) return 'approved';
  const rejections = group.votes.filter(isRejected).length;
  const people = Math.max(group.votes.length, group.needed);
  return people - rejections < group.needed ? 'rejected' : 'wanted';
}

/** Of all: one group that rejects is enough, every group has to approve. */
export function outcomeOf(groups: readonly ApprovalGroup[]): Outcome {
  const outcomes = groups.map(outcomeOfGroup);
  if (outcomes.includes('rejected')) return 'rejected';
  return outcomes.every((one) => one === 'approved') ? 'approved' : 'wanted';
}

/** Whether this person decides this vote: as the one who was asked, or in their place. */
export const isVoteOf = ({ personId, standInId }: ApprovalVote, id: Id): boolean =>
  personId === id || standInId === id;

/** All who were asked, and who stand in for them: each once, sorted. */
export const askedOf = (approval: Approval | null): Id[] =>
  approval
    ? [
        ...new Set(
          approval.groups.flatMap(({ votes }) =>
            votes.flatMap(({ personId, standInId }) => (standInId ? [personId, standInId] : [personId])),
          ),
        ),
      ].sort()
    : [];

/** Those who have decided, for themselves or for others: each once, sorted. */
export const spokenOf = (approval: Pick<Approval, 'groups'> | null): Id[] => {
  const ids = approval?.groups.flatMap(({ votes }) => votes.map(({ byId }) => byId)) ?? [];
  return [...new Set(ids.filter((id) => id !== null))].sort();
};

/** Those whose word is still waited for: nobody of a group that has decided. */
export function waitedFor({ outcome, groups }: Pick<Approval, 'outcome' | 'groups'>): Id[] {
  if (outcome !== 'wanted') return [];
  const ids = groups
    .filter((group) => outcomeOfGroup(group) === 'wanted')
    .flatMap(({ votes }) => {
      const spoken = new Set(votes.map(({ byId }) => byId));
      return votes
        .filter(({ decision }) => decision === null)
        .flatMap(({ personId, standInId }) => (standInId ? [personId, standInId] : [personId]))
        .filter((id) => !spoken.has(id));
    });
  return [...new Set(ids)].sort();
}

/**
 * The approval after somebody has decided. One person is one word in a group: their own, or else that of one they stand in
 * for. Nobody's word is taken twice.
 */
export function decided<A extends Approval>(approval: A, id: Id, decision: Decision, at: Instant): A {
  const groups = approval.groups.map((group): ApprovalGroup => {
    const mine = voteFor(group, id);
    const votes = group.votes.map((vote) => (vote === mine ? { ...vote, decision, byId: id, at } : vote));
    return { ...group, votes };
  });
  const outcome = outcomeOf(groups);
  return outcome === 'wanted'
    ? { ...approval, groups }
    : { ...approval, groups, outcome, decidedAt: at, remindAt: null };
}

/** The vote of a group that this person's word is for; none where they have spoken in it. */
function voteFor({ votes }: ApprovalGroup, id: Id): ApprovalVote | undefined {
  if (votes.some(({ byId }) => byId === id)) return undefined;
  const open = votes.filter((vote) => vote.decision === null && isVoteOf(vote, id));
  return open.find(({ personId }) => personId === id) ?? open[0];
}
