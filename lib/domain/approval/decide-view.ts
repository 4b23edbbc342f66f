import type { ChangeType, Felt } from '../change/change';
import type { RiskLevel } from '../change/risk';
import type { Instant } from '../kernel/types';
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

/** The same of a change; `stale`: it is another by now than the one the mail asked about. */
export type ChangeDecideView =
  | { kind: 'stale'; number: string }
  | {
      kind: 'change';
      number: string;
      title: string;
      requester: string;
      type: ChangeType;
      reason: string;
      description: string;
      /** By tag and name. */
      assets: readonly string[];
      felt: Felt | null;
      /** Empty: nobody's. */
      owner: string;
      /** `by`: empty where whoever carries it out does it. */
      steps: readonly { title: string; minutes: number; by: string }[];
      windowFrom: Instant | null;
      windowTo: Instant | null;
      riskLevel: RiskLevel | null;
      backOut: string;
      tests: string;
      /** People are still asked about it. */
      isOpen: boolean;
      /** What this person, or somebody in their place, has decided; null: nothing. */
      decision: Decision | null;
      /** Their word is waited for. */
      isAsked: boolean;
    };

/** Why nothing was decided. */
export const DECIDE_FAULTS = ['comment', 'changed', 'slow', 'invalid'] as const;
export type DecideFault = (typeof DECIDE_FAULTS)[number];
