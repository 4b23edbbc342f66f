import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel/types';
import { closingInstant } from './closing';

const resolved = 1_800_000_000_000;

describe('closing by itself', () => {
  it('not before it is due', () => {
    expect(closingInstant(resolved, 7, resolved + 7 * DAY - 1)).toBeNull();
    expect(closingInstant(resolved, 7, resolved + 7 * DAY)).toBe(resolved + 7 * DAY);
  });
  it('at the day it was due, whoever looks first', () => {
    const looks = [0, HOUR, 2 * DAY].map((late) => closingInstant(resolved, 7, resolved + 7 * DAY + late));
    expect(new Set(looks)).toEqual(new Set([resolved + 7 * DAY]));
  });
  it('long after, at the hour it is found: never in the future, never dated back too far', () => {
    const now = resolved + 400 * DAY + 1_234;
    const at = closingInstant(resolved, 7, now) ?? 0;
    expect(at).toBeLessThanOrEqual(now);
    expect(now - at).toBeLessThan(HOUR);
    expect(closingInstant(resolved, 7, at + HOUR - 1)).toBe(at);
  });
});
