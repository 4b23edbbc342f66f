import { describe, expect, it } from 'vitest';
import { catalogItemRow } from '#sync/views/catalog';
import { field } from '#tests/support/forms';
import { holds } from './conditions';
import type { Test } from './fields';
import { checkForm } from './form';
import { isTaken, itemScope, withVersion } from './item';
import { startingCatalog } from './starting';

const faults = (...fields: Parameters<typeof checkForm>[0]) =>
  checkForm(fields).map(({ at, fault }) => `${at} ${fault}`);
const when = (...tests: Test[]) => ({ showWhen: { match: 'all' as const, tests } });

describe('a form', () => {
  it('is sound as it should be', () => {
    expect(
      faults(
        field.choice('a', ['x', 'y']),
        field.number('b', { min: 1, max: 1 }),
        field.date('c', when({ field: 'b', is: 'atLeast', value: 1 })),
        field.date('d', { earliest: { after: 'c', days: 0 } }),
      ),
    ).toEqual([]);
  });

  it('labels and options: there, and told apart', () => {
    expect(faults(field.text('a', { label: ' ' }))).toEqual(['0 noLabel']);
    expect(
      faults(field.text('a', { label: 'Name' }), field.text('b', { label: ' náme'.replace('á', 'a') })),
    ).toEqual(['1 sameLabel']);
    expect(faults(field.text('a'), field.text('a', { label: 'b' }))).toEqual(['1 sameId']);
    expect(faults(field.choice('a', ['x']))).toEqual(['0 fewOptions']);
    expect(faults(field.choice('a', ['x', 'x']))).toEqual(['0 sameOption']);
  });

  it('bounds that leave nothing', () => {
    expect(faults(field.number('a', { min: 2, max: 1 }))).toEqual(['0 badBounds']);
    expect(faults(field.choices('a', ['x', 'y'], { atLeast: 2, atMost: 1 }))).toEqual(['0 badBounds']);
    const days = { earliest: { after: null, days: 2 }, latest: { after: null, days: 1 } };
    expect(faults(field.date('a', days))).toEqual(['0 badBounds']);
  });

  it('conditions and days look at what stands above, and at what it can be', () => {
    const tool = field.choice('tool', ['x', 'y']);
    const is = (id: string, value: string | number | null, how: Test['is'] = 'is') =>
      field.text('t', when({ field: id, is: how, value }));
    expect(faults(is('tool', 'x'), tool)).toEqual(['0 badCondition']);
    expect(faults(is('t', 'x'))).toEqual(['0 badCondition']);
    expect(faults(tool, is('tool', 'z'))).toEqual(['1 badCondition']);
    expect(faults(tool, is('tool', 1, 'atLeast'))).toEqual(['1 badCondition']);
    expect(faults(tool, is('tool', null))).toEqual(['1 badCondition']);
    expect(faults(tool, is('tool', null, 'answered'))).toEqual([]);
    expect(faults(tool, field.text('t', when()))).toEqual(['1 noTests']);
    expect(faults(tool, field.date('d', { earliest: { after: 'tool', days: 1 } }))).toEqual(['1 badDay']);
  });
});

describe('a condition', () => {
  const both = (match: 'all' | 'any', ...tests: Test[]) => ({ match, tests });
  const amount = (is: Test['is'], value: number): Test => ({ field: 'amount', is, value });

  it('all, or any of its tests', () => {
    const [low, high] = [amount('atLeast', 10), amount('atLeast', 100)];
    expect(holds(both('all', low, high), { amount: 50 })).toBe(false);
    expect(holds(both('any', low, high), { amount: 50 })).toBe(true);
  });

  it('reaches its bound; what was not answered reaches nothing', () => {
    expect(holds(both('all', amount('atLeast', 50)), { amount: 50 })).toBe(true);
    expect(holds(both('all', amount('atMost', 50)), { amount: 50 })).toBe(true);
    expect(holds(both('all', amount('atMost', 50)), {})).toBe(false);
    expect(holds(both('all', amount('isNot', 50)), {})).toBe(true);
    expect(holds(both('all', amount('atLeast', 5)), { amount: '50' })).toBe(false);
  });

  it('of several choices looks for one', () => {
    const one: Test = { field: 's', is: 'is', value: 'a' };
    expect(holds(both('all', one), { s: ['b', 'a'] })).toBe(true);
    expect(holds(both('all', { ...one, is: 'isNot' }), { s: ['b', 'a'] })).toBe(false);
  });
});

describe('versions of a form', () => {
  const DAY = 86_400_000;
  const made = (id: string, at: number) => ({ id, at, fields: [], titleField: null });

  it('count up; those replaced are taken for 30 days', () => {
    const one = withVersion([], made('a', 0));
    const two = withVersion(one, made('b', 40 * DAY));
    expect(two.map(({ id, n }) => `${id}${n}`)).toEqual(['b2', 'a1']);
    expect(isTaken(two, 1, 69 * DAY)).toBe(true);
    expect(isTaken(two, 1, 70 * DAY)).toBe(false);
    expect(isTaken(two, 0, 999 * DAY)).toBe(true);
    expect(withVersion(two, made('c', 80 * DAY)).map(({ id }) => id)).toEqual(['c', 'b']);
    expect(withVersion(two, made('c', 50 * DAY)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('an item is for everyone where it says so and is in use, else for the staff', () => {
    expect(itemScope({ audience: 'everyone', active: true })).toBe('all');
    expect(itemScope({ audience: 'everyone', active: false })).toBe('staff');
    expect(itemScope({ audience: 'staff', active: true })).toBe('staff');
  });
});

describe('what an organisation begins with', () => {
  it('is five sound items, in the shape of rows', () => {
    let n = 0;
    const newId = () => `0193b1f2-0000-7000-8000-${String(n++).padStart(12, '0')}`;
    const items = startingCatalog(newId, 1_000);
    expect(items.map(({ name }) => name)).toEqual([
      ...['Password reset', 'Access permission', 'Software installation', 'Hardware', 'New starter'],
    ]);
    for (const item of items) {
      expect(catalogItemRow.parse({ ...item, ver: 1, deletedAt: null })).toBeTruthy();
      expect(checkForm(item.versions[0]?.fields ?? [])).toEqual([]);
    }
  });
});
