import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { HOUR, type Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import { CAST, Stage } from '#tests/support/stage';

/** Ways round the approval of a change that somebody could think of, and none of which there is. */
const { omar, lena, nils, meera, ada, site } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-${String(91_000 + n).padStart(12, '0')}`;
const changeId = id(1);
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});

const row = async () => {
  const found = await stage.row('change', changeId);
  if (!found) throw new Error('no change');
  return found;
};
let rules = 0;
const rule = (over: Partial<ArgsOf<'changePolicy.save'>>) =>
  stage.act(ada, 'changePolicy.save', {
    ...{ policyId: id(500 + ++rules), name: 'CAB', position: 1, types: [], riskAtLeast: null, siteIds: [] },
    ...{ categoryIds: [], personIds: [], teamId: null, need: 'any', last: false, active: true, ...over },
  });
const open = (type: 'normal' | 'emergency' = 'normal', who: Actor = omar) =>
  stage.act(who, 'change.open', {
    ...{ changeId, type, templateId: null, title: 'Swap', reason: 'Old', description: '' },
    ...{ categoryId: null, siteId: null, ownerId: omar.id, teamId: null, incidentIds: [], problemIds: [] },
  });
const edit = async (over: Partial<ArgsOf<'change.edit'>>) => {
  const { title, reason, description, categoryId, siteId, ownerId, teamId, ...more } = await row();
  const { backOut, tests, windowFrom, windowTo, risk } = more;
  const said = { title, reason, description, categoryId, siteId, ownerId, teamId, backOut, tests };
  return stage.act(omar, 'change.edit', { changeId, ...said, windowFrom, windowTo, risk, ...over });
};
const step = (name: ArgsOf<'change.step'>['step'], who: Actor = omar) =>
  stage.act(who, 'change.step', { changeId, step: name, note: 'Said', leaveSteps: true });
const decide = async (who: Actor, decision: 'approved' | 'rejected' = 'approved') =>
  stage.act(who, 'change.decide', { changeId, decision, comment: 'x', seen: changeSeenOf(await row()) });
const planned = async (ownerId: Id | null = null) => {
  const op = { kind: 'add', title: 'Swap', ownerId, minutes: 5 } as const;
  await stage.act(omar, 'change.plan', { changeId, op });
  const window = { windowFrom: stage.now + HOUR, windowTo: stage.now + 3 * HOUR };
  await edit({ ...window, backOut: 'Back', risk: '000/000' });
};
const asked = async () => {
  for (const one of ['submit', 'assess', 'ask'] as const) await step(one);
};
const schedule = async () => {
  const { windowFrom, windowTo } = await row();
  const to = { from: windowFrom ?? 0, to: windowTo ?? 0, overrideReason: '' };
  return stage.act(omar, 'change.schedule', { changeId, ...to });
};
const people = async () =>
  (await row()).approval?.groups.map(({ needed, votes }) => [needed, votes.map((v) => v.personId)]);

describe('who decides', () => {
  it('is not whoever may overrule, by handing a decision to themselves', async () => {
    await rule({ personIds: [nils.id] });
    await open();
    await planned();
    await asked();
    const hand = { changeId, fromId: nils.id, toId: meera.id };
    await expect(stage.act(meera, 'change.handOn', hand)).rejects.toMatchObject({ code: 'invalid' });
    await expect(decide(meera)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is everybody of the rules below one that holds only because a site is not known', async () => {
    await rule({ personIds: [nils.id], siteIds: [site], last: true });
    await rule({ personIds: [meera.id], position: 2 });
    await open();
    await planned();
    await asked();
    expect(await people()).toEqual([
      [1, [nils.id]],
      [1, [meera.id]],
    ]);
  });

  it('are as many as the rule says, whoever gets a part in it', async () => {
    await rule({ personIds: [nils.id, lena.id, meera.id], need: 'all' });
    await open();
    await planned(nils.id);
    await asked();
    expect(await people()).toEqual([[3, [lena.id, meera.id]]]);
  });

  it('is nobody who began it or did a step of it', async () => {
    await rule({ personIds: [nils.id, meera.id] });
    await open('emergency');
    await planned();
    await step('startUrgent', nils);
    await expect(decide(nils)).rejects.toMatchObject({ code: 'forbidden' });
    const stepId = (await row()).plan[0]?.id ?? '';
    await stage.act(meera, 'change.tick', { changeId, stepId, done: true });
    await expect(decide(meera)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('an approval', () => {
  beforeEach(async () => {
    await rule({ personIds: [nils.id] });
    await open();
    await planned();
    await asked();
  });

  it.each([{ siteId: site }, { categoryId: CAST.categories.wifi }, { description: 'And more' }])(
    'is void once %o is said',
    async (over) => {
      await decide(nils);
      await edit(over);
      expect(await row()).toMatchObject({ state: 'assessing', approval: null });
    },
  );

  it('is asked for anew where whoever is asked becomes its owner', async () => {
    await edit({ ownerId: nils.id });
    expect(await row()).toMatchObject({ state: 'assessing', approval: null });
  });

  it('is too late after its time, also before anybody has looked', async () => {
    stage.wait(2 * HOUR);
    await expect(decide(nils)).rejects.toMatchObject({ code: 'decided' });
  });

  it('lets nothing begin while a freeze came in between', async () => {
    await decide(nils);
    await schedule();
    await stage.act(meera, 'freeze.save', {
      ...{ freezeId: id(60), name: 'Go-live', reason: '', kind: 'freeze', from: stage.now - HOUR },
      ...{ to: stage.now + HOUR / 2, siteId: null, active: true },
    });
    await expect(step('start')).rejects.toMatchObject({ code: 'frozen', detail: { freeze: 'Go-live' } });
    stage.wait(HOUR);
    await step('start');
    expect(await row()).toMatchObject({ state: 'implementing' });
  });
});

it('a refused emergency is not begun all the same, but by who may overrule', async () => {
  await rule({ personIds: [nils.id] });
  await open('emergency');
  await planned();
  await asked();
  await decide(nils, 'rejected');
  await step('revise');
  await expect(step('startUrgent')).rejects.toMatchObject({ code: 'forbidden' });
  await step('startUrgent', meera);
  expect(await row()).toMatchObject({ state: 'implementing' });
});

it('what went well but was refused is no template, and one that is withdrawn approves nothing', async () => {
  await rule({ personIds: [nils.id] });
  await open('emergency');
  await planned();
  await step('startUrgent');
  await decide(nils, 'rejected');
  await step('finish');
  await stage.act(omar, 'change.review', { changeId, result: 'success', notes: '' });
  const template = { templateId: id(70), name: 'Swap', changeId, active: true };
  await expect(stage.act(meera, 'changeTemplate.save', template)).rejects.toMatchObject({
    code: 'illegal_state',
  });
  stage = await Stage.open();
  await rule({ personIds: [nils.id] });
  await open();
  await planned();
  await asked();
  await decide(nils);
  await schedule();
  for (const one of ['start', 'finish'] as const) await step(one);
  await stage.act(omar, 'change.review', { changeId, result: 'success', notes: '' });
  await stage.act(meera, 'changeTemplate.save', template);
  const again = id(2);
  await stage.act(omar, 'change.open', {
    ...{ changeId: again, type: 'standard', templateId: id(70), title: 'Swap', reason: 'Old' },
    ...{ description: '', categoryId: null, siteId: null, ownerId: omar.id, teamId: null },
    ...{ incidentIds: [], problemIds: [] },
  });
  await stage.act(meera, 'changeTemplate.save', { ...template, active: false });
  await expect(
    stage.act(omar, 'change.step', { changeId: again, step: 'submit', note: '', leaveSteps: false }),
  ).rejects.toMatchObject({ code: 'invalid', detail: { field: 'templateId' } });
});
