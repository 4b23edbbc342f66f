import { expect, test } from 'vitest';
import type { TicketRow } from '#sync/views/ticket';
import { firstOf, groupRows, placeOf } from './group-rows';

const row = (id: string, state: TicketRow['state'], createdAt: number) =>
  ({ id, state, createdAt }) as TicketRow;
const rows = [
  row('a', 'assigned', 900),
  row('b', 'on_hold', 2_000),
  row('c', 'in_progress', 100),
  row('d', 'new', 1_500),
];
const ids = (tab: 'mine' | 'unassigned') =>
  groupRows(rows, tab, 1_000).map((group) => [group.id, ...group.rows.map((r) => r.id)]);

test('own work stands by state, what is under way first', () => {
  expect(ids('mine')).toEqual([
    ['progress', 'c'],
    ['start', 'a', 'd'],
    ['hold', 'b'],
  ]);
});

test('what nobody has stands by age, the oldest first', () => {
  expect(ids('unassigned')).toEqual([
    ['earlier', 'a', 'c'],
    ['today', 'b', 'd'],
  ]);
});

test('an empty group has no heading', () => {
  expect(groupRows([], 'mine', 0)).toEqual([]);
});

test('a long list is drawn as far as wanted, its groups counted whole', () => {
  const groups = groupRows(rows, 'mine', 1_000);
  const drawn = (most: number) =>
    firstOf(groups, most).map((g) => [g.id, g.count, g.rows.map((r) => r.id).join('')]);
  expect(drawn(2)).toEqual([
    ['progress', 1, 'c'],
    ['start', 2, 'a'],
  ]);
  expect(drawn(1)).toEqual([['progress', 1, 'c']]);
  expect(drawn(99).map(([id]) => id)).toEqual(['progress', 'start', 'hold']);
  expect(['c', 'b', 'x', null].map((id) => placeOf(groups, id))).toEqual([0, 3, -1, -1]);
});
