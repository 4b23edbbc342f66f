/** From how many people on an incident concerns at least a team, and many teams. */
export interface ImpactRule {
  team: number;
  many: number;
}

/** What holds where the organisation has not said otherwise. */
export const USUAL_IMPACT: ImpactRule = { team: 2, many: 10 };

/** One is nobody else; more than these are many everywhere. */
export const IMPACT_BOUNDS = { least: 2, most: 10_000 } as const;

/** What is wrong with a rule, and in which number; null: nothing. */
export function impactRuleFault({ team, many }: ImpactRule): 'teamFrom' | 'manyFrom' | null {
  const isBound = (n: number) => Number.isInteger(n) && n >= IMPACT_BOUNDS.least && n <= IMPACT_BOUNDS.most;
  if (!isBound(team)) return 'teamFrom';
  return isBound(many) && many > team ? null : 'manyFrom';
}
