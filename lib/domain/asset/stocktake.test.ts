import { describe, expect, it } from 'vitest';
import { startingClasses } from './starting';
import { actsOf, counted, isExpected, isThing, type Scanned, type Stocked } from './stocktake';

const thing = (id: string, over: Partial<Stocked> = {}): Stocked => ({
  ...{ id, tag: id.toUpperCase(), name: id, state: 'in_use', siteId: 'b', place: 'Level 1' },
  ...{ seenAt: null, createdAt: 1 },
  ...over,
});
const scanned = (assetId: string, over: Partial<Scanned> = {}): Scanned => ({
  ...{ assetId, tag: assetId.toUpperCase(), known: true, putHere: false },
  ...over,
});
const here = { siteId: 'b', place: null, beganAt: 100 };

describe('a stocktake', () => {
  it('misses nothing that a colleague met since it began', () => {
    const rows = [thing('a', { seenAt: 100 }), thing('b', { createdAt: 101 }), thing('c', { seenAt: 99 })];
    const { missing } = counted({ ...here, scanned: [] }, rows, new Map());
    expect(missing.map(({ id }) => id)).toEqual(['c']);
  });

  it('expects what stands in the place, and nothing that is planned or gone', () => {
    expect(isExpected(thing('a'), here)).toBe(true);
    expect(isExpected(thing('a'), { siteId: 'b', place: ' level 1' })).toBe(true);
    expect(isExpected(thing('a'), { siteId: 'b', place: 'Level 2' })).toBe(false);
    expect(isExpected(thing('a', { siteId: 'c' }), here)).toBe(false);
    expect(isExpected(thing('a', { state: 'missing' }), here)).toBe(true);
    for (const state of ['planned', 'ordered', 'retired', 'disposed'] as const)
      expect(isExpected(thing('a', { state }), here), state).toBe(false);
  });

  it('misses no service and no program, which have no label', () => {
    const classes = new Map(startingClasses((name) => name).map((row) => [row.id, row]));
    for (const id of ['Service', 'Application', 'Database']) expect(isThing(id, classes), id).toBe(false);
    for (const id of ['Laptop', 'Switch', null]) expect(isThing(id, classes), String(id)).toBe(true);
  });

  it('tells found, missing, moved and unknown apart, and one that this device does not hold is elsewhere', () => {
    const [a, b, c] = [thing('a'), thing('b'), thing('c', { siteId: 'x' })];
    const marks = [scanned('a'), scanned('c'), scanned('d'), scanned('new', { known: false })];
    const count = counted(
      { ...here, scanned: marks },
      [a, b],
      new Map([a, b, c].map((one) => [one.id, one])),
    );
    expect(count.found).toEqual([a]);
    expect(count.missing).toEqual([b]);
    expect(count.moved.map(({ scanned: { assetId }, asset }) => [assetId, asset])).toEqual([
      ['c', c],
      ['d', null],
    ]);
    expect(count.unknown).toHaveLength(1);
  });

  it('ends with what was said: nothing is moved unasked, and what was missing already is not missed again', () => {
    const [a, b, c] = [thing('a'), thing('b', { state: 'missing' }), thing('c')];
    const [x, y] = [thing('x', { siteId: 'z' }), thing('y', { siteId: 'z' })];
    const marks = [
      ...[scanned('a'), scanned('x', { putHere: true }), scanned('y')],
      scanned('n', { known: false }),
    ];
    const all = new Map([a, b, c, x, y].map((one) => [one.id, one]));
    const acts = actsOf(counted({ ...here, scanned: marks }, [a, b, c], all));
    expect(acts.map(({ kind, assetId }) => `${kind} ${assetId}`)).toEqual([
      'seen a',
      'moved x',
      'unknown n',
      'missing c',
    ]);
  });
});
