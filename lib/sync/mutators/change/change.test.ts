import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { HOUR, type Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import { CAST, Stage } from '#tests/support/stage';

const { asha, omar, lena, nils, meera, ada } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-${String(90_000 + n).padStart(12, '0')}`;
const changeId = id(1);
let stage: Stage;

const opened: Omit<ArgsOf<'change.open'>, 'changeId'> = {
  ...{
    type: 'normal',
    templateId: null,
    title: 'Replace the injectors',
    reason: 'They fail',
    description: '',
  },
  ...{ categoryId: null, siteId: null, ownerId: omar.id, teamId: null, incidentIds: [], problemIds: [] },
};
const open = (over: Partial<ArgsOf<'change.open'>> = {}, who: Actor = lena) =>
  stage.act(who, 'change.open', { changeId, ...opened, ...over });
const row = async (of = changeId) => {
  const found = await stage.row('change', of);
  if (!found) throw new Error('no change');
  return found;
};
const step = (
  name: ArgsOf<'change.step'>['step'],
  over: Partial<ArgsOf<'change.step'>> = {},
  who: Actor = lena,
) => stage.act(who, 'change.step', { changeId, step: name, note: '', leaveSteps: false, ...over });
const edit = async (over: Partial<ArgsOf<'change.edit'>> = {}, who: Actor = lena) => {
  const { title, reason, description, categoryId, siteId, ownerId, teamId, ...now } = await row();
  const { backOut, tests, windowFrom, windowTo, risk } = now;
  const said = { title, reason, description, categoryId, siteId, ownerId, teamId, backOut, tests };
  const args = { changeId, ...said, windowFrom, windowTo, risk, ...over };
  return stage.act(who, 'change.edit', args);
};
const touch = async (touched = true) => {
  if (!(await stage.row('asset', id(70))))
    await stage.act(lena, 'asset.found', { assetId: id(70), tag: 'AP-1', siteId: null, place: 'Cellar' });
  return stage.act(lena, 'change.touch', { changeId, assetId: id(70), touched });
};
const decide = async (who: Actor, decision: 'approved' | 'rejected' = 'approved', over = {}) =>
  stage.act(who, 'change.decide', {
    changeId,
    decision,
    comment: 'Said',
    seen: changeSeenOf(await row()),
    ...over,
  });
const rule = (over: Partial<ArgsOf<'changePolicy.save'>> = {}) =>
  stage.act(ada, 'changePolicy.save', {
    ...{
      policyId: id(50),
      name: 'CAB',
      position: 1,
      types: [],
      riskAtLeast: null,
      siteIds: [],
      categoryIds: [],
    },
    ...{ personIds: [meera.id, nils.id, lena.id], teamId: null, need: 2, last: false, active: true },
    ...over,
  });
const window = () => ({ windowFrom: stage.now + HOUR, windowTo: stage.now + 3 * HOUR });
const planned = async () => {
  await stage.act(lena, 'change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'Swap them', ownerId: omar.id, minutes: 60 } },
  });
  await edit({ ...window(), backOut: 'Old ones back in', risk: '000/100' });
};
const asked = async () => {
  await rule();
  await open();
  await planned();
  for (const one of ['submit', 'assess', 'ask'] as const) await step(one);
};
const schedule = async (over: Partial<ArgsOf<'change.schedule'>> = {}, who: Actor = lena) => {
  const { windowFrom, windowTo } = await row();
  const at = { from: windowFrom ?? 0, to: windowTo ?? 0, overrideReason: '' };
  return stage.act(who, 'change.schedule', { changeId, ...at, ...over });
};

beforeEach(async () => {
  stage = await Stage.open();
});

describe('a normal change', () => {
  it('goes its whole way, and every step of it is kept', async () => {
    await asked();
    await decide(meera);
    expect(await row()).toMatchObject({ state: 'awaiting_approval' });
    await decide(nils);
    await schedule();
    await step('start');
    const stepId = (await row()).plan[0]?.id ?? '';
    await stage.act(omar, 'change.tick', { changeId, stepId, done: true });
    await step('finish');
    await stage.act(lena, 'change.review', { changeId, result: 'success', notes: '' });
    const end = await row();
    expect(end).toMatchObject({ state: 'closed', result: 'success', plan: [{ doneById: omar.id }] });
    expect(end.log.map(({ deed }) => deed)).toEqual([
      ...['opened', 'planned', 'edited', 'submit', 'assess', 'ask', 'decided', 'approved'],
      ...['scheduled', 'start', 'ticked', 'finish', 'reviewed'],
    ]);
  });

  it('skips no state, whoever says so', async () => {
    await open();
    for (const one of ['assess', 'ask', 'start', 'startUrgent', 'finish', 'revise'] as const)
      await expect(step(one, { note: 'x' }, ada)).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(schedule({ from: 1, to: 2 }, ada)).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(stage.act(ada, 'change.backOut', { changeId, reason: 'x' })).rejects.toMatchObject({
      code: 'illegal_state',
    });
    const review = { changeId, result: 'success', notes: '' } as const;
    await expect(stage.act(ada, 'change.review', review)).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(step('submit', {}, asha)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is asked about once plan, way back, window and risk are there, and a rule says who', async () => {
    await open();
    await step('submit');
    await step('assess');
    const missing = (field: string) =>
      expect(step('ask')).rejects.toMatchObject({ code: 'invalid', detail: { field } });
    await missing('plan');
    await stage.act(lena, 'change.plan', {
      ...{ changeId, op: { kind: 'add', title: 'Swap them', ownerId: null, minutes: 60 } },
    });
    await missing('backOut');
    await edit({ backOut: 'Old ones back in' });
    await missing('window');
    await edit(window());
    await missing('risk');
    await edit({ risk: '012/000' });
    await missing('policy');
    await rule({ active: false });
    await missing('policy');
    await rule();
    await step('ask');
    expect(await row()).toMatchObject({ riskLevel: 'medium', approval: { names: ['CAB'] } });
  });

  it('is approved by nobody whose own it is in any part', async () => {
    await rule({ personIds: [meera.id, nils.id, lena.id, omar.id], need: 'any' });
    await open();
    await planned();
    for (const one of ['submit', 'assess', 'ask'] as const) await step(one);
    const votes = (await row()).approval?.groups[0]?.votes.map(({ personId }) => personId);
    expect(votes).toEqual([meera.id, nils.id]);
    // Who asked for it, and who carries it out.
    for (const who of [lena, omar]) await expect(decide(who)).rejects.toMatchObject({ code: 'forbidden' });
    await decide(nils);
    // Nor does it stand of somebody whose own it becomes afterwards.
    await edit({ ownerId: nils.id });
    expect(await row()).toMatchObject({ state: 'assessing', approval: null });
  });

  it('is void once plan, window or assets are others, and says so', async () => {
    const others: (() => Promise<unknown>)[] = [
      () => edit({ windowTo: stage.now + 9 * HOUR }),
      () => edit({ backOut: 'Another way' }),
      () => touch(),
      () =>
        stage.act(lena, 'change.plan', {
          ...{ changeId, op: { kind: 'add', title: 'One more', ownerId: null, minutes: 5 } },
        }),
      () => schedule({ from: stage.now + 30 * HOUR, to: stage.now + 31 * HOUR }),
    ];
    for (const other of others) {
      stage = await Stage.open();
      await asked();
      await decide(meera);
      await decide(nils);
      await other();
      const now = await row();
      expect(now).toMatchObject({ state: 'assessing', approval: null });
      expect(now.log.at(-1)?.deed).toBe('voided');
      await expect(schedule()).rejects.toMatchObject({ code: 'illegal_state' });
    }
  });

  it('stands when words beside it are said otherwise', async () => {
    await asked();
    await decide(meera);
    await decide(nils);
    await edit({ ownerId: lena.id });
    expect(await row()).toMatchObject({ state: 'approved', approval: { outcome: 'approved' } });
  });

  it('a decision on what is no longer there is refused, and so is one that came too late', async () => {
    await asked();
    await expect(decide(meera, 'approved', { seen: 'another' })).rejects.toMatchObject({ code: 'changed' });
    await expect(decide(meera, 'rejected', { comment: '' })).rejects.toMatchObject({ code: 'invalid' });
    await decide(meera);
    await expect(decide(meera)).rejects.toMatchObject({ code: 'decided' });
    await decide(nils, 'rejected');
    expect(await row()).toMatchObject({ state: 'rejected' });
    await expect(decide(nils)).rejects.toMatchObject({ code: 'illegal_state' });
    await step('revise', { note: 'Smaller' });
    expect(await row()).toMatchObject({ state: 'assessing', approval: null });
  });

  it('two write down of it: each field for itself, and of one field the first stands', async () => {
    await open();
    const now = await row();
    const { title, reason, description, categoryId, siteId, ownerId, teamId, backOut, tests, risk } = now;
    const args = {
      ...{ changeId, title, reason, description, categoryId, siteId, ownerId, teamId, backOut, tests, risk },
      ...{ windowFrom: null, windowTo: null },
    };
    const base = await stage.seen(nils, 'change.edit', args);
    await stage.act(nils, 'change.edit', { ...args, backOut: 'Theirs', tests: 'Look' }, base);
    const outcome = await stage.act(lena, 'change.edit', { ...args, backOut: 'Mine', reason: 'Heat' }, base);
    expect(outcome?.merged).toMatchObject([{ field: 'backOut', mine: 'Mine', theirs: 'Theirs' }]);
    expect(await row()).toMatchObject({ backOut: 'Theirs', tests: 'Look', reason: 'Heat' });
  });

  it('closed, it is as it was', async () => {
    await open();
    await step('cancel', { note: 'Not wanted' });
    await expect(edit({ reason: 'Another' })).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(step('submit')).rejects.toMatchObject({ code: 'illegal_state' });
  });
});

describe('what it touches', () => {
  it('is there, and each once; who feels it is not made up by a device', async () => {
    await open();
    await expect(
      stage.act(lena, 'change.touch', { changeId, assetId: id(71), touched: true }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await touch();
    await touch();
    expect(await row()).toMatchObject({ assetIds: [id(70)], felt: null });
    await touch(false);
    expect(await row()).toMatchObject({ assetIds: [] });
  });
});

describe('an incident it caused', () => {
  it('is tied apart from those it is done for', async () => {
    await open();
    const ticket = await stage.report(lena);
    const tie = (linked: boolean) =>
      stage.act(lena, 'change.link', { changeId, kind: 'caused', id: ticket, linked });
    await tie(true);
    expect(await row()).toMatchObject({ causedIds: [ticket], incidentIds: [] });
    await tie(false);
    expect(await row()).toMatchObject({ causedIds: [] });
  });
});

describe('a freeze', () => {
  const frozen = () =>
    stage.act(meera, 'freeze.save', {
      ...{
        freezeId: id(60),
        name: 'Go-live',
        reason: 'New wing',
        from: stage.now,
        to: stage.now + 48 * HOUR,
      },
      ...{ kind: 'freeze', siteId: null, active: true },
    });

  it('keeps a change away, unless somebody who may says why it does not', async () => {
    await asked();
    await decide(meera);
    await decide(nils);
    await frozen();
    await expect(schedule()).rejects.toMatchObject({ code: 'frozen', detail: { freeze: 'Go-live' } });
    await expect(schedule({ overrideReason: 'Now' }, lena)).rejects.toMatchObject({ code: 'forbidden' });
    await schedule({ overrideReason: 'The line is down' }, meera);
    const now = await row();
    expect(now).toMatchObject({ state: 'scheduled', overrideReason: 'The line is down' });
    expect(now.log.at(-1)).toMatchObject({ deed: 'overridden', byId: meera.id, note: 'The line is down' });
  });

  it('is made by those who may overrule it, and nobody else', async () => {
    await expect(
      stage.act(lena, 'freeze.save', {
        ...{
          freezeId: id(61),
          name: 'x',
          reason: '',
          kind: 'freeze',
          from: 1,
          to: 2,
          siteId: null,
          active: true,
        },
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('an urgent change', () => {
  it('is done first, and over only once it is decided on', async () => {
    await rule({ need: 'any' });
    await open({ type: 'emergency' });
    await step('startUrgent');
    expect(await row()).toMatchObject({ state: 'implementing', approval: { outcome: 'wanted' } });
    await step('finish');
    const review = { changeId, result: 'success', notes: '' } as const;
    await expect(stage.act(lena, 'change.review', review)).rejects.toMatchObject({
      ...{ code: 'illegal_state', detail: { field: 'approval' } },
    });
    await decide(meera);
    expect(await row()).toMatchObject({ state: 'review', approval: { outcome: 'approved' } });
    await stage.act(lena, 'change.review', review);
    expect(await row()).toMatchObject({ state: 'closed' });
  });

  it('that was backed out of did not go well', async () => {
    await rule({ need: 'any' });
    await open({ type: 'emergency' });
    await step('startUrgent');
    await decide(meera);
    await stage.act(omar, 'change.backOut', { changeId, reason: 'It got worse' });
    const review = (result: 'success' | 'backed_out') =>
      stage.act(lena, 'change.review', { changeId, result, notes: 'Wrong part' });
    await expect(review('success')).rejects.toMatchObject({ code: 'illegal_state' });
    await review('backed_out');
    expect(await row()).toMatchObject({ state: 'backed_out', result: 'backed_out' });
  });
});

describe('a standard change', () => {
  const templateId = id(80);
  const done = async () => {
    await asked();
    await decide(meera);
    await decide(nils);
    await schedule();
    await step('start');
    await step('finish', { leaveSteps: true });
    await stage.act(lena, 'change.review', { changeId, result: 'success', notes: '' });
  };
  const template = (over = {}, who: Actor = meera) =>
    stage.act(who, 'changeTemplate.save', { templateId, name: 'Swap', changeId, active: true, ...over });

  it('is made of one that went well, by those who may', async () => {
    await open();
    await expect(template()).rejects.toMatchObject({ code: 'illegal_state' });
    stage = await Stage.open();
    await done();
    await expect(template({}, lena)).rejects.toMatchObject({ code: 'forbidden' });
    await template();
    expect(await stage.row('changeTemplate', templateId)).toMatchObject({
      ...{ plan: [{ title: 'Swap them', minutes: 60 }], backOut: 'Old ones back in' },
    });
  });

  it('needs no approval, and what is approved of it is not said otherwise', async () => {
    await done();
    await template();
    const other = { changeId: id(2), type: 'standard' } as const;
    await expect(open(other)).rejects.toMatchObject({ code: 'invalid', detail: { field: 'templateId' } });
    await open({ ...other, templateId });
    await stage.act(lena, 'change.step', { changeId: id(2), step: 'submit', note: '', leaveSteps: false });
    expect(await row(id(2))).toMatchObject({ state: 'approved', approval: null });
    const add = { kind: 'add', title: 'And this', ownerId: null, minutes: 5 } as const;
    await expect(stage.act(lena, 'change.plan', { changeId: id(2), op: add })).rejects.toMatchObject({
      ...{ code: 'invalid', detail: { field: 'plan' } },
    });
    const at = { from: stage.now + HOUR, to: stage.now + 2 * HOUR, overrideReason: '' };
    await stage.act(lena, 'change.schedule', { changeId: id(2), ...at });
    expect(await row(id(2))).toMatchObject({ state: 'scheduled' });
    await template({ active: false });
    await expect(open({ ...other, changeId: id(3), templateId })).rejects.toMatchObject({ code: 'invalid' });
  });
});
