import { describe, expect, it } from 'vitest';
import { formatNumber, provisionalCode } from './number';

describe('numbers', () => {
  it('have a prefix and at least six digits', () => {
    expect(formatNumber('incident', 123)).toBe('INC-000123');
    expect(formatNumber('incident', 1_234_567)).toBe('INC-1234567');
  });
  it('have a provisional code that is the same everywhere and easy to read aloud', () => {
    const id = '0193b1f2-7c4e-7a10-8f00-3b2a1c9d8e7f';
    expect(provisionalCode(id)).toBe(provisionalCode(id));
    expect(provisionalCode(id)).toMatch(/^[2-9A-HJKMNP-TV-Z]{3}$/);
    expect(provisionalCode('0193b1f2-7c4e-7a10-8f00-3b2a00000000')).toBe('222');
  });
});
