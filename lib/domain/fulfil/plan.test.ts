import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field } from '#tests/support/forms';
import { checkPlan, type PlannedTask, tasksFor } from './plan';
import { readyTasks, taskState, withTask } from './task';

const planned = (id: string, after: string[] = [], over: Partial<PlannedTask> = {}): PlannedTask => ({
  ...{ id, title: id, teamId: null, after, steps: [], when: null },
  ...over,
});
const needs = field.choices('needs', ['laptop', 'phone']);
const when = (value: string): Partial<PlannedTask> => ({
  when: { match: 'all', tests: [{ field: 'needs', is: 'is', value }] },
});
const teamOf = ({ teamId }: PlannedTask) => teamId ?? 'line';

describe('a plan', () => {
  it('says what is wrong with each of its tasks', () => {
    const faults = (...plan: PlannedTask[]) =>
      checkPlan(plan, [needs]).map(({ at, fault }) => `${at} ${fault}`);
    expect(faults(planned('a'), planned('b', ['a']))).toEqual([]);
    expect(faults(planned('a', [], { title: ' ' }))).toEqual(['0 noTitle']);
    expect(faults(planned('a', [], { steps: ['x', ''] }))).toEqual(['0 noStep']);
    expect(faults(planned('a', ['b']), planned('b'))).toEqual(['0 badAfter']);
    expect(faults(planned('a', ['a']))).toEqual(['0 badAfter']);
    expect(faults(planned('a'), planned('a'))).toEqual(['1 sameId']);
    expect(faults(planned('a', [], { when: { match: 'all', tests: [] } }))).toEqual(['0 noTests']);
    expect(
      faults(planned('a', [], { when: { match: 'all', tests: [{ field: 'gone', is: 'is', value: 'x' }] } })),
    ).toEqual(['0 badCondition']);
  });

  it('has the tasks its answers call for, each with its team; what waited for one that is not needed waits for those before it', () => {
    const plan = [
      planned('account'),
      planned('laptop', ['account'], when('laptop')),
      planned('handover', ['laptop'], { teamId: 'desk' }),
    ];
    const withIt = tasksFor(plan, [needs], { needs: ['laptop'] }, teamOf);
    expect(withIt.map(({ id, after, teamId }) => [id, after, teamId])).toEqual([
      ['account', [], 'line'],
      ['laptop', ['account'], 'line'],
      ['handover', ['laptop'], 'desk'],
    ]);
    const without = tasksFor(plan, [needs], { needs: ['phone'] }, teamOf);
    expect(without.map(({ id, after }) => [id, after])).toEqual([
      ['account', []],
      ['handover', ['account']],
    ]);
  });

  it('a condition on a question that this form does not have is no reason to leave a task out', () => {
    expect(tasksFor([planned('a', [], when('laptop'))], [], {}, teamOf)).toHaveLength(1);
  });

  it('comes to an end: of what is not over something can always be done', () => {
    const plans = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 12 }).map((drawn) =>
      drawn.map(([mask, isFree], at) =>
        planned(
          `t${at}`,
          drawn.slice(0, at).flatMap((_, n) => (isFree || !(mask & (1 << n)) ? [] : [`t${n}`])),
          mask % 3 === 0 ? when('laptop') : {},
        ),
      ),
    );
    fc.assert(
      fc.property(plans, fc.boolean(), (plan, isAsked) => {
        expect(checkPlan(plan, [needs])).toEqual([]);
        let tasks = tasksFor(plan, [needs], isAsked ? { needs: ['laptop'] } : {}, teamOf);
        while (tasks.some(({ outcome }) => outcome === null)) {
          const [next] = readyTasks(tasks);
          expect(next).toBeDefined();
          if (!next) return;
          expect(taskState(tasks, next)).toBe('ready');
          tasks = withTask(tasks, next.id, { outcome: 'done', endedAt: 1, endedById: 'p' });
        }
      }),
    );
  });
});
