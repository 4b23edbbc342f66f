import { describe, expect, it } from 'vitest';
import type { Board, BoardCard } from '#domain/reports/board';
import { changedSince, layOut } from './lay-out';

const card = (id: string, assigneeId: string | null, ver = 1) => ({ id, assigneeId, ver }) as BoardCard;
const board = (free: BoardCard[], held: Record<string, BoardCard[]>) =>
  ({
    free: { cards: free, total: free.length },
    workers: Object.entries(held).map(([id, cards]) => ({ id, cards })),
  }) as unknown as Board;
const ids = (cards: readonly BoardCard[] | undefined) => cards?.map(({ id }) => id);

describe('columns', () => {
  const now = board([card('a', null), card('b', null)], { wei: [card('c', 'wei')], tom: [] });

  it('hold what the server says, in its order', () => {
    const laid = layOut(now, () => null);
    expect([ids(laid.free), ids(laid.of.get('wei')), ids(laid.of.get('tom'))]).toEqual([
      ['a', 'b'],
      ['c'],
      [],
    ]);
  });

  it('hold on top what was just put there, which is gone where it was', () => {
    const laid = layOut(now, ({ id }) => (id === 'b' ? { to: 'wei' } : id === 'c' ? { to: null } : null));
    expect([ids(laid.free), ids(laid.of.get('wei'))]).toEqual([['c', 'a'], ['b']]);
  });

  it('never hold a card of somebody who has no column, nor lose any other', () => {
    const laid = layOut(now, ({ id }) => (id === 'a' ? { to: 'elsewhere' } : null));
    expect([ids(laid.free), ids(laid.of.get('wei'))]).toEqual([['b'], ['c']]);
  });
});

it('what came or changed is known, and nothing of the first board', () => {
  const before = board([card('a', null), card('b', null)], { wei: [] });
  const after = board([card('b', null)], { wei: [card('a', 'wei', 2), card('n', 'wei')] });
  expect([...changedSince(before, after)]).toEqual([
    ['a', 2],
    ['n', 1],
  ]);
  expect(changedSince(null, after).size).toBe(0);
});
