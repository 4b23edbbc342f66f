import type { Told } from '../request/fields';
import type { TicketState } from '../ticket/states';
import type { Decision } from './approval';

/** What the page of a link in a mail shows of something that waits for an approval. */
export interface DecideView {
  number: string;
  title: string;
  /** Whose ask it is. */
  requester: string;
  /** What was asked and answered. */
  told: readonly Told[];
  /** Stands for what is shown: goes along with the decision. */
  seen: string;
  state: TicketState;
  /** What this person, or somebody in their place, has decided; null: nothing. */
  decision: Decision | null;
  /** Their word is waited for. */
  isAsked: boolean;
}

/** Why nothing was decided. */
export const DECIDE_FAULTS = ['comment', 'changed', 'slow', 'invalid'] as const;
export type DecideFault = (typeof DECIDE_FAULTS)[number];
