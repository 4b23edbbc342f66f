import { describe, expect, it } from 'vitest';
import { derivedId } from './ids';

const UID = '0193b1f2-7c4e-7a10-8f00-3b2a1c9d8e7f';

describe('P13 ids that a mutation makes', () => {
  it('are the same on every run, different per ordinal, and never a client-made id', () => {
    expect(derivedId(UID, 0)).toBe('0193b1f2-7c4e-8a10-8f00-3b2a1c9d8e7f');
    expect(new Set(Array.from({ length: 300 }, (_, n) => derivedId(UID, n))).size).toBe(300);
    expect(derivedId(UID, 1)).toBe('0193b1f2-7c4e-8a10-8f00-3b2a1c9d8e7e');
  });
  it('refuse an ordinal outside their 16 bits', () => {
    expect(() => derivedId(UID, 65_536)).toThrow(RangeError);
    expect(() => derivedId(UID, -1)).toThrow(RangeError);
  });
});
