import { HOUR, type Instant } from '../kernel/types';
import type { ChangeFacts, ChangeResult, ChangeState, ChangeType } from './change';

/** What is done with a change without anything else being said; deciding, scheduling, backing out and reviewing say more. */
export const CHANGE_STEPS = [
  ...(['submit', 'assess', 'ask', 'revise', 'start', 'startUrgent', 'finish', 'cancel'] as const),
] as const;
export type ChangeStep = (typeof CHANGE_STEPS)[number];

interface Rule {
  from: readonly ChangeState[];
  to: ChangeState;
  /** Of which types; absent: of all. */
  types?: readonly ChangeType[];
}

const ASSESSED: readonly ChangeType[] = ['normal', 'emergency'];
const BEFORE: readonly ChangeState[] = ['draft', 'submitted', 'assessing', 'awaiting_approval'];

/** In this order, and nothing is skipped: a standard one is approved by its template, an urgent one is done before it is. */
const RULES: Record<ChangeStep, Rule> = {
  submit: { from: ['draft'], to: 'submitted' },
  assess: { from: ['submitted'], to: 'assessing', types: ASSESSED },
  ask: { from: ['assessing'], to: 'awaiting_approval', types: ASSESSED },
  revise: {
    from: ['awaiting_approval', 'approved', 'scheduled', 'rejected'],
    to: 'assessing',
    types: ASSESSED,
  },
  start: { from: ['scheduled'], to: 'implementing' },
  startUrgent: { from: [...BEFORE, 'approved', 'scheduled'], to: 'implementing', types: ['emergency'] },
  finish: { from: ['implementing'], to: 'review' },
  cancel: { from: [...BEFORE, 'approved', 'scheduled'], to: 'cancelled' },
};

/** An urgent change that was carried out before it was approved is to be approved within this time. */
export const APPROVE_WITHIN = 72 * HOUR;

type Of = Pick<ChangeFacts, 'type' | 'state'>;

/** The state after the step; null: there is no such step from here. */
export function afterChangeStep({ type, state }: Of, step: ChangeStep): ChangeState | null {
  const { from, to, types } = RULES[step];
  if (!from.includes(state) || (types && !types.includes(type))) return null;
  // What is pre-approved is approved once it is handed in.
  return step === 'submit' && type === 'standard' ? 'approved' : to;
}

/** The steps that can be taken now, whether or not something has to be written down first. */
export const possibleChangeSteps = (change: Of): ChangeStep[] =>
  CHANGE_STEPS.filter((step) => afterChangeStep(change, step) !== null);

export type Missing = 'reason' | 'plan' | 'backOut' | 'window' | 'risk' | 'ownerId' | 'steps' | 'note';

/**
 * What has to be written down, or done, before the step; null: nothing is missing.
 * @param said the words with it
 * @param leaveSteps somebody knows that steps are not done, and goes on all the same
 */
export function missingForChange(
  change: ChangeFacts,
  step: ChangeStep,
  said = '',
  leaveSteps = false,
): Missing | null {
  if (step === 'cancel' || step === 'revise') return said === '' ? 'note' : null;
  if (step === 'finish')
    return !leaveSteps && change.plan.some(({ doneAt }) => doneAt === null) ? 'steps' : null;
  if (change.reason === '') return 'reason';
  if (step === 'assess' || (step === 'submit' && change.type !== 'standard')) return null;
  if (change.ownerId === null) return 'ownerId';
  if (step === 'startUrgent') return null;
  if (change.plan.length === 0) return 'plan';
  if (change.backOut === '') return 'backOut';
  if (step === 'submit') return null;
  if (change.windowFrom === null || change.windowTo === null) return 'window';
  return step === 'ask' && change.risk === '' ? 'risk' : null;
}

/** Whether plan, window, assets and words can still be said otherwise. */
export const isEditable = (state: ChangeState): boolean =>
  [...BEFORE, 'approved', 'scheduled', 'rejected'].includes(state);

/** Whether it waits for its approval, or has it: what is said otherwise then voids that. */
export const isVoidable = ({ type, state }: Of): boolean =>
  type !== 'standard' && (state === 'awaiting_approval' || state === 'approved' || state === 'scheduled');

/** Whether words of approval are taken: while it waits, or of an urgent one while it is carried out or looked back at. */
export const takesDecisions = ({
  type,
  state,
  approval,
}: Pick<ChangeFacts, 'type' | 'state' | 'approval'>): boolean =>
  approval?.outcome === 'wanted' &&
  (state === 'awaiting_approval' ||
    (type === 'emergency' && (state === 'implementing' || state === 'review')));

/** Where a review leads. */
const ENDS: Record<ChangeResult, ChangeState> = {
  success: 'closed',
  partly: 'closed',
  failed: 'failed',
  backed_out: 'backed_out',
};

/** The state after the review; null: this cannot be its result, or it cannot be over yet. */
export function afterReview(
  { state, approval, backedOutAt }: Pick<ChangeFacts, 'state' | 'approval' | 'backedOutAt'>,
  result: ChangeResult,
): ChangeState | null {
  // Nothing that was done before it was approved is over before it is decided on.
  if (state !== 'review' || approval?.outcome === 'wanted') return null;
  if (backedOutAt !== null) return result === 'backed_out' || result === 'failed' ? ENDS[result] : null;
  return result === 'backed_out' ? null : ENDS[result];
}

/** When an urgent change that was begun without approval has to have it; null: it is none. */
export const approveBy = (
  { type, approval, state }: Pick<ChangeFacts, 'type' | 'approval' | 'state'>,
  startedAt: Instant | null,
): Instant | null =>
  type === 'emergency' &&
  approval?.outcome === 'wanted' &&
  state !== 'awaiting_approval' &&
  startedAt !== null
    ? startedAt + APPROVE_WITHIN
    : null;
