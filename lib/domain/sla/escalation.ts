import type { Instant } from '../kernel/types';
import type { Impact, Urgency } from '../priority/matrix';
import { ESCALATION_ACTS, type EscalationAct, type Measure, type SlaPolicy } from './policy';
import { type Pace, type Run, usedAt } from './run';

/** The highest mark that a clock has passed and nobody has dealt with, percent; null: none. */
export function markPassed(run: Run, now: Instant, pace: Pace): number | null {
  const used = usedAt(run, now, pace);
  // In whole numbers: at the very instant it was foreseen for, a share could fall short by a hair.
  const isPassed = (mark: number) => mark * run.target <= used * 100;
  return pace.marks(run.policyId).findLast((mark) => mark > run.done && isPassed(mark)) ?? null;
}

/** What is to be done for all marks behind `done` up to `percent`, each thing once. */
export function actsPassed(
  { escalations }: Pick<SlaPolicy, 'escalations'>,
  measure: Measure,
  done: number,
  percent: number,
): EscalationAct[] {
  const passed = escalations.filter(
    (one) => one.measure === measure && one.percent > done && one.percent <= percent,
  );
  return ESCALATION_ACTS.filter((act) => passed.some(({ acts }) => acts.includes(act)));
}

type Rated = { impact: Impact; urgency: Urgency };

/** One step up: more urgent, or of more impact where it is most urgent; null at the top of both. */
export function raised({ impact, urgency }: Rated): { field: keyof Rated; to: Partial<Rated> } | null {
  if (urgency > 1) return { field: 'urgency', to: { urgency: (urgency - 1) as Urgency } };
  if (impact > 1) return { field: 'impact', to: { impact: (impact - 1) as Impact } };
  return null;
}
