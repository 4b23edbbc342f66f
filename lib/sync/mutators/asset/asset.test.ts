import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, omar, lena, ada, teams, site } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000008${String(n).padStart(4, '0')}`;
const CLASS = id(90);
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});

const saved = (n: number, over: Partial<ArgsOf<'asset.save'>> = {}): ArgsOf<'asset.save'> => ({
  ...{ assetId: id(n), tag: `AP-${n}`, name: 'Radio', classId: null, state: 'in_use', teamId: teams.net },
  ...{ ownerId: null, userId: null, siteId: site, place: 'Level −2', model: '', serial: '', supplier: '' },
  ...{ purchasedOn: null, warrantyUntil: null, costCents: null, currency: null, servesSiteIds: [] },
  ...{ attributes: {}, notes: '' },
  ...over,
});
const save = (n: number, over: Partial<ArgsOf<'asset.save'>> = {}) =>
  stage.act(lena, 'asset.save', saved(n, over));
const row = async (n: number) => {
  const found = await stage.row('asset', id(n));
  if (!found) throw new Error('no such asset');
  return found;
};
const klass = (attributes: ArgsOf<'assetClass.save'>['attributes']) =>
  stage.act(ada, 'assetClass.save', {
    ...{ classId: CLASS, name: 'Access points', parentId: null, icon: 'wifi', service: false },
    ...{ attributes, active: true },
  });
const memory: ArgsOf<'assetClass.save'>['attributes'][number] = {
  key: 'memory',
  label: 'Memory',
  kind: 'number',
  choices: [],
  unit: 'GB',
  required: true,
};

describe('what is known of an asset', () => {
  it('is written down by staff, its tag folded, with a line of history', async () => {
    await expect(stage.act(asha, 'asset.save', saved(1))).rejects.toMatchObject({ code: 'forbidden' });
    await save(1, { tag: ' ap-1 ' });
    const made = await row(1);
    expect(made).toMatchObject({ tag: 'AP-1', provisional: false, siteId: site });
    expect(made.log).toMatchObject([{ act: 'made', byId: lena.id }]);
    stage.wait(1_000);
    await save(1, { place: 'Level 3' });
    expect((await row(1)).log.map(({ act, fields }) => [act, fields])).toEqual([
      ['changed', ['place']],
      ['made', undefined],
    ]);
  });

  it('A7 names only what is there', async () => {
    const nobody = id(99);
    for (const field of ['teamId', 'siteId', 'userId', 'ownerId', 'classId'] as const)
      await expect(save(1, { [field]: nobody })).rejects.toMatchObject({
        code: 'invalid',
        detail: { field },
      });
    await expect(save(1, { servesSiteIds: [nobody] })).rejects.toMatchObject({
      detail: { field: 'servesSiteIds' },
    });
    await expect(save(1, { ownerId: asha.id })).rejects.toMatchObject({ detail: { field: 'ownerId' } });
  });

  it('has a tag of its own, however that is typed', async () => {
    await save(1);
    await expect(save(2, { tag: 'ap-1' })).rejects.toMatchObject({
      detail: { field: 'tag', fault: 'taken' },
    });
    await save(1, { name: 'Radio, corridor' });
    expect((await row(1)).name).toBe('Radio, corridor');
  });

  it('fits its class', async () => {
    await klass([memory]);
    await expect(save(1, { classId: CLASS })).rejects.toMatchObject({
      detail: { field: 'attribute:memory', fault: 'missing' },
    });
    await expect(save(1, { classId: CLASS, attributes: { memory: '16' } })).rejects.toMatchObject({
      detail: { fault: 'notNumber' },
    });
    await save(1, { classId: CLASS, attributes: { memory: 16 } });
    expect((await row(1)).attributes).toEqual({ memory: 16 });
  });

  it('that two change at once keeps both, field by field, and attributes too', async () => {
    await klass([
      { ...memory, required: false },
      { ...memory, key: 'disk', label: 'Disk', required: false },
    ]);
    const begun = { classId: CLASS, attributes: { memory: 8, disk: 100 } };
    await save(1, begun);
    const base = await stage.seen(lena, 'asset.save', saved(1));
    await stage.act(omar, 'asset.save', saved(1, { ...begun, attributes: { memory: 16, disk: 100 } }), base);
    const outcome = await stage.act(
      lena,
      'asset.save',
      saved(1, { ...begun, attributes: { memory: 32 }, place: 'Level 3' }),
      base,
    );
    expect(outcome).toEqual({ merged: [{ field: 'attribute:memory', base: 8, mine: 32, theirs: 16 }] });
    // What was seen and not sent along again was emptied.
    expect(await row(1)).toMatchObject({ attributes: { memory: 16 }, place: 'Level 3' });
  });

  it('has a currency where it has a price', async () => {
    await expect(save(1, { costCents: 100 })).rejects.toMatchObject({ detail: { field: 'currency' } });
  });
});

describe('what leans on what', () => {
  it('is said once, put right, and taken back', async () => {
    await save(1);
    await save(2);
    const relation = { assetId: id(1), kind: 'connected_to', toId: id(2) } as const;
    await stage.act(lena, 'asset.relate', { ...relation, wayRound: '' });
    await stage.act(omar, 'asset.relate', { ...relation, wayRound: 'wired backup' });
    expect(await row(1)).toMatchObject({
      relations: [{ kind: 'connected_to', toId: id(2), wayRound: 'wired backup' }],
      relatedIds: [id(2)],
    });
    await stage.act(lena, 'asset.unrelate', relation);
    expect(await row(1)).toMatchObject({ relations: [], relatedIds: [] });
  });

  it('is never the thing itself, and nothing that is not there', async () => {
    await save(1);
    const say = (toId: Id) =>
      stage.act(lena, 'asset.relate', { assetId: id(1), kind: 'runs_on', toId, wayRound: '' });
    await expect(say(id(1))).rejects.toMatchObject({ detail: { fault: 'itself' } });
    await expect(say(id(98))).rejects.toMatchObject({ detail: { field: 'toId' } });
  });
});

describe('meeting assets', () => {
  const found = (n: number, tag: string) =>
    stage.act(lena, 'asset.found', { assetId: id(n), tag, siteId: site, place: 'Cellar' });

  it('an unknown tag becomes one of which nothing else is known, until somebody writes it down', async () => {
    await found(1, 'x-77');
    expect(await row(1)).toMatchObject({ tag: 'X-77', name: 'X-77', provisional: true, seenById: lena.id });
    await save(1, { tag: 'X-77', name: 'A radio' });
    expect((await row(1)).provisional).toBe(false);
  });

  it('seen elsewhere it has moved; what was missing is there again; who stood there later knows better', async () => {
    await save(1);
    await stage.act(omar, 'asset.missed', { assetId: id(1) });
    expect((await row(1)).state).toBe('missing');
    stage.wait(60_000);
    await stage.act(lena, 'asset.seen', { assetId: id(1), siteId: null, place: null });
    expect(await row(1)).toMatchObject({ state: 'in_use', siteId: null, place: null, seenById: lena.id });
    stage.wait(-30_000);
    await stage.act(omar, 'asset.seen', { assetId: id(1), siteId: site, place: 'Level 9' });
    await stage.act(omar, 'asset.missed', { assetId: id(1) });
    expect(await row(1)).toMatchObject({ state: 'in_use', siteId: null, seenById: lena.id });
  });

  it('whoever looked for it since somebody stood before it does not miss it', async () => {
    await save(1);
    const since = stage.now;
    stage.wait(60_000);
    await stage.act(lena, 'asset.seen', { assetId: id(1), siteId: null, place: null });
    stage.wait(60_000);
    await stage.act(omar, 'asset.missed', { assetId: id(1), since });
    expect((await row(1)).state).toBe('in_use');
    await stage.act(omar, 'asset.missed', { assetId: id(1), since: stage.now });
    expect((await row(1)).state).toBe('missing');
  });

  it('where it stays it keeps its place', async () => {
    await save(1);
    await stage.act(lena, 'asset.seen', { assetId: id(1), siteId: site, place: null });
    expect(await row(1)).toMatchObject({ siteId: site, place: 'Level −2' });
  });

  it('doubles become one: nothing that stood in either is lost', async () => {
    await save(1, { serial: '', notes: 'By the door' });
    await save(2);
    await found(3, 'ap-3');
    await save(3, { tag: 'AP-3', serial: 'F77', name: 'The same radio' });
    await stage.act(lena, 'asset.relate', { assetId: id(3), kind: 'runs_on', toId: id(2), wayRound: '' });
    await stage.act(lena, 'asset.relate', { assetId: id(3), kind: 'part_of', toId: id(1), wayRound: '' });
    await stage.act(lena, 'asset.merge', { assetId: id(1), doubleId: id(3) });
    const one = await row(1);
    expect(one).toMatchObject({ serial: 'F77', notes: 'By the door', name: 'Radio', relatedIds: [id(2)] });
    expect(await row(3)).toMatchObject({ mergedIntoId: id(1), state: 'retired', relations: [] });
    await expect(save(3)).rejects.toMatchObject({ code: 'illegal_state' });
    // Its tag is free again.
    await save(4, { tag: 'AP-3' });
  });

  it('what leaned on the double leans on the one that stays, said once, and so does what is said of it later', async () => {
    for (const n of [1, 2, 3, 4]) await save(n);
    const relate = (n: number, to: number, wayRound = '') =>
      stage.act(lena, 'asset.relate', { assetId: id(n), kind: 'runs_on', toId: id(to), wayRound });
    await relate(3, 2, 'by hand');
    await relate(4, 2);
    await relate(4, 1, 'a generator');
    await stage.act(lena, 'asset.merge', { assetId: id(1), doubleId: id(2) });
    expect(await row(3)).toMatchObject({
      relations: [{ kind: 'runs_on', toId: id(1), wayRound: 'by hand' }],
      relatedIds: [id(1)],
    });
    expect((await row(4)).relations).toEqual([{ kind: 'runs_on', toId: id(1), wayRound: 'a generator' }]);
    await save(5);
    await relate(5, 2);
    expect((await row(5)).relatedIds).toEqual([id(1)]);
    await expect(relate(1, 2)).rejects.toMatchObject({ detail: { fault: 'itself' } });
  });
});

describe('a ticket', () => {
  const report = (who: typeof lena | typeof asha, assetId: Id) =>
    stage.act(who, 'ticket.report', {
      ...{ ticketId: id(50), title: 'No light', description: '', impact: 3, urgency: 3, categoryId: null },
      ...{ siteId: null, place: null, assetId },
    });

  it('says what it is about, which is put right as the rest of it', async () => {
    await save(1);
    await save(2);
    await report(asha, id(1));
    expect((await stage.row('ticket', id(50)))?.assetId).toBe(id(1));
    await stage.act(asha, 'ticket.edit', { ticketId: id(50), changes: { assetId: id(2) } });
    expect((await stage.row('ticket', id(50)))?.assetId).toBe(id(2));
  });

  it('A7 is about nothing that is not there', async () => {
    await expect(report(lena, id(97))).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'assetId' },
    });
  });
});

describe('classes', () => {
  const put = (n: number, over: Partial<ArgsOf<'assetClass.save'>> = {}) =>
    stage.act(ada, 'assetClass.save', {
      ...{ classId: id(n), name: `Class ${n}`, parentId: null, icon: 'box', service: false },
      ...{ attributes: [], active: true },
      ...over,
    });

  it('are an administrator’s, never beneath themselves, and never deeper than can be read', async () => {
    await expect(
      stage.act(lena, 'assetClass.save', {
        ...{
          classId: id(1),
          name: 'Mine',
          parentId: null,
          icon: 'box',
          service: false,
          attributes: [],
          active: true,
        },
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await put(1);
    for (let n = 2; n <= 6; n++) await put(n, { parentId: id(n - 1) });
    await expect(put(7, { parentId: id(6) })).rejects.toMatchObject({ detail: { fault: 'many' } });
    await expect(put(1, { parentId: id(3) })).rejects.toMatchObject({ detail: { field: 'parentId' } });
  });

  it('have keys of their own, choices where one is to choose, and end after what is beneath', async () => {
    await expect(put(1, { attributes: [memory, memory] })).rejects.toMatchObject({
      detail: { fault: 'twice' },
    });
    await expect(put(1, { attributes: [{ ...memory, kind: 'choice' }] })).rejects.toMatchObject({
      detail: { fault: 'nothing' },
    });
    await put(1);
    await put(2, { parentId: id(1) });
    await expect(put(1, { active: false })).rejects.toMatchObject({ detail: { fault: 'children' } });
  });
});
