import { can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import { askedOf, isVoteOf, lacking, outcomeOfGroup, waitedFor } from '../approval/approval';
import type { Id } from '../kernel/types';
import { type ChangeFacts, ownOf, startersOf } from './change';
import { takesDecisions } from './steps';

type Facts = Omit<ChangeFacts, 'reason' | 'backOut' | 'windowFrom' | 'windowTo' | 'risk' | 'backedOutAt'>;

/** Whether it is this person's change in any part: they asked for it, own it, carry it out or did. */
export const isOwnChange = (id: Id, change: Facts): boolean =>
  ownOf(change).has(id) || startersOf(change.log).has(id);

/** Whether somebody was asked, whatever has been said so far. */
export const isAskedOn = (id: Id, { approval }: Pick<Facts, 'approval'>): boolean =>
  approval?.groups.some(({ votes }) => votes.some((vote) => isVoteOf(vote, id))) ?? false;

/** Whether this person's word is waited for. Nobody approves their own. */
export const mayDecideOn = (id: Id, change: Facts): boolean =>
  change.approval !== null &&
  takesDecisions(change) &&
  !isOwnChange(id, change) &&
  waitedFor(change.approval).includes(id);

type Who = Pick<Actor, 'id' | 'role'>;

/** Whether this person may name who decides in the place of whoever was asked: they themselves, and those who may overrule. */
export const mayHandOnOf = ({ id, role }: Who, change: Facts, fromId: Id): boolean =>
  takesDecisions(change) &&
  !isOwnChange(id, change) &&
  (change.approval?.groups.some(({ votes }) =>
    votes.some((vote) => vote.personId === fromId && vote.decision === null),
  ) ??
    false) &&
  (id === fromId || can(role, 'change.overrule'));

/**
 * Whether this person may name somebody more in a group that has not decided. Where the rules name too few whoever works on
 * changes does; else only those who may overrule the rules.
 */
export function mayNameOn({ id, role }: Who, change: Facts, at: number): boolean {
  const group = change.approval?.groups[at];
  if (!group || !takesDecisions(change) || isOwnChange(id, change)) return false;
  if (outcomeOfGroup(group) !== 'wanted') return false;
  return can(role, lacking(group) > 0 ? 'change.manage' : 'change.overrule');
}

/** Whether somebody can be asked: nobody whose own it is, and nobody twice. */
export const canBeAskedOn = (id: Id, change: Facts): boolean =>
  !isOwnChange(id, change) && !askedOf(change.approval).includes(id);
