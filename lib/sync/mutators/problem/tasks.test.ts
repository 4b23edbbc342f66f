import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/types';
import { PROBLEM_TASK_LIMITS } from '#domain/problem/task';
import { type ArgsOf, MUTATIONS } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, omar, lena, nils } = CAST;
const problemId: Id = '0193b1f2-0000-7000-8000-000000090001';
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
  await stage.act(lena, 'problem.open', {
    ...{ problemId, title: 'The lamp goes out', description: '', categoryId: null, siteId: null },
    ...{ ownerId: lena.id, words: [], ticketIds: [] },
  });
});
const said = { title: 'Measure the fan', ownerId: omar.id, dueOn: '2026-12-01' } as const;
const add = (over: Partial<ArgsOf<'problem.addTask'>> = {}) =>
  stage.act(lena, 'problem.addTask', { problemId, ...said, ...over });
const row = () => stage.row('problem', problemId);
const tasks = async () => (await row())?.tasks ?? [];
const set = async (over: Partial<ArgsOf<'problem.setTask'>> = {}): Promise<ArgsOf<'problem.setTask'>> => ({
  ...{ problemId, taskId: (await tasks())[0]?.id ?? '', ...said, done: false },
  ...over,
});
const step = (name: ArgsOf<'problem.step'>['step'], leaveTasks?: boolean) =>
  stage.act(lena, 'problem.step', { problemId, step: name, leaveTasks });

describe('a task of a problem', () => {
  it('is added by staff, for one of the staff', async () => {
    await add();
    expect(await tasks()).toMatchObject([{ ...said, doneAt: null, doneById: null }]);
    await expect(stage.act(asha, 'problem.addTask', { problemId, ...said })).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const ownerId of [asha.id, problemId])
      await expect(add({ ownerId })).rejects.toMatchObject({ code: 'invalid', detail: { field: 'ownerId' } });
    await expect(stage.act(lena, 'problem.addTask', { ...said, problemId: omar.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('has a title, and a day that exists', () => {
    const { args } = MUTATIONS['problem.addTask'];
    expect(args.safeParse({ problemId, ...said, dueOn: null }).success).toBe(true);
    expect(args.safeParse({ problemId, ...said, dueOn: '2026-02-30' }).success).toBe(false);
    expect(args.safeParse({ problemId, ...said, title: '  ' }).success).toBe(false);
  });

  it('is done once, by whoever said so first, and can be open again', async () => {
    await add();
    const base = await stage.seen(nils, 'problem.setTask', await set());
    expect(base).toEqual({ ...said, done: false });
    await stage.act(omar, 'problem.setTask', await set({ done: true }), base);
    const first = (await tasks())[0];
    expect(first).toMatchObject({ doneById: omar.id });
    expect(await stage.act(nils, 'problem.setTask', await set({ done: true }), base)).toBeUndefined();
    expect((await tasks())[0]).toEqual(first);
    await stage.act(nils, 'problem.setTask', await set({ done: false }));
    expect((await tasks())[0]).toMatchObject({ doneAt: null, doneById: null });
  });

  it('two set it: each field for itself, and of one field the first stands', async () => {
    await add();
    const base = await stage.seen(lena, 'problem.setTask', await set());
    await stage.act(omar, 'problem.setTask', await set({ ownerId: nils.id }), base);
    const outcome = await stage.act(
      lena,
      'problem.setTask',
      await set({ ownerId: lena.id, done: true }),
      base,
    );
    expect(outcome?.merged).toMatchObject([{ field: 'ownerId', mine: lena.id, theirs: nils.id }]);
    expect(await tasks()).toMatchObject([{ ...said, ownerId: nils.id, doneById: lena.id }]);
    await stage.act(nils, 'problem.setTask', await set({ ownerId: nils.id, dueOn: null, done: true }), base);
    expect(await tasks()).toMatchObject([{ ownerId: nils.id, dueOn: null, doneById: lena.id }]);
  });

  it('goes, and is gone for whoever sets it afterwards', async () => {
    await add();
    await add({ title: 'Ask the maker' });
    const args = await set({ done: true });
    const gone = { problemId, taskId: args.taskId };
    await stage.act(omar, 'problem.removeTask', gone);
    await stage.act(lena, 'problem.removeTask', gone);
    expect(await tasks()).toMatchObject([{ title: 'Ask the maker' }]);
    await expect(stage.act(lena, 'problem.setTask', args)).rejects.toMatchObject({ code: 'not_found' });
    await expect(stage.act(asha, 'problem.removeTask', gone)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('there are not more of them than a problem takes', async () => {
    for (let n = 0; n < PROBLEM_TASK_LIMITS.tasks; n++) await add();
    await expect(add()).rejects.toMatchObject({ code: 'invalid', detail: { field: 'tasks' } });
  });

  it('keeps the problem from being over until it is done, or somebody says that it may stay', async () => {
    const { title, ownerId } = { title: 'The lamp goes out', ownerId: lena.id };
    await stage.act(lena, 'problem.edit', {
      ...{ problemId, title, description: '', categoryId: null, siteId: null, ownerId, cause: null },
      ...{ whys: [], rootCause: 'A fan', workaround: '' },
    });
    await step('investigate');
    await add();
    await expect(step('resolve')).rejects.toMatchObject({ code: 'invalid', detail: { field: 'tasks' } });
    await step('resolve', true);
    await expect(step('close')).rejects.toMatchObject({ code: 'invalid', detail: { field: 'tasks' } });
    await stage.act(lena, 'problem.setTask', await set({ done: true }));
    await step('close');
    await expect(add()).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(stage.act(lena, 'problem.setTask', await set())).rejects.toMatchObject({
      code: 'illegal_state',
    });
  });
});
