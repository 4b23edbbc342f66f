import type { Id } from '../kernel/types';
import type { PlanStep } from './change';

/** A change that was approved once for all: what is done by it is not said otherwise. */
export interface ChangeTemplate {
  id: Id;
  name: string;
  description: string;
  plan: readonly Pick<PlanStep, 'title' | 'minutes'>[];
  backOut: string;
  tests: string;
  risk: string;
  /** Which change it was made of. */
  changeId: Id;
  active: boolean;
}
