import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel/types';
import { actsPassed, markPassed, raised } from './escalation';
import { changed, escalated, type Pace, type Run } from './run';

const pace = (marks: readonly number[]): Pace => ({
  calendar: () => ({
    id: 'c',
    zone: 'UTC',
    week: Array.from({ length: 7 }, () => [[0, 1440]]),
    holidays: [],
  }),
  marks: () => marks,
});
const begun = (marks: readonly number[], target = 4 * HOUR): Run => {
  const run = changed(null, { do: 'start', policyId: 'p', calendarId: 'c', target }, 0, pace(marks));
  if (!run) throw new Error('no clock');
  return run;
};

describe('marks', () => {
  it('are passed in order, the highest counts, and none twice', () => {
    const marks = [50, 75, 100];
    const run = begun(marks);
    expect(markPassed(run, 2 * HOUR - 1, pace(marks))).toBeNull();
    expect(markPassed(run, 2 * HOUR, pace(marks))).toBe(50);
    // Nobody looked for a while.
    expect(markPassed(run, 9 * HOUR, pace(marks))).toBe(100);
    expect(markPassed(escalated(run, 75, pace(marks)), 3.5 * HOUR, pace(marks))).toBeNull();
  });

  it('are passed at the very instant they were foreseen for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 20_000 }), (mark, minutes) => {
        const run = begun([mark], minutes * MINUTE);
        expect(run.nextAt).not.toBeNull();
        expect(markPassed(run, run.nextAt ?? 0, pace([mark]))).toBe(mark);
        expect(markPassed(run, (run.nextAt ?? 0) - 1, pace([mark]))).toBeNull();
      }),
    );
  });

  it('say once what is to be done for all that were passed together', () => {
    const escalations = [
      { measure: 'resolution', percent: 50, acts: ['assignee'] },
      { measure: 'resolution', percent: 75, acts: ['assignee', 'raise'] },
      { measure: 'response', percent: 75, acts: ['team'] },
      { measure: 'resolution', percent: 100, acts: ['manager'] },
    ] as const;
    expect(actsPassed({ escalations }, 'resolution', 0, 75)).toEqual(['assignee', 'raise']);
    expect(actsPassed({ escalations }, 'resolution', 50, 100)).toEqual(['assignee', 'manager', 'raise']);
    expect(actsPassed({ escalations }, 'resolution', 100, 100)).toEqual([]);
  });

  it('raise by one step: the urgency first, then the impact, and nothing at the top', () => {
    expect(raised({ impact: 2, urgency: 3 })).toEqual({ field: 'urgency', to: { urgency: 2 } });
    expect(raised({ impact: 2, urgency: 1 })).toEqual({ field: 'impact', to: { impact: 1 } });
    expect(raised({ impact: 1, urgency: 1 })).toBeNull();
  });
});
