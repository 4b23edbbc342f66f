import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { openStore } from '#client/store/dexie-store';
import { impactOf } from '#domain/asset/impact';
import { leanOf, RELATION_KINDS, type Relation, related } from '#domain/asset/relations';
import type { AssetRow } from '#sync/views/asset';
import { impactIn } from './impact';

const open: { db: { delete(): Promise<void> } }[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.db.delete();
});

const row = (id: string, over: Partial<AssetRow> = {}): AssetRow => ({
  ...{
    id,
    tag: id,
    name: id,
    classId: null,
    state: 'in_use',
    provisional: false,
    teamId: null,
    ownerId: null,
  },
  ...{ userId: null, siteId: null, place: null, model: '', serial: '', supplier: '', purchasedOn: null },
  ...{ warrantyUntil: null, costCents: null, currency: null, servesSiteIds: [], attributes: {}, notes: '' },
  ...{ relations: [], relatedIds: [], log: [], mergedIntoId: null, seenAt: null, seenById: null },
  ...{ createdAt: 1, updatedAt: 1, ver: 1, deletedAt: null },
  ...over,
});
const saying = (id: string, relations: Relation[], over: Partial<AssetRow> = {}) =>
  row(id, { ...related(relations), ...over });

async function storeOf(assets: AssetRow[]) {
  const store = await openStore(newId(), newId);
  open.push(store);
  await store.db.asset.bulkPut(assets);
  return store.db;
}

it('what is out of use, or another one by now, feels nothing, and nothing behind it does', async () => {
  const on = (toId: string): Relation => ({ kind: 'runs_on', toId, wayRound: '' });
  const db = await storeOf([
    row('radio'),
    saying('old', [on('radio')], { state: 'retired' }),
    saying('double', [on('radio')], { mergedIntoId: 'radio' }),
    saying('behind', [on('old')]),
    saying('phone', [on('radio')], { userId: 'ann', siteId: 'house b' }),
  ]);
  const impact = await impactIn(db, row('radio'));
  expect(impact.feels.map(({ asset }) => asset.id)).toEqual(['phone']);
  expect(impact).toMatchObject({ people: 1, sites: 1, services: 0 });
});

const id = fc.integer({ min: 0, max: 9 }).map(String);
const relation = fc.record({
  kind: fc.constantFrom(...RELATION_KINDS),
  toId: id,
  wayRound: fc.constantFrom('', 'backup'),
});

it('says over the rows of a device what the rule says over all leans at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(id, fc.array(relation, { maxLength: 4 })), async (said) => {
      const assets = Array.from({ length: 10 }, (_, n) => saying(String(n), said[String(n)] ?? []));
      const leans = assets.flatMap((one) => one.relations.map((each) => leanOf(one.id, each)));
      const reach = impactOf(['0'], (on) => leans.filter(({ onId }) => onId === on));
      const db = await storeOf(assets);
      const { feels } = await impactIn(db, assets[0] as AssetRow);
      expect(
        Object.fromEntries(feels.map(({ asset, depth, wayRound }) => [asset.id, [depth, wayRound === null]])),
      ).toEqual(
        Object.fromEntries([...reach].map(([to, { depth, wayRound }]) => [to, [depth, wayRound === null]])),
      );
    }),
    { numRuns: 30 },
  );
});
