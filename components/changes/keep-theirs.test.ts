import { expect, it } from 'vitest';
import { keepTheirs } from './keep-theirs';

it('of a field that both said otherwise theirs stands and is told, each other field is for itself', () => {
  const seen = { title: 'A', reason: 'B', tests: 'C', risk: '' };
  const theirs = { title: 'Theirs', reason: 'B', tests: 'Theirs', risk: 'Same' };
  const mine = { changeId: 'x', title: 'Mine', reason: 'Mine', tests: 'C', risk: 'Same' };
  expect(keepTheirs(mine, seen, theirs)).toEqual({
    args: { ...mine, title: 'Theirs' },
    merged: ['title'],
  });
  expect(keepTheirs(mine, null, theirs)).toEqual({ args: mine, merged: [] });
});
