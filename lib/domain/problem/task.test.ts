import { expect, it } from 'vitest';
import { missingFor } from './steps';
import { inTaskOrder, isLate, openProblemTasks, type ProblemTask, takesTasks, withProblemTask } from './task';

const task = (id: string, over: Partial<ProblemTask> = {}): ProblemTask => ({
  ...{ id, title: `Task ${id}`, ownerId: 'lena', dueOn: null, doneAt: null, doneById: null },
  ...over,
});
const done = { doneAt: 5, doneById: 'omar' };

it('what is to do stands first, by its day; what is done follows, the newest first', () => {
  const tasks = [
    ...[task('a'), task('b', done), task('c', { dueOn: '2026-12-02' }), task('d', { dueOn: '2026-12-01' })],
    ...[task('e', { ...done, doneAt: 9 }), task('f')],
  ];
  expect(inTaskOrder(tasks).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'f', 'e', 'b']);
});

it('is late from the day after its day, and not when it is done', () => {
  const due = task('a', { dueOn: '2026-12-01' });
  expect(isLate(due, '2026-12-01')).toBe(false);
  expect(isLate(due, '2026-12-02')).toBe(true);
  expect(isLate({ ...due, ...done }, '2026-12-02')).toBe(false);
  expect(isLate(task('a'), '2026-12-02')).toBe(false);
});

it('one is changed and the others stay', () => {
  const tasks = withProblemTask([task('a'), task('b')], 'b', done);
  expect(tasks).toEqual([task('a'), task('b', done)]);
  expect(openProblemTasks(tasks).map(({ id }) => id)).toEqual(['a']);
});

it('a closed problem keeps its tasks as they were', () => {
  expect(takesTasks('resolved')).toBe(true);
  expect(takesTasks('closed')).toBe(false);
});

it('a problem is not over while something is to do, unless somebody says so', () => {
  const problem = { state: 'investigating', rootCause: 'A fan', workaround: '', tasks: [task('a')] } as const;
  expect(missingFor(problem, 'resolve')).toBe('tasks');
  expect(missingFor({ ...problem, state: 'resolved' }, 'close')).toBe('tasks');
  expect(missingFor(problem, 'startFix')).toBeNull();
  expect(missingFor(problem, 'resolve', true)).toBeNull();
  expect(missingFor({ ...problem, rootCause: '' }, 'resolve', true)).toBe('rootCause');
  expect(missingFor({ ...problem, tasks: [task('a', done)] }, 'resolve')).toBeNull();
});
