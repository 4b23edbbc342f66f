import { isForQueue } from '#domain/assign/decide';
import type { AssignmentRule } from '#domain/assign/rule';
import { asKnown, skillOf } from '#domain/assign/skills';
import type { TypedConditions } from '../conditions/condition-fields';
import type { TypedFault } from '../fault-words';

/** Who of the team gets it, as it is chosen: one person is a way of its own. */
export const HOWS = ['queue', 'least', 'round', 'person'] as const;
export type How = (typeof HOWS)[number];

export interface RuleFields extends TypedConditions {
  name: string;
  position: number;
  active: boolean;
  toTeamId: string | null;
  how: How;
  toPersonId: string | null;
  skills: string[];
  /** a skill that is typed and not added yet */
  skill: string;
}

/** What is stored of it. */
export interface StoredRule extends TypedConditions {
  name: string;
  position: number;
  active: boolean;
  toTeamId: string | null;
  toPersonId: string | null;
  strategy: AssignmentRule['strategy'];
  skills: string[];
}

export const howOf = (rule: Pick<AssignmentRule, 'strategy' | 'toPersonId'>): How =>
  rule.toPersonId === null ? rule.strategy : 'person';

/** A rule as it is stored, without its id. */
export function storedOf(rule: AssignmentRule): StoredRule {
  const { name, position, active, toTeamId, toPersonId, strategy } = rule;
  return {
    ...{ name, position, active, kinds: [...rule.kinds], priorities: [...rule.priorities] },
    ...{ categoryIds: [...rule.categoryIds], siteIds: [...rule.siteIds], teamIds: [...rule.teamIds] },
    ...{ toTeamId, toPersonId, strategy, skills: [...rule.skills] },
  };
}

/** A rule in a form. */
export function typedRule(rule: AssignmentRule): RuleFields {
  const { strategy, ...stored } = storedOf(rule);
  return { ...stored, how: howOf(rule), skill: '' };
}

/** What is to be stored; a skill that was typed and not added counts. */
export function storedRule({ how, skill, skills, toPersonId, ...fields }: RuleFields): StoredRule {
  const strategy = how === 'person' ? 'queue' : how;
  const person = how === 'person' ? toPersonId : null;
  const all = withTyped(skills, skill);
  const isQueue = isForQueue({ strategy, toPersonId: person });
  return { ...fields, strategy, toPersonId: person, skills: isQueue ? [] : all };
}

/** Skills with the one that is still in its field. */
export const withTyped = (skills: readonly string[], typed: string): string[] =>
  asKnown([...skills, ...(typed.trim() === '' ? [] : [skillOf(typed) ?? typed])], []);

/** What cannot be sent: nobody chosen, or a skill that is none. */
export function ruleFault({ how, toPersonId, skill }: RuleFields): TypedFault | null {
  if (how === 'person' && toPersonId === null) return { field: 'toPersonId', fault: 'noPerson' };
  return how === 'queue' ? null : skillFault(skill);
}

export const skillFault = (typed: string): TypedFault | null =>
  typed.trim() === '' || skillOf(typed) !== null ? null : { field: 'skills', fault: 'skill' };

export const blankRule = (position: number): RuleFields => ({
  ...{
    name: '',
    position,
    active: true,
    kinds: [],
    priorities: [],
    categoryIds: [],
    siteIds: [],
    teamIds: [],
  },
  ...{ toTeamId: null, how: 'least', toPersonId: null, skills: [], skill: '' },
});
