import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/types';
import { problemLinkId } from '#domain/problem/problem';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, omar, lena } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000009${String(n).padStart(4, '0')}`;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
const opened = (over: Partial<ArgsOf<'problem.open'>> = {}): ArgsOf<'problem.open'> => ({
  ...{ problemId: id(1), title: 'The lamp goes out', description: '', categoryId: null, siteId: null },
  ...{ ownerId: lena.id, words: ['lamp'], ticketIds: [] },
  ...over,
});
const known = (over: Partial<ArgsOf<'problem.edit'>> = {}): ArgsOf<'problem.edit'> => ({
  ...{ problemId: id(1), title: 'The lamp goes out', description: '', categoryId: null, siteId: null },
  ...{
    ownerId: lena.id,
    cause: 'hardware',
    whys: ['It gets hot', '', 'The fan\nstands still'],
    rootCause: '',
    workaround: '',
  },
  ...over,
});
const step = (name: ArgsOf<'problem.step'>['step']) =>
  stage.act(lena, 'problem.step', { problemId: id(1), step: name });
const row = () => stage.row('problem', id(1));
const link = (ticketId: Id) => stage.row('problemLink', problemLinkId(id(1), ticketId));

describe('a problem', () => {
  it('is opened by staff, and only theirs', async () => {
    await expect(stage.act(asha, 'problem.open', opened())).rejects.toMatchObject({ code: 'forbidden' });
    await stage.act(lena, 'problem.open', opened());
    expect(await row()).toMatchObject({ state: 'new', ownerId: lena.id, words: ['lamp'] });
  });

  it('goes on only when what the step stands on is written down', async () => {
    await stage.act(lena, 'problem.open', opened());
    await expect(step('resolve')).rejects.toMatchObject({ code: 'illegal_state' });
    await step('investigate');
    await expect(step('knownError')).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'workaround' },
    });
    await stage.act(lena, 'problem.edit', known({ workaround: 'Open the flap' }));
    expect(await row()).toMatchObject({ whys: 'It gets hot\nThe fan stands still', cause: 'hardware' });
    await step('knownError');
    await step('startFix');
    await expect(step('resolve')).rejects.toMatchObject({ code: 'invalid', detail: { field: 'rootCause' } });
    await stage.act(lena, 'problem.edit', known({ workaround: 'Open the flap', rootCause: 'A fan' }));
    await step('resolve');
    expect((await row())?.resolvedAt).not.toBeNull();
    await step('reopen');
    expect(await row()).toMatchObject({ state: 'investigating', resolvedAt: null });
  });

  it('two write it down: each field for itself', async () => {
    await stage.act(lena, 'problem.open', opened());
    const base = await stage.seen(lena, 'problem.edit', known());
    await stage.act(omar, 'problem.edit', known({ rootCause: 'A fan' }), base);
    const outcome = await stage.act(lena, 'problem.edit', known({ workaround: 'Wait' }), base);
    expect(outcome).toBeUndefined();
    expect(await row()).toMatchObject({ rootCause: 'A fan', workaround: 'Wait' });
  });
});

describe('whose it is, and of what', () => {
  it('is said when it is opened, and changed later', async () => {
    const named = { categoryId: CAST.categories.wifi, siteId: CAST.site, ownerId: omar.id };
    await stage.act(lena, 'problem.open', opened(named));
    expect(await row()).toMatchObject(named);
    await stage.act(lena, 'problem.edit', known({ ownerId: null, siteId: null, categoryId: null }));
    expect(await row()).toMatchObject({ categoryId: null, siteId: null, ownerId: null });
  });

  it('is somebody and something there is, and nobody who may not see to it', async () => {
    for (const [field, value] of [
      ...([
        ['categoryId', id(70)],
        ['siteId', id(71)],
        ['ownerId', id(72)],
        ['ownerId', asha.id],
      ] as const),
    ]) {
      const wrong = { code: 'invalid', detail: { field } };
      await expect(stage.act(lena, 'problem.open', opened({ [field]: value }))).rejects.toMatchObject(wrong);
      await stage.act(lena, 'problem.open', opened()).catch(() => undefined);
      await expect(stage.act(lena, 'problem.edit', known({ [field]: value }))).rejects.toMatchObject(wrong);
    }
  });
});

describe('its incidents', () => {
  it('are tied when it is opened, those that whoever opens it sees', async () => {
    const mine = await stage.report(asha);
    await stage.act(lena, 'problem.open', opened({ ticketIds: [mine, id(77)] }));
    expect(await link(mine)).toMatchObject({
      ticketId: mine,
      problemId: id(1),
      endedAt: null,
      byId: lena.id,
    });
    expect(await link(id(77))).toBeUndefined();
  });

  it('are tied and untied by whoever sees them, and not by requesters', async () => {
    const mine = await stage.report(asha);
    await stage.act(lena, 'problem.open', opened());
    const args = { ticketId: mine, problemId: id(1) };
    await expect(stage.act(asha, 'problem.link', { ...args, linked: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await stage.act(lena, 'problem.link', { ...args, linked: true });
    await stage.act(lena, 'problem.link', { ...args, linked: true });
    expect((await link(mine))?.endedAt).toBeNull();
    await stage.act(lena, 'problem.link', { ...args, linked: false });
    expect((await link(mine))?.endedAt).not.toBeNull();
    await stage.act(lena, 'problem.link', { ...args, linked: true });
    expect((await link(mine))?.endedAt).toBeNull();
    await expect(
      stage.act(lena, 'problem.link', { ticketId: id(78), problemId: id(1), linked: true }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are told the workaround and tied in one', async () => {
    const mine = await stage.report(asha);
    await stage.act(lena, 'problem.open', opened());
    const args = { ticketId: mine, problemId: id(1), body: 'Open the flap' };
    await stage.act(lena, 'problem.edit', known({ workaround: 'Open the flap' }));
    await stage.act(lena, 'problem.step', { problemId: id(1), step: 'knownError' });
    // What a known error stands on is not taken from under it.
    await expect(stage.act(lena, 'problem.edit', known({}))).rejects.toMatchObject({
      ...{ code: 'invalid', detail: { field: 'workaround' } },
    });
    await expect(stage.act(asha, 'problem.applyWorkaround', args)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await stage.act(lena, 'problem.applyWorkaround', args);
    expect((await link(mine))?.endedAt).toBeNull();
    const said = (await stage.timeline(mine)).filter(({ kind }) => kind === 'comment');
    expect(said).toMatchObject([{ body: 'Open the flap', internal: false, actorId: lena.id }]);
  });
});
