import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asset, assetLean } from '#db/schema/assets';
import { setting } from '#db/schema/operations';
import { impactOnServer, leansQuery } from '#server/assets/impact';
import { ASSETS_SETTING } from '#server/assets/on-devices';
import { readAssetTagged, readLabelled } from '#server/assets/tagged';
import { withSync } from '#server/sync/with-sync';
import type { ArgsOf } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Who sees which asset, and what leans on what, on a real database. */
let base: TestDatabase;
let org: Organisation;
let lena: Device;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  lena = await Device.open(org.lena);
});
afterAll(() => base.drop());
afterEach(() => base.db.delete(setting).where(eq(setting.name, ASSETS_SETTING)));

let tags = 0;
async function saved(over: Partial<ArgsOf<'asset.save'>> = {}): Promise<string> {
  const assetId = newId();
  const { results } = await lena.push(
    lena.envelope('asset.save', {
      ...{ assetId, tag: `T-${++tags}`, name: `Thing ${tags}`, classId: null, state: 'in_use', teamId: null },
      ...{ ownerId: null, userId: null, siteId: null, place: null, model: '', serial: '', supplier: '' },
      ...{ purchasedOn: null, warrantyUntil: null, costCents: null, currency: null, servesSiteIds: [] },
      ...{ attributes: {}, notes: '', ...over },
    }),
  );
  expect(results[0]?.result.status).toBe('ok');
  return assetId;
}
const relate = (assetId: string, toId: string, wayRound = '') =>
  lena.push(lena.envelope('asset.relate', { assetId, kind: 'depends_on', toId, wayRound }));
const held = async (device: Device) =>
  (await device.bootstrap()).flatMap((page) => putIds({ puts: page.rows }));

describe('who sees an asset', () => {
  it('A6 a requester has what they use, and nothing else, by any door', async () => {
    const [mine, other] = [await saved({ userId: org.asha.id }), await saved({ userId: org.bruno.id })];
    const asha = await Device.open(org.asha);
    const ids = await held(asha);
    expect(ids).toContain(mine);
    expect(ids).not.toContain(other);
    await expect(asha.record({ kind: 'asset', id: other })).resolves.toMatchObject({ kind: 'missing' });
    const { results } = await asha.push(
      asha.envelope('asset.seen', { assetId: mine, siteId: null, place: null }),
      asha.envelope('ticket.report', {
        ...{ ticketId: newId(), title: 'Broken', description: '', impact: 3, urgency: 3, categoryId: null },
        ...{ siteId: null, place: null, assetId: other },
      }),
    );
    expect(results.map(({ result }) => [result.code, result.detail.field])).toEqual([
      ['forbidden', undefined],
      ['invalid', 'assetId'],
    ]);
  });

  it('staff have all of them; where there are too many, what their teams look after, and may look up any', async () => {
    const [ours, theirs] = [await saved({ teamId: org.teams.net }), await saved({ teamId: org.teams.line })];
    const nils = await Device.open(org.nils);
    expect(await held(nils)).toEqual(expect.arrayContaining([ours, theirs]));
    await base.db.insert(setting).values({ name: ASSETS_SETTING, value: 'theirs' });
    const again = await Device.open(org.nils);
    const ids = await held(again);
    expect(ids).toContain(ours);
    expect(ids).not.toContain(theirs);
    await expect(again.record({ kind: 'asset', id: theirs })).resolves.toMatchObject({
      rows: { asset: [{ id: theirs }] },
    });
  });

  it('one that goes to somebody else leaves who had it', async () => {
    const id = await saved({ userId: org.asha.id });
    const asha = await Device.open(org.asha);
    expect(await held(asha)).toContain(id);
    const [row] = await base.db.select().from(asset).where(eq(asset.id, id));
    await lena.push(
      lena.envelope('asset.save', {
        ...{ assetId: id, tag: row?.tag ?? '', name: 'Thing', classId: null, state: 'in_use', teamId: null },
        ...{ ownerId: null, userId: org.bruno.id, siteId: null, place: null, model: '', serial: '' },
        ...{ supplier: '', purchasedOn: null, warrantyUntil: null, costCents: null, currency: null },
        ...{ servesSiteIds: [], attributes: {}, notes: '' },
      }),
    );
    expect(await held(await Device.open(org.asha))).not.toContain(id);
  });
});

describe('tags', () => {
  it('are one, and an asset that is another by now is found as that no more', async () => {
    const one = await saved({ tag: 'same-1' });
    const { results } = await lena.push(
      lena.envelope('asset.found', { assetId: newId(), tag: 'SAME-1', siteId: null, place: null }),
    );
    // Whoever met the label is not refused: it is a double from then on.
    expect(results[0]?.result.status).toBe('ok');
    expect(await readAssetTagged(base.db, 'SAME-1')).toBe(one);
    const [double] = await base.db.select().from(asset).where(eq(asset.provisional, true));
    await lena.push(lena.envelope('asset.merge', { assetId: double?.id ?? '', doubleId: one }));
    expect(await readAssetTagged(base.db, 'SAME-1')).toBe(double?.id);
  });

  it('of a double leads to what it is by now, over several, and to nobody else than before', async () => {
    const [one, two, three, phone] = [
      await saved({ tag: 'old-1' }),
      await saved({ tag: 'old-2' }),
      await saved({ tag: 'new-3', userId: org.asha.id }),
      await saved({ tag: 'phone-1' }),
    ];
    await relate(phone, one);
    await lena.push(lena.envelope('asset.merge', { assetId: two, doubleId: one }));
    await lena.push(lena.envelope('asset.merge', { assetId: three, doubleId: two }));
    expect(await readLabelled(base.db, 'OLD-1', org.lena)).toBe(three);
    expect(await readLabelled(base.db, 'OLD-1', org.asha)).toBe(three);
    expect(await readLabelled(base.db, 'OLD-1', org.bruno)).toBeNull();
    // What leaned on the first double leans on the one that stays.
    expect(await impactOnServer([three])).toMatchObject({ things: 1 });
    // A tag that was taken again is the new one's.
    const again = await saved({ tag: 'old-1' });
    expect(await readLabelled(base.db, 'OLD-1', org.lena)).toBe(again);
  });
});

describe('what leans on what', () => {
  it('stands beside the assets, follows what they say, and answers with who feels it', async () => {
    const siteId = newId();
    await withSync(async (writer) => {
      await writer.insert('site', { id: siteId, name: 'House B' }, { kind: 'site', id: siteId }, false);
      await writer.update('person', org.omar.id, { siteId }, { kind: 'person', id: org.omar.id }, false);
    });
    const [radio, tablet, images] = [
      await saved(),
      await saved({ userId: org.asha.id }),
      await saved({ servesSiteIds: [siteId] }),
    ];
    await relate(tablet, radio);
    await relate(images, tablet, 'printed lists');
    await relate(radio, images);
    // Who uses the tablet, and who works where the images are for everybody; the circle ends.
    expect(await impactOnServer([radio])).toEqual({ services: [], people: 2, sites: 1, things: 2 });
    await lena.push(lena.envelope('asset.unrelate', { assetId: tablet, kind: 'depends_on', toId: radio }));
    expect(await impactOnServer([radio])).toMatchObject({ things: 0, people: 0 });
    expect(await base.db.select().from(assetLean).where(eq(assetLean.ofId, tablet))).toEqual([]);
  });

  it('out of use feels nothing, and nothing behind it does', async () => {
    const [radio, old, behind] = [await saved(), await saved({ state: 'retired' }), await saved()];
    await relate(old, radio);
    await relate(behind, old);
    expect(await impactOnServer([radio])).toMatchObject({ things: 0 });
  });

  it('is read by its index, however many assets there are', async () => {
    const { sql, params } = leansQuery(base.db, [newId()]).toSQL();
    const [plan] = await base.pool.query(`explain ${sql}`, params);
    const keys = (plan as { key: string | null }[]).map(({ key }) => key);
    expect(keys).toEqual(['PRIMARY', 'PRIMARY']);
  });
});
