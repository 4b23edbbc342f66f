import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits';
import { splitReport } from './report';

describe('title from a report', () => {
  it('is the first sentence; the description keeps the whole', () => {
    const text = 'My laptop says the trust relationship failed. It began this morning.';
    expect(splitReport(text)).toEqual({
      title: 'My laptop says the trust relationship failed',
      description: text,
    });
  });
  it('says it all when it is short', () => {
    expect(splitReport('  Printer empty. ')).toEqual({ title: 'Printer empty', description: '' });
  });
  it('is not cut inside a number or an address', () => {
    expect(splitReport('Host 10.0.0.1 is down').title).toBe('Host 10.0.0.1 is down');
  });
  it('cuts long sentences at a word', () => {
    const { title } = splitReport(`${'word '.repeat(60)}end`);
    expect(title.endsWith('word…')).toBe(true);
  });
  it('always fits, never loses text, never leaves half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }), (text) => {
        fc.pre(text.trim() !== '');
        const { title, description } = splitReport(text);
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(LIMITS.title);
        expect(title).not.toMatch(/\p{Surrogate}/u);
        if (description !== '') expect(description).toBe(text.trim());
      }),
      { verbose: true },
    );
  });
});
