import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveInstant, LONGEST_BACKDATE } from './effective-instant';
import { DAY, HOUR, MINUTE } from './types';

const NOW = 1_800_000_000_000;

describe('effective instant', () => {
  it('counts when the work was done, not when it arrived', () => {
    expect(effectiveInstant(NOW - 3 * HOUR, NOW, NOW - 5 * HOUR)).toEqual({ at: NOW - 3 * HOUR, flag: null });
  });
  it('does not reach into the future, and flags a clock that is far ahead', () => {
    expect(effectiveInstant(NOW + 30_000, NOW, null)).toEqual({ at: NOW, flag: null });
    expect(effectiveInstant(NOW + DAY, NOW, null)).toEqual({ at: NOW, flag: 'future' });
  });
  it('never lies before the step before', () => {
    expect(effectiveInstant(NOW - HOUR, NOW, NOW - MINUTE)).toEqual({
      at: NOW - MINUTE,
      flag: 'before_previous',
    });
  });
  it('stays at a step before that a server with a clock ahead of this one received', () => {
    const previous = NOW + 5 * MINUTE;
    for (const occurred of [NOW + MINUTE, NOW, NOW - HOUR, NOW - 90 * HOUR, NOW + DAY])
      expect(effectiveInstant(occurred, NOW, previous).at).toBe(previous);
  });
  it('goes back 72 hours at most', () => {
    expect(effectiveInstant(NOW - 90 * HOUR, NOW, null)).toEqual({
      at: NOW - LONGEST_BACKDATE,
      flag: 'too_old',
    });
  });
  it('stands as the device says while only the device knows', () => {
    expect(effectiveInstant(NOW + DAY, null, null)).toEqual({ at: NOW + DAY, flag: null });
  });
  it('keeps its bounds for every combination of clocks', () => {
    const near = fc.integer({ min: -10 * DAY, max: 10 * DAY });
    fc.assert(
      fc.property(near, fc.integer({ min: -10 * DAY, max: 0 }), (device, previous) => {
        const { at } = effectiveInstant(NOW + device, NOW, NOW + previous);
        expect(at).toBeLessThanOrEqual(NOW);
        expect(at).toBeGreaterThanOrEqual(NOW + previous);
        expect(at).toBeGreaterThanOrEqual(NOW - LONGEST_BACKDATE);
      }),
      { verbose: true },
    );
  });
});
