import { expect, test } from 'vitest';
import type { TicketRow } from '#sync/views/ticket';
import { firstOf, groupRows, placeOf } from './group-rows';

const row = (id: string, state: TicketRow['state'], createdAt: number) =>
  ({ id, state, createdAt, sla: null }) as TicketRow;
const DAYS = { now: 1_500, today: 1_000, tomorrow: 2_000, after: 3_000 };
const rows = [
  row('a', 'assigned', 900),
  row('b', 'on_hold', 2_000),
  row('c', 'in_progress', 100),
  row('d', 'new', 1_500),
];
const ids = (tab: 'mine' | 'unassigned') =>
  groupRows(rows, tab, DAYS).map((group) => [group.id, ...group.rows.map((r) => r.id)]);

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

test('what is promised stands by when it is due, before all else', () => {
  const due = (id: string, dueAt: number | null) => ({
    ...row(id, 'new', 0),
    sla: { response: null, resolution: { dueAt, warnAt: dueAt }, team: null } as TicketRow['sla'],
  });
  const all = [due('o', 1_400), due('t', 1_500), due('m', 2_999), due('l', 3_000), due('w', null), ...rows];
  for (const tab of ['mine', 'unassigned'] as const)
    expect(
      groupRows(all, tab, DAYS)
        .slice(0, 4)
        .map((group) => [group.id, ...group.rows.map(({ id }) => id)]),
    ).toEqual([
      ['overdue', 'o'],
      ['dueToday', 't'],
      ['dueTomorrow', 'm'],
      ['dueLater', 'l'],
    ]);
});

test('an empty group has no heading', () => {
  expect(groupRows([], 'mine', DAYS)).toEqual([]);
});

test('a long list is drawn as far as wanted, its groups counted whole', () => {
  const groups = groupRows(rows, 'mine', DAYS);
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
