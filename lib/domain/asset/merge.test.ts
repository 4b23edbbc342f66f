import { describe, expect, it } from 'vitest';
import { endOfMerges, keptFirst, leadOn, type Mergeable, mergedAsset } from './merge';

const thing = (id: string, over: Partial<Mergeable> = {}): Mergeable => ({
  ...{ id, name: id, classId: null, state: 'in_use', provisional: false, teamId: null, ownerId: null },
  ...{ userId: null, siteId: null, place: null, model: '', serial: '', supplier: '', purchasedOn: null },
  ...{ warrantyUntil: null, costCents: null, currency: null, servesSiteIds: [], attributes: {}, notes: '' },
  ...{ relations: [], seenAt: null, seenById: null },
  ...over,
});

describe('two that are one', () => {
  it('keep what the one that stays says, and fill what it lacks', () => {
    const kept = thing('a', { serial: 'S1', attributes: { memory: 8 }, costCents: 100, currency: 'EUR' });
    const double = thing('b', {
      ...{ serial: 'S2', model: 'M', attributes: { memory: 16, disk: 1 }, costCents: 900, currency: 'USD' },
      ...{ servesSiteIds: ['s'], warrantyUntil: '2030-01-01' },
    });
    expect(mergedAsset(kept, double)).toMatchObject({
      ...{ name: 'a', serial: 'S1', model: 'M', attributes: { memory: 8, disk: 1 } },
      ...{ costCents: 100, currency: 'EUR', servesSiteIds: ['s'], warrantyUntil: '2030-01-01' },
    });
  });

  it('stand where somebody stood before one of them last, and are not missing then', () => {
    const kept = thing('a', { siteId: 'here', place: 'Stores', state: 'missing', seenAt: 1, seenById: 'x' });
    const met = thing('b', { siteId: 'there', place: null, seenAt: 2, seenById: 'y', provisional: true });
    expect(mergedAsset(kept, met)).toMatchObject({
      ...{ siteId: 'there', place: null, state: 'in_use', seenAt: 2, seenById: 'y', provisional: false },
    });
    expect(mergedAsset(thing('a', { ...kept, seenAt: 3 }), met)).toMatchObject({
      ...{ siteId: 'here', place: 'Stores', state: 'missing', seenAt: 3 },
    });
  });

  it('have the name of the one that was written down', () => {
    const met = thing('b', { provisional: true });
    expect(mergedAsset(met, thing('a')).name).toBe('a');
    expect(keptFirst({ ...met, createdAt: 1 }, { ...thing('a'), createdAt: 2 })).toMatchObject({ id: 'a' });
    expect(keptFirst({ ...thing('b'), createdAt: 2 }, { ...thing('a'), createdAt: 1 })).toMatchObject({
      id: 'a',
    });
  });

  it('never lean on each other afterwards', () => {
    const to = (toId: string) => ({ kind: 'runs_on' as const, toId, wayRound: '' });
    const kept = thing('a', { relations: [to('b'), to('c')] });
    const double = thing('b', { relations: [to('a'), to('c'), to('d')] });
    expect(mergedAsset(kept, double).relations.map(({ toId }) => toId)).toEqual(['c', 'd']);
    expect(leadOn([to('b'), to('c')], 'b', 'a').map(({ toId }) => toId)).toEqual(['a', 'c']);
    expect(leadOn([to('b'), { ...to('a'), wayRound: 'w' }], 'b', 'a')).toEqual([
      { ...to('a'), wayRound: 'w' },
    ]);
  });

  it('are found over several, and a circle ends', async () => {
    const all = new Map([
      ['a', { id: 'a', mergedIntoId: 'b' }],
      ['b', { id: 'b', mergedIntoId: 'c' as string | null }],
      ['c', { id: 'c', mergedIntoId: null as string | null }],
    ]);
    const end = () => endOfMerges(all.get('a') as never, async (id) => all.get(id));
    expect(await end()).toEqual({ id: 'c', mergedIntoId: null });
    all.set('c', { id: 'c', mergedIntoId: 'a' });
    expect(await end()).toBeNull();
    all.delete('c');
    expect(await end()).toBeNull();
  });
});
