import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { HOUR, type Id } from '#domain/kernel/types';
import { affectedId } from '#domain/major/announcement';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, omar, meera, site } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000009${String(n).padStart(4, '0')}`;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
const save = (over: Partial<ArgsOf<'announcement.save'>> = {}, who = meera) =>
  stage.act(who, 'announcement.save', {
    ...{ announcementId: id(1), title: 'Network work', text: 'Wi-Fi is off.', siteId: site, onSignIn: false },
    ...{ startsAt: stage.now + HOUR, endsAt: stage.now + 2 * HOUR },
    ...over,
  });
const rows = () => stage.rows('announcement');

describe('planned work', () => {
  it('is announced by managers', async () => {
    await expect(save({}, omar as never)).rejects.toMatchObject({ code: 'forbidden' });
    await save();
    expect(await rows()).toMatchObject([
      { kind: 'work', title: 'Network work', ticketId: null, overAt: null },
    ]);
  });

  it('ends after it begins, at a site there is', async () => {
    for (const over of [{ endsAt: null }, { endsAt: stage.now }])
      await expect(save(over)).rejects.toMatchObject({ code: 'invalid', detail: { field: 'endsAt' } });
    await expect(save({ siteId: id(9) })).rejects.toMatchObject({ detail: { field: 'siteId' } });
  });

  it('two change it at once: each field for itself, and what both changed is told', async () => {
    await save();
    const [was] = await rows();
    if (!was) throw new Error('none');
    const {
      ver: _v,
      deletedAt: _d,
      id: announcementId,
      kind: _k,
      updates: _u,
      overAt: _o,
      nextAt: _n,
      ...rest
    } = was;
    const { ticketId: _t, ...fields } = rest;
    const args = { ...fields, announcementId };
    const base = await stage.seen(meera, 'announcement.save', args);
    await stage.act(meera, 'announcement.save', { ...args, title: 'Wi-Fi work' }, base);
    const outcome = await stage.act(
      meera,
      'announcement.save',
      { ...args, title: 'Cabling', text: 'Bring a cable.' },
      base,
    );
    expect(outcome?.merged).toMatchObject([{ field: 'title', mine: 'Cabling', theirs: 'Wi-Fi work' }]);
    expect(await rows()).toMatchObject([{ title: 'Wi-Fi work', text: 'Bring a cable.' }]);
  });

  it('is over before its time, or taken back', async () => {
    await save();
    await save({ announcementId: id(2) });
    const end = (announcementId: Id, withdrawn: boolean, who = meera) =>
      stage.act(who, 'announcement.end', { announcementId, withdrawn });
    await expect(end(id(1), true, asha as never)).rejects.toMatchObject({ code: 'forbidden' });
    await end(id(1), false);
    await end(id(2), true);
    expect((await rows()).map(({ overAt, deletedAt }) => [overAt !== null, deletedAt !== null])).toEqual([
      ...[
        [true, false],
        [false, true],
      ],
    ]);
    await expect(end(id(2), false)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('me too', () => {
  const say = (who: Actor, isSo = true) =>
    stage.act(who, isSo ? 'announcement.meToo' : 'announcement.notMe', {
      ...{ affectedId: affectedId(id(1), who.id), announcementId: id(1) },
    });
  const said = async () => (await stage.rows('affected')).filter((row) => row.withdrawnAt === null);
  const incident = () =>
    stage.put('announcement', {
      ...{ id: id(1), kind: 'incident', title: 'Mail is down', text: '', ticketId: id(50), siteId: null },
      ...{
        onSignIn: true,
        startsAt: stage.now,
        endsAt: null,
        nextAt: null,
        overAt: null,
        updates: [],
        ver: 1,
      },
      deletedAt: null,
    });

  it('is said by anybody of an incident, once however often, and taken back', async () => {
    await incident();
    for (const who of [asha, asha, bruno]) await say(who);
    expect((await said()).map(({ personId }) => personId)).toEqual([asha.id, bruno.id]);
    await say(asha, false);
    await say(asha, false);
    expect((await said()).map(({ personId }) => personId)).toEqual([bruno.id]);
    await say(asha);
    expect(await said()).toHaveLength(2);
  });

  it('for nobody else', async () => {
    await incident();
    await say(asha);
    const args = { affectedId: affectedId(id(1), asha.id), announcementId: id(1) };
    for (const name of ['announcement.meToo', 'announcement.notMe'] as const)
      await expect(stage.act(bruno, name, args)).rejects.toMatchObject({ code: 'invalid' });
    expect(await said()).toHaveLength(1);
  });

  it('not of planned work; of what was taken back in the meantime it is nothing', async () => {
    await say(asha);
    await save();
    await expect(say(asha)).rejects.toMatchObject({ code: 'invalid' });
    expect(await said()).toEqual([]);
  });
});
