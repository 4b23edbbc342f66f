import { describe, expect, it } from 'vitest';
import type { ChangeFacts, ChangeState } from './change';
import { CHANGE_STATES, CHANGE_TYPES } from './change';
import { type ChangeRule, changeRulesFor, neededOfRule } from './policy';
import { feltImpact, keptRisk, riskOf } from './risk';
import { afterChangeStep, afterReview, CHANGE_STEPS, missingForChange, possibleChangeSteps } from './steps';

const facts = (over: Partial<ChangeFacts> = {}): ChangeFacts => ({
  ...{ type: 'normal', state: 'draft', reason: 'x', plan: [], backOut: '', windowFrom: null, windowTo: null },
  ...{ risk: '', requesterId: 'r', ownerId: 'o', approval: null, backedOutAt: null, log: [] },
  ...over,
});

describe('the states of a change', () => {
  it('implementing begins after approval, or of an urgent one before', () => {
    for (const type of CHANGE_TYPES)
      for (const state of CHANGE_STATES) {
        const begins = CHANGE_STEPS.some((step) => afterChangeStep({ type, state }, step) === 'implementing');
        const urgent = type === 'emergency' && CHANGE_STATES.indexOf(state) < 6;
        expect(`${type} ${state} ${begins}`).toBe(`${type} ${state} ${state === 'scheduled' || urgent}`);
      }
  });

  it('only a standard one is approved by being handed in, and none by another step', () => {
    for (const state of CHANGE_STATES)
      for (const type of CHANGE_TYPES)
        for (const step of CHANGE_STEPS)
          if (afterChangeStep({ type, state }, step) === 'approved')
            expect([type, state, step]).toEqual(['standard', 'draft', 'submit']);
  });

  it('what is over has no steps, but for one that was rejected', () => {
    for (const state of ['closed', 'cancelled', 'failed', 'backed_out'] as const)
      expect(possibleChangeSteps({ type: 'normal', state })).toEqual([]);
    expect(possibleChangeSteps({ type: 'normal', state: 'rejected' })).toEqual(['revise']);
  });

  it('names what is missing', () => {
    expect(missingForChange(facts({ reason: '' }), 'submit')).toBe('reason');
    expect(missingForChange(facts(), 'submit')).toBeNull();
    expect(missingForChange(facts({ type: 'standard' }), 'submit')).toBe('plan');
    expect(missingForChange(facts({ ownerId: null }), 'ask')).toBe('ownerId');
    expect(missingForChange(facts(), 'cancel')).toBe('note');
    const step = { id: 's', title: 't', ownerId: null, minutes: 1, doneAt: null, doneById: null };
    expect(missingForChange(facts({ plan: [step] }), 'finish')).toBe('steps');
    expect(missingForChange(facts({ plan: [step] }), 'finish', '', true)).toBeNull();
  });

  it('a review ends it as it went', () => {
    const at = (state: ChangeState, backedOutAt: number | null) => ({ state, approval: null, backedOutAt });
    expect(afterReview(at('review', null), 'partly')).toBe('closed');
    expect(afterReview(at('review', null), 'failed')).toBe('failed');
    expect(afterReview(at('review', null), 'backed_out')).toBeNull();
    expect(afterReview(at('review', 1), 'success')).toBeNull();
    expect(afterReview(at('implementing', null), 'success')).toBeNull();
  });
});

describe('the risk of a change', () => {
  it('is the worst of what was answered, in the matrix', () => {
    expect(riskOf('', null)).toBeNull();
    expect(riskOf('000/000', null)).toMatchObject({
      likelihood: 1,
      impact: 1,
      level: 'low',
      raisedFrom: null,
    });
    expect(riskOf('001/200', null)).toMatchObject({ likelihood: 2, impact: 3, level: 'high' });
    expect(keptRisk([0, 1, 2, 0, 0, 1])).toBe('012/001');
    expect(keptRisk([0, 1, 2, null, 0, 1])).toBe('');
  });

  it('is raised by what depends on its assets, and never lowered', () => {
    const felt = (people: number) => ({ services: 0, people, sites: 0 });
    expect([0, 24, 25, 249, 250].map((people) => feltImpact(felt(people)))).toEqual([1, 1, 2, 2, 3]);
    expect(riskOf('000/000', felt(250))).toMatchObject({ impact: 3, level: 'medium', raisedFrom: 'low' });
    expect(riskOf('222/222', felt(0))).toMatchObject({ level: 'high', raisedFrom: null });
  });
});

describe('who approves a change', () => {
  const rule = (id: string, over: Partial<ChangeRule> = {}): ChangeRule => ({
    ...{
      id,
      name: id,
      position: 1,
      types: [],
      riskAtLeast: null,
      siteIds: [],
      categoryIds: [],
      personIds: [],
      withinHours: null,
    },
    ...{ teamId: null, need: 'any', last: false, active: true },
    ...over,
  });
  const change = { type: 'normal', riskLevel: 'medium', siteId: 's', categoryId: 'c' } as const;
  const found = (rules: ChangeRule[], over = {}) =>
    changeRulesFor(rules, { ...change, ...over }).map(({ id }) => id);

  it('all whose rule holds, in their order, up to one that is the last', () => {
    const rules = [
      rule('b', { position: 2 }),
      rule('a'),
      rule('c', { position: 3, last: true }),
      rule('d', { position: 4 }),
    ];
    expect(found(rules)).toEqual(['a', 'b', 'c']);
    expect(found([rule('a', { active: false }), rule('b')])).toEqual(['b']);
  });

  it('by type, risk, site and category; what is not known is no way around', () => {
    const high = rule('high', { riskAtLeast: 'high' });
    expect(found([high])).toEqual([]);
    expect(found([high], { riskLevel: null })).toEqual(['high']);
    expect(found([rule('e', { types: ['emergency'] })])).toEqual([]);
    expect(found([rule('other', { siteIds: ['t'] })])).toEqual([]);
    expect(found([rule('other', { siteIds: ['t'] })], { siteId: null })).toEqual(['other']);
    expect(found([rule('cat', { categoryIds: ['c'] })])).toEqual(['cat']);
  });

  it('one, all of them, or a number that stays what it is', () => {
    expect(neededOfRule({ need: 'any' }, 5)).toBe(1);
    expect(neededOfRule({ need: 'all' }, 5)).toBe(5);
    expect(neededOfRule({ need: 'all' }, 0)).toBe(1);
    expect(neededOfRule({ need: 3 }, 2)).toBe(3);
  });
});
