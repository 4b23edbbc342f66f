import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel/types';
import { knownNow, phaseOf, SHOWN_AFTER, SHOWN_AHEAD } from './announcement';

const NOW = 1_800_000_000_000;
const one = (over: Partial<Parameters<typeof phaseOf>[0] & { id: string }> = {}) => ({
  ...{ id: 'a', kind: 'incident' as const, startsAt: NOW - HOUR, endsAt: null, overAt: null },
  ...over,
});
const shown = (...all: ReturnType<typeof one>[]) => knownNow(all, NOW).map(({ id }) => id);

describe('what is known right now', () => {
  it('an incident goes on until somebody says that it is over, whatever was expected', () => {
    expect(phaseOf(one({ endsAt: NOW - 1 }), NOW)).toBe('now');
    expect(phaseOf(one({ overAt: NOW - 1 }), NOW)).toBe('over');
  });

  it('planned work begins and ends by the clock, or earlier', () => {
    const work = { kind: 'work' as const, startsAt: NOW, endsAt: NOW + HOUR };
    expect(phaseOf(one(work), NOW - 1)).toBe('ahead');
    expect(phaseOf(one(work), NOW)).toBe('now');
    expect(phaseOf(one(work), NOW + HOUR)).toBe('over');
    expect(phaseOf(one({ ...work, overAt: NOW + 1 }), NOW)).toBe('over');
  });

  it('incidents first, then work under way, what is ahead by its day, and what was over lately', () => {
    const list = [
      one({ id: 'fixed', overAt: NOW - HOUR }),
      one({ id: 'later', kind: 'work', startsAt: NOW + 2 * DAY, endsAt: NOW + 3 * DAY }),
      one({ id: 'sooner', kind: 'work', startsAt: NOW + DAY, endsAt: NOW + 2 * DAY }),
      one({ id: 'work', kind: 'work', endsAt: NOW + HOUR }),
      one({ id: 'old', startsAt: NOW - DAY }),
      one({ id: 'new' }),
    ];
    expect(shown(...list)).toEqual(['new', 'old', 'work', 'sooner', 'later', 'fixed']);
  });

  it('not what is far ahead, nor what has long been over', () => {
    const far = { kind: 'work' as const, startsAt: NOW + SHOWN_AHEAD + 1, endsAt: NOW + SHOWN_AHEAD + 2 };
    expect(shown(one(far), one({ overAt: NOW - SHOWN_AFTER }))).toEqual([]);
  });

  it('the order does not depend on the order they come in', () => {
    const any = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('incident' as const, 'work' as const),
      startsAt: fc.integer({ min: NOW - DAY, max: NOW + DAY }),
      endsAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW + DAY })),
      overAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW + DAY })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id }), (all) => {
        expect(knownNow([...all].reverse(), NOW)).toEqual(knownNow(all, NOW));
      }),
    );
  });
});
