import { expect, test } from 'vitest';
import { toldOnce } from './told-once';

type Entry = Parameters<typeof toldOnce>[0][number] & { name: string };
const route = { rule: 'Network first', strategy: 'least' as const, over: [] };
const entry = (name: string, over: Partial<Entry>): Entry => ({
  ...{ name, kind: 'step', actorId: null, effectiveAt: 7, data: {} },
  ...over,
});
const step = (over: Partial<Entry> = {}, teamTo = 'net') =>
  entry('step', { data: { step: 'assign', assigneeTo: 'amara', teamFrom: 'net', teamTo }, ...over });
const why = (over: Partial<Entry> = {}) =>
  entry('why', { kind: 'route', data: { route, assigneeTo: 'amara' }, ...over });
const names = (entries: readonly Entry[]) => toldOnce(entries).map(({ name }) => name);

test('what a rule handed out is read once, by whoever sees why, with the team it came to', () => {
  expect(names([why(), step()])).toEqual(['why']);
  expect(names([step(), why()])).toEqual(['why']);
  const [one] = toldOnce([why(), step({}, 'desk')]);
  expect(one?.data).toMatchObject({ route, assigneeTo: 'amara', teamFrom: 'net', teamTo: 'desk' });
});

test('whoever does not see why reads the step; what people did, or a queue got, stays', () => {
  expect(names([step()])).toEqual(['step']);
  expect(names([why(), step({ actorId: 'meera' })])).toEqual(['why', 'step']);
  expect(names([why(), step({ effectiveAt: 8 })])).toEqual(['why', 'step']);
  expect(
    names([
      why({ data: { route, assigneeTo: null } }),
      step({ data: { step: 'assign', assigneeTo: null, teamFrom: 'net', teamTo: 'desk' } }),
    ]),
  ).toEqual(['why', 'step']);
  expect(names([why(), step(), why({ effectiveAt: 9 }), step({ effectiveAt: 9 })])).toEqual(['why', 'why']);
});
