import { expect, test } from 'vitest';
import type { DeskTicket } from '#domain/reports/shapes';
import { follow } from './use-live-rows';

const row = (id: string, ver = 1, createdAt = 0): DeskTicket => ({
  id,
  number: `INC-${id}`,
  title: id,
  state: 'new',
  holdReason: null,
  priority: 3,
  teamId: 't',
  assigneeId: null,
  assigneeName: null,
  isOffered: false,
  createdAt,
  updatedAt: createdAt,
  resolvedAt: null,
  due: null,
  ver,
});
const start = (...rows: DeskTicket[]) => ({
  from: rows,
  shown: rows,
  waiting: 0,
  changed: new Set<string>(),
});

test('follows the server and marks what changed or came', () => {
  const next = follow(start(row('a'), row('b')), [row('c'), row('a', 2), row('b')], false);
  expect(next.shown.map((r) => r.id)).toEqual(['c', 'a', 'b']);
  expect([...next.changed].sort()).toEqual(['a', 'c']);
});

test('moves nothing under a cursor: rows change in place, new ones wait', () => {
  const next = follow(start(row('a'), row('b')), [row('c'), row('b', 2), row('a')], true);
  expect(next.shown.map((r) => [r.id, r.ver])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(next.waiting).toBe(1);
  const later = follow(next, [row('d'), row('c'), row('b', 2)], true);
  expect(later.waiting).toBe(2);
  expect(later.shown.map((r) => r.id)).toEqual(['b']);
});

test('another list has not changed, it is another list', () => {
  const next = follow(start(row('a')), [row('x'), row('y')], false);
  expect(next.shown.map((r) => r.id)).toEqual(['x', 'y']);
  expect(next.changed.size).toBe(0);
});
