import { describe, expect, it } from 'vitest';
import { field } from '#tests/support/forms';
import { type ApprovalRule, checkRules, neededOf, rulesFor } from './policy';
import { REMIND_AFTER, remindAt, remindersBy } from './remind';

const above = (least: number) =>
  ({ match: 'all', tests: [{ field: 'amount', is: 'atLeast', value: least }] }) as const;
const rule = (over: Partial<ApprovalRule> = {}): ApprovalRule => ({
  ...{ id: 'r', who: 'people', personIds: ['a', 'b', 'c'], need: 'any', when: null },
  ...over,
});
const form = [field.number('amount')];

describe('the rules of an item', () => {
  it('hold always, or by what was answered', () => {
    const rules = [rule(), rule({ id: 's', when: above(500) })];
    expect(rulesFor(rules, form, { amount: 499 })).toHaveLength(1);
    expect(rulesFor(rules, form, { amount: 500 })).toHaveLength(2);
  });
  it('a form that does not ask what a rule looks at is no way around it', () => {
    expect(rulesFor([rule({ when: above(500) })], [field.text('other')], {})).toHaveLength(1);
    const words = { amount: 'four hundred' };
    expect(rulesFor([rule({ when: above(500) })], [field.text('amount')], words)).toHaveLength(1);
  });
  it('how many are needed: one, all who can be asked, or the number whoever falls away', () => {
    expect(neededOf(rule(), 3)).toBe(1);
    expect(neededOf(rule({ need: 'all' }), 2)).toBe(2);
    expect(neededOf(rule({ need: 'all' }), 0)).toBe(1);
    expect(neededOf(rule({ need: 2 }), 1)).toBe(2);
    expect(neededOf(rule({ who: 'manager', need: 'all', personIds: [] }), 1)).toBe(1);
  });
  it('that could never be met are not taken', () => {
    const faults = (one: ApprovalRule) => checkRules([one], form).map(({ fault }) => fault);
    expect(faults(rule())).toEqual([]);
    expect(faults(rule({ personIds: [] }))).toEqual(['noPeople']);
    expect(faults(rule({ personIds: ['a', 'a'] }))).toEqual(['samePerson']);
    expect(faults(rule({ need: 4 }))).toEqual(['tooManyNeeded']);
    expect(faults(rule({ when: { match: 'all', tests: [] } }))).toEqual(['noTests']);
    expect(faults(rule({ when: above(1), who: 'manager', personIds: [] }))).toEqual([]);
    expect(checkRules([rule({ when: above(1) })], [])).toEqual([{ at: 0, fault: 'badCondition' }]);
    expect(checkRules([rule(), rule()], form)).toEqual([{ at: 1, fault: 'sameId' }]);
  });
});

it('those who have not decided are reminded some times, then no more', () => {
  const times = REMIND_AFTER.map((_, n) => remindAt(1_000, n));
  expect(times).toEqual(REMIND_AFTER.map((after) => 1_000 + after));
  expect(remindAt(1_000, REMIND_AFTER.length)).toBeNull();
  expect(remindersBy(0, REMIND_AFTER[1] as number)).toBe(2);
});
