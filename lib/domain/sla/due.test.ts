import { describe, expect, it } from 'vitest';
import { nextAlarm, nextDue } from './due';
import type { Run } from './run';

const run = (over: Partial<Run>): Run => ({
  ...{
    policyId: 'p',
    calendarId: 'c',
    target: 100,
    startedAt: 0,
    used: 0,
    past: [],
    since: 0,
    endedAt: null,
  },
  ...{ dueAt: 100, warnAt: 75, nextAt: null, done: 0 },
  ...over,
});

describe('what is due next', () => {
  it('is the earlier of answer and solution, and the answer of two at once', () => {
    const clocks = {
      response: run({ dueAt: 50, warnAt: 40 }),
      resolution: run({}),
      team: run({ dueAt: 10 }),
    };
    expect(nextDue(clocks)).toEqual({ measure: 'response', at: 50, warnAt: 40 });
    expect(nextDue({ ...clocks, response: run({ dueAt: null }) })).toMatchObject({
      measure: 'resolution',
      at: 100,
    });
    expect(nextDue({ ...clocks, response: run({}) })?.measure).toBe('response');
  });
  it('is nothing where nothing is promised, or all clocks stand', () => {
    expect(nextDue(null)).toBeNull();
    const stands = run({ dueAt: null });
    expect(nextDue({ response: null, resolution: stands, team: run({}) })).toBeNull();
  });
  it('has its next mark, of a team’s own promise as well', () => {
    const clocks = { response: null, resolution: run({ nextAt: 80 }), team: run({ nextAt: 60 }) };
    expect(nextAlarm(clocks)).toBe(60);
    expect(nextAlarm({ ...clocks, resolution: run({}), team: null })).toBeNull();
    expect(nextAlarm(null)).toBeNull();
  });
});
