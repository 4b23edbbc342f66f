import { isVoteOf, waitedFor } from '../approval/approval';
import type { Id } from '../kernel/types';
import { type ChangeFacts, ownOf } from './change';
import { takesDecisions } from './steps';

type Facts = Pick<ChangeFacts, 'type' | 'state' | 'approval' | 'requesterId' | 'ownerId' | 'plan'>;

/** Whether it is this person's change in any part: they asked for it, own it or carry it out. */
export const isOwnChange = (id: Id, change: Facts): boolean => ownOf(change).has(id);

/** Whether somebody was asked, whatever has been said so far. */
export const isAskedOn = (id: Id, { approval }: Pick<Facts, 'approval'>): boolean =>
  approval?.groups.some(({ votes }) => votes.some((vote) => isVoteOf(vote, id))) ?? false;

/** Whether this person's word is waited for. Nobody approves their own. */
export const mayDecideOn = (id: Id, change: Facts): boolean =>
  change.approval !== null &&
  takesDecisions(change) &&
  !isOwnChange(id, change) &&
  waitedFor(change.approval).includes(id);
