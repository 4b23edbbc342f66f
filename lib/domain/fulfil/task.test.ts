import { describe, expect, it } from 'vitest';
import {
  freshTask,
  isFulfilled,
  madeReady,
  progressOf,
  readyTasks,
  type Task,
  taskState,
  withTask,
} from './task';

const make = (id: string, after: string[] = [], over: Partial<Task> = {}): Task => ({
  ...freshTask({ id, title: id, teamId: 'team', after, steps: ['one', 'two'] }),
  ...over,
});
const done = { outcome: 'done', endedAt: 1, endedById: 'p' } as const;
const skipped = { outcome: 'skipped', endedAt: 1, endedById: 'p' } as const;

describe('tasks', () => {
  it('wait for all they come after; what is not needed keeps nobody waiting', () => {
    const tasks = [make('a'), make('b'), make('c', ['a', 'b'])];
    expect(readyTasks(tasks).map(({ id }) => id)).toEqual(['a', 'b']);
    const one = withTask(tasks, 'a', done);
    expect(one.map((task) => taskState(one, task))).toEqual(['done', 'ready', 'waiting']);
    const both = withTask(one, 'b', skipped);
    expect(taskState(both, both[2] as Task)).toBe('ready');
    expect(madeReady(one, both).map(({ id }) => id)).toEqual(['c']);
  });

  it('one that waits for what is not there can be done', () => {
    expect(readyTasks([make('a', ['gone'])])).toHaveLength(1);
  });

  it('a request is fulfilled when all are over and something was done', () => {
    expect(isFulfilled([make('a', [], done), make('b')])).toBe(false);
    expect(isFulfilled([make('a', [], done), make('b', [], skipped)])).toBe(true);
    expect(isFulfilled([make('a', [], skipped)])).toBe(false);
    expect(isFulfilled([])).toBe(false);
  });

  it('what is not needed counts for nothing', () => {
    expect(progressOf([make('a', [], done), make('b'), make('c', [], skipped)])).toEqual({ done: 1, all: 2 });
  });
});
