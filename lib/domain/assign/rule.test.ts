import { expect, it } from 'vitest';
import { decided, type HandEntry } from './history';
import { type AssignmentRule, ruleFor } from './rule';

const rule = (id: string, over: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...{
    id,
    name: id,
    position: 1,
    active: true,
    strategy: 'least',
    skills: [],
    toTeamId: null,
    toPersonId: null,
  },
  ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [] },
  ...over,
});
const facts = { kind: 'incident', priority: 2, categoryId: 'wifi', siteId: 'basel', teamId: 'net' } as const;
const groupOf = (id: string) => (id === 'wifi' ? 'network' : null);
const found = (...rules: AssignmentRule[]) => ruleFor(rules, facts, groupOf)?.id;

it('the first rule in use that fits is taken, by its place', () => {
  expect(found()).toBeUndefined();
  expect(found(rule('b', { position: 2 }), rule('a'))).toBe('a');
  expect(found(rule('a', { active: false }), rule('b', { position: 2 }))).toBe('b');
  expect(found(rule('a', { priorities: [1] }), rule('b', { position: 2, siteIds: ['basel'] }))).toBe('b');
  expect(found(rule('a', { categoryIds: ['network'] }))).toBe('a');
  expect(found(rule('a', { categoryIds: ['print'] }), rule('b', { teamIds: ['line'] }))).toBeUndefined();
});

it('what people decided stands: the team they put it into until its category changes, and who had it', () => {
  const assign = (actorId: string | null, data: HandEntry['data']): HandEntry => ({
    actorId,
    data: { step: 'assign', ...data },
  });
  const byHand = assign('meera', { teamFrom: 'line', teamTo: 'net', assigneeFrom: null, assigneeTo: null });
  expect(decided([byHand])).toEqual({ teamId: 'net', hadIt: [] });
  expect(decided([assign(null, { teamFrom: 'line', teamTo: 'net' })]).teamId).toBeNull();
  const category = { actorId: 'nils', data: { changes: [{ field: 'categoryId' }] } };
  expect(decided([byHand, category]).teamId).toBeNull();
  expect(decided([category, byHand]).teamId).toBe('net');
  const back = assign('lena', { teamFrom: 'net', teamTo: 'net', assigneeFrom: 'lena', assigneeTo: null });
  expect(decided([back, back]).hadIt).toEqual(['lena']);
});
