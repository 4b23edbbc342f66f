import { expect, test } from 'vitest';
import { fieldChanges, onTop } from './changes';

const told = (before: object, after: object) => Object.fromEntries(fieldChanges(before, after));

test('only what is different is told, as it was and as it is', () => {
  expect(told({ state: 'new', title: 'A', note: null }, { state: 'open', title: 'A', note: 'x' })).toEqual({
    state: { from: 'new', to: 'open' },
    note: { to: 'x' },
  });
  expect(told({ note: 'x' }, { note: null })).toEqual({ note: { from: 'x' } });
});

test('nothing, in whatever spelling, is no change from nothing', () => {
  expect(told({ a: null, b: '', c: [] }, { a: '', b: {}, c: null })).toEqual({});
});

test('false and zero are values', () => {
  expect(told({ a: true, n: 1 }, { a: false, n: 0 })).toEqual({
    a: { from: true, to: false },
    n: { from: 1, to: 0 },
  });
});

test('a list of things with ids is told thing by thing, and its order as a whole', () => {
  const task = (id: string, state: string) => ({ id, state, title: 'T' });
  const before = { tasks: [task('a', 'open'), task('b', 'open')] };
  expect(told(before, { tasks: [task('a', 'done'), task('b', 'open')] })).toEqual({
    'tasks.a.state': { from: 'open', to: 'done' },
  });
  expect(told(before, { tasks: [task('b', 'open'), task('a', 'open')] })).toEqual({
    tasks: { from: ['a', 'b'], to: ['b', 'a'] },
  });
});

test('a list in which two have one id is compared as a whole: nothing of it gets lost', () => {
  const from = [
    { id: 'a', n: 1 },
    { id: 'a', n: 2 },
  ];
  expect(told({ list: from }, { list: from.slice(1) })).toEqual({
    list: { from, to: ['a'] },
    'list.a.n': { to: 2 },
  });
});

test('two changes of a row in one act are told as one; there and back is none', () => {
  const first = fieldChanges({ a: 1, b: 1 }, { a: 2, b: 2 });
  const second = fieldChanges({ a: 2, b: 2 }, { a: 3, b: 1 });
  expect(Object.fromEntries(onTop(first, second))).toEqual({ a: { from: 1, to: 3 } });
});
