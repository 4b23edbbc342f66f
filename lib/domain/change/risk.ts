import type { Felt } from './change';

export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What is asked about how likely it is to go wrong, and how bad that would be. Each is answered 0 (well) to 2 (badly). */
export const LIKELIHOOD = ['practice', 'complexity', 'tested'] as const;
export const IMPACT = ['reach', 'backOut', 'hours'] as const;
export const RISK_QUESTIONS = [...LIKELIHOOD, ...IMPACT] as const;
export type RiskQuestion = (typeof RISK_QUESTIONS)[number];

/** Answers as they are kept, one figure a question: "010/200". Empty: not answered. */
export const RISK_FORM = /^[0-2]{3}\/[0-2]{3}$/;

/** The answers in their order. @returns null where not all are given */
export function riskAnswers(kept: string): number[] | null {
  return RISK_FORM.test(kept) ? [...kept.replace('/', '')].map(Number) : null;
}

/** As they are kept; empty while one is missing. */
export const keptRisk = (answers: readonly (number | null)[]): string => {
  const kept = `${answers.slice(0, 3).join('')}/${answers.slice(3).join('')}`;
  return answers.includes(null) || !RISK_FORM.test(kept) ? '' : kept;
};

/** The matrix: rows by likelihood, the least likely first; columns by impact. */
export const RISK_MATRIX: readonly (readonly RiskLevel[])[] = [
  ['low', 'low', 'medium'],
  ['low', 'medium', 'high'],
  ['medium', 'high', 'high'],
];

/** From so much on it is felt as a department (2) or as more (3). */
const FELT = { services: [1, 4], people: [25, 250], sites: [2, 5] } as const;

/** How far it is felt, 1 to 3, by what depends on its assets. */
export const feltImpact = (felt: Felt | null): 1 | 2 | 3 => {
  if (!felt) return 1;
  const of = (name: keyof Felt) => FELT[name].filter((from) => felt[name] >= from).length;
  return (1 + Math.max(of('services'), of('people'), of('sites'))) as 1 | 2 | 3;
};

export interface Risk {
  /** 1 to 3 */
  likelihood: number;
  /** 1 to 3, as it stands after what depends on its assets has raised it */
  impact: number;
  level: RiskLevel;
  /** What it would be by the answers alone; null: nothing raised it. */
  raisedFrom: RiskLevel | null;
}

/** Of three answers the worst counts whole, so that two good ones do not make up for it. */
const worst = (answers: readonly number[]): number => 1 + Math.max(...answers);
const levelAt = (likelihood: number, impact: number): RiskLevel =>
  RISK_MATRIX[likelihood - 1]?.[impact - 1] ?? 'high';

/**
 * The risk by its answers, raised by what depends on its assets, and never lowered by it.
 * @returns null while not all is answered
 */
export function riskOf(kept: string, felt: Felt | null): Risk | null {
  const answers = riskAnswers(kept);
  if (!answers) return null;
  const likelihood = worst(answers.slice(0, LIKELIHOOD.length));
  const said = worst(answers.slice(LIKELIHOOD.length));
  const impact = Math.max(said, feltImpact(felt));
  const [level, own] = [levelAt(likelihood, impact), levelAt(likelihood, said)];
  return { likelihood, impact, level, raisedFrom: level === own ? null : own };
}

/** Whether a level is at least another. */
export const isAtLeast = (level: RiskLevel, least: RiskLevel): boolean =>
  RISK_LEVELS.indexOf(level) >= RISK_LEVELS.indexOf(least);
