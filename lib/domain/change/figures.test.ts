import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel/types';
import { changeFigures, type EndedChange, figuresByType, figuresFrom } from './figures';

const ended = (over: Partial<EndedChange> = {}): EndedChange => ({
  ...{ type: 'normal', result: 'success', createdAt: 0, startedAt: 4 * HOUR, caused: false },
  ...over,
});

describe('figures of changes', () => {
  it('of none are nothing', () => {
    expect(changeFigures([])).toMatchObject({ ended: 0, success: null, emergency: null, lead: null });
    expect(figuresByType([])).toEqual([]);
  });

  it('count what went well alone as success, and everything that is over in the whole', () => {
    const rows = [
      ended(),
      ended({ result: 'partly', startedAt: 8 * HOUR, caused: true }),
      ended({ type: 'emergency', result: 'backed_out', startedAt: null }),
      ended({ type: 'emergency', result: 'failed', startedAt: 0 }),
    ];
    expect(changeFigures(rows)).toEqual({
      ...{ ended: 4, success: 0.25, emergency: 0.5, lead: 4 * HOUR },
      of: { success: 1, partly: 1, failed: 1, backed_out: 1, emergency: 2, caused: 1 },
    });
    const types = figuresByType(rows);
    expect(types.map(({ type }) => type)).toEqual(['normal', 'emergency']);
    expect(types.map(({ figures }) => figures.success)).toEqual([0.5, 0]);
  });

  it('look back from the beginning of a day', () => {
    const now = 100 * DAY + 5 * HOUR;
    expect(figuresFrom(30, now)).toBe(70 * DAY);
    expect(figuresFrom(30, now + 18 * HOUR)).toBe(70 * DAY);
  });
});
