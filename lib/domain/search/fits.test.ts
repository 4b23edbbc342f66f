import { expect, test } from 'vitest';
import { type Filterable, type FilterWorld, filterTest, isCalled } from './fits';
import { parseQuery } from './query';

const NAMES = { 'team-1': 'Network', 'site-1': 'House B', amara: 'Amara Okafor', wei: 'Wei Li' };
const world = (staff = true): FilterWorld => ({
  me: 'amara',
  staff,
  called: (_, name) =>
    new Set(Object.entries(NAMES).flatMap(([id, known]) => (isCalled(known, name) ? id : []))),
});
const ticket = (over: Partial<Filterable> = {}): Filterable => ({
  state: 'new',
  priority: 3,
  teamId: 'team-1',
  siteId: 'site-1',
  categoryId: null,
  assigneeId: null,
  requesterId: 'wei',
  reporterId: 'wei',
  ...over,
});
const passes = (typed: string, over: Partial<Filterable> = {}, staff = true) =>
  filterTest(parseQuery(typed).filters, world(staff)).fits(ticket(over));

test('states', () => {
  expect(passes('is:open')).toBe(true);
  expect(passes('is:open', { state: 'resolved' })).toBe(false);
  expect(passes('is:resolved', { state: 'resolved' })).toBe(true);
  expect(passes('is:closed', { state: 'cancelled' })).toBe(true);
  expect(passes('is:unassigned')).toBe(true);
  expect(passes('is:unassigned', { assigneeId: 'wei' })).toBe(false);
  expect(passes('is:unassigned', { state: 'closed' })).toBe(false);
});

test('mine is what I work on, and for those who report what they reported', () => {
  expect(passes('is:mine', { assigneeId: 'amara' })).toBe(true);
  expect(passes('@me', { assigneeId: 'wei' })).toBe(false);
  expect(passes('is:mine', { requesterId: 'amara' }, false)).toBe(true);
  expect(passes('is:mine', { assigneeId: 'amara' }, false)).toBe(false);
});

test('names are found by what their words begin with, and several filters all count', () => {
  expect(passes('team:net site:"house b" by:li p:3,4')).toBe(true);
  expect(passes('team:net p:1')).toBe(false);
  expect(passes('@okafor', { assigneeId: 'amara' })).toBe(true);
  expect(isCalled('Þórunn Þorvaldsdóttir', 'þor')).toBe(true);
  expect(isCalled('Wei Li', 'ei')).toBe(false);
});

test('a name that means nothing here is told, and nothing fits it', () => {
  const { fits, meansNothing } = filterTest(parseQuery('team:plumbing').filters, world());
  expect(meansNothing).toEqual([{ field: 'team', name: 'plumbing' }]);
  expect(fits(ticket())).toBe(false);
});
