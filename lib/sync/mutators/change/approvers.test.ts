import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { SYSTEM } from '#domain/access/system';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import { CAST, Stage } from '#tests/support/stage';

/** Who is asked, told, reminded and stood in for, and what becomes of what nobody decides on. */
const { asha, omar, lena, nils, meera, ada } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-${String(95_000 + n).padStart(12, '0')}`;
const changeId = id(1);
let stage: Stage;

const row = async () => {
  const found = await stage.row('change', changeId);
  if (!found) throw new Error('no change');
  return found;
};
const step = (name: ArgsOf<'change.step'>['step'], who: Actor = lena) =>
  stage.act(who, 'change.step', { changeId, step: name, note: 'Said', leaveSteps: false });
const decide = async (who: Actor, decision: 'approved' | 'rejected' = 'approved') =>
  stage.act(who, 'change.decide', { changeId, decision, comment: 'Said', seen: changeSeenOf(await row()) });
const rule = (over: Partial<ArgsOf<'changePolicy.save'>> = {}) =>
  stage.act(ada, 'changePolicy.save', {
    ...{ policyId: id(50), name: 'CAB', position: 1, types: [], riskAtLeast: null, siteIds: [] },
    ...{ categoryIds: [], personIds: [meera.id, nils.id], teamId: null, need: 2, last: false, active: true },
    ...over,
  });
const edited = async (over: Partial<ArgsOf<'change.edit'>>) => {
  const { title, reason, description, categoryId, siteId, ownerId, teamId, ...now } = await row();
  const { backOut, tests, windowFrom, windowTo, risk } = now;
  const said = { title, reason, description, categoryId, siteId, ownerId, teamId, backOut, tests };
  return stage.act(lena, 'change.edit', { changeId, ...said, windowFrom, windowTo, risk, ...over });
};
/** Asked for by lena, owned by omar. */
const asked = async (over: Partial<ArgsOf<'changePolicy.save'>> = {}, days = 30) => {
  await rule(over);
  await stage.act(lena, 'change.open', {
    ...{ changeId, type: 'normal', templateId: null, title: 'Replace the injectors', reason: 'They fail' },
    ...{ description: '', categoryId: null, siteId: null, ownerId: omar.id, teamId: null },
    ...{ incidentIds: [], problemIds: [] },
  });
  await stage.act(lena, 'change.plan', {
    ...{ changeId, op: { kind: 'add', title: 'Swap them', ownerId: null, minutes: 60 } },
  });
  const windowFrom = stage.now + days * DAY;
  await edited({ windowFrom, windowTo: windowFrom + HOUR, backOut: 'Back in', risk: '000/100' });
  for (const one of ['submit', 'assess', 'ask'] as const) await step(one);
};
const told = () => stage.events.at(-1);

beforeEach(async () => {
  stage = await Stage.open();
});

describe('people are told', () => {
  it('when they are asked, and once it is decided', async () => {
    await asked();
    expect(stage.events).toEqual([
      { type: 'change.approvalWanted', changeId, personIds: [nils.id, meera.id].sort() },
    ]);
    await decide(meera);
    expect(stage.events).toHaveLength(1);
    await decide(nils);
    expect(told()).toEqual({ type: 'change.decided', changeId, outcome: 'approved' });
  });

  it('those who had decided, once it is another change; nobody where nobody had', async () => {
    await asked();
    await edited({ backOut: 'Another way' });
    expect(stage.events).toHaveLength(1);
    await step('ask');
    await decide(nils);
    await edited({ backOut: 'And another' });
    expect(told()).toEqual({ type: 'change.voided', changeId, personIds: [nils.id] });
    await step('ask');
    await decide(meera);
    await step('revise');
    expect(told()).toEqual({ type: 'change.voided', changeId, personIds: [meera.id] });
  });

  it('those who may name more, where the rules name too few', async () => {
    await asked({ personIds: [nils.id, lena.id] });
    expect(told()).toEqual({ type: 'change.approverLacking', changeId });
  });

  it('a decision on what is no longer asked about is refused as that', async () => {
    await asked();
    const seen = changeSeenOf(await row());
    await edited({ backOut: 'Another way' });
    const late = { changeId, decision: 'approved', comment: '', seen } as const;
    await expect(stage.act(nils, 'change.decide', late)).rejects.toMatchObject({ code: 'illegal_state' });
    await expect(stage.act(lena, 'change.decide', late)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('handing the decision on', () => {
  const handOn = (who: Actor, fromId: Id, toId: Id | null) =>
    stage.act(who, 'change.handOn', { changeId, fromId, toId });

  it('goes to somebody of the staff, who then decides in their place', async () => {
    await asked();
    await handOn(nils, nils.id, ada.id);
    expect(told()).toEqual({ type: 'change.approvalWanted', changeId, personIds: [ada.id] });
    expect((await row()).log.at(-1)).toMatchObject({ deed: 'handedOn', byId: nils.id });
    await decide(ada);
    const votes = (await row()).approval?.groups[0]?.votes;
    expect(votes?.find(({ personId }) => personId === nils.id)).toMatchObject({
      ...{ decision: 'approved', byId: ada.id },
    });
    await expect(decide(nils)).rejects.toMatchObject({ code: 'decided' });
  });

  it('goes neither to whose own it is, nor to who is asked already, nor to who is not of the staff', async () => {
    await asked();
    for (const toId of [omar.id, lena.id, meera.id, asha.id, id(99)])
      await expect(handOn(nils, nils.id, toId)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is for who was asked and for those who may overrule; whose own it is hands on nothing', async () => {
    await asked();
    for (const who of [omar, lena])
      await expect(handOn(who, nils.id, ada.id)).rejects.toMatchObject({ code: 'forbidden' });
    await handOn(meera, nils.id, ada.id);
    await handOn(nils, nils.id, null);
    await expect(decide(ada)).rejects.toMatchObject({ code: 'forbidden' });
    await decide(nils);
    await expect(handOn(nils, nils.id, ada.id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('naming somebody more', () => {
  const name = (who: Actor, personId: Id) =>
    stage.act(who, 'change.nameApprover', { changeId, group: 0, personId });

  it('where too few are named whoever works on changes does, but for whose own it is, and never oneself', async () => {
    await asked({ personIds: [nils.id, lena.id] });
    await expect(name(lena, ada.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(name(nils, nils.id)).rejects.toMatchObject({ code: 'invalid' });
    await expect(name(meera, meera.id)).rejects.toMatchObject({ code: 'invalid' });
    await expect(name(nils, omar.id)).rejects.toMatchObject({ code: 'invalid' });
    await name(nils, meera.id);
    expect(told()).toEqual({ type: 'change.approvalWanted', changeId, personIds: [meera.id] });
    await decide(nils);
    await decide(meera);
    expect(await row()).toMatchObject({ state: 'approved' });
  });

  it('where enough are, only those who may overrule; where all have to approve the newcomer has to, too', async () => {
    await asked();
    await expect(name(nils, ada.id)).rejects.toMatchObject({ code: 'forbidden' });
    await name(meera, ada.id);
    expect((await row()).approval?.groups[0]).toMatchObject({ needed: 3 });
    await decide(nils);
    await decide(meera);
    expect(await row()).toMatchObject({ state: 'awaiting_approval' });
    await expect(
      stage.act(meera, 'change.nameApprover', { changeId, group: 7, personId: ada.id }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('what nobody decides on', () => {
  const due = async (name: 'change.remind' | 'change.expire', dueAt: number | null, who: Actor = SYSTEM) =>
    stage.act(who, name, { changeId, dueAt: dueAt ?? 0 });

  it('is reminded of, those who have not decided; by the installation itself, and once for a time without it', async () => {
    await asked();
    await decide(nils);
    const first = (await row()).approval?.remindAt ?? 0;
    expect(first).toBe(((await row()).approval?.since ?? 0) + DAY);
    await expect(due('change.remind', first, ada)).rejects.toMatchObject({ code: 'forbidden' });
    stage.wait(4 * DAY);
    await due('change.remind', first);
    expect(told()).toEqual({ type: 'change.approvalWanted', changeId, personIds: [meera.id], again: true });
    expect((await row()).approval).toMatchObject({ reminders: 2 });
    const events = stage.events.length;
    await due('change.remind', first);
    expect(stage.events).toHaveLength(events);
  });

  it('is assessed again after the limit of its rule, says so, and can be asked about anew', async () => {
    await asked({ withinHours: 48 });
    const { since, expiresAt } = (await row()).approval ?? { since: 0, expiresAt: 0 };
    expect(expiresAt).toBe(since + 48 * HOUR);
    await expect(due('change.expire', expiresAt, ada)).rejects.toMatchObject({ code: 'forbidden' });
    await due('change.expire', since);
    expect(await row()).toMatchObject({ state: 'awaiting_approval' });
    await due('change.expire', expiresAt);
    const now = await row();
    expect(now).toMatchObject({ state: 'assessing', approval: null });
    expect(now.log.at(-1)).toMatchObject({ deed: 'expired', byId: SYSTEM.id });
    expect(told()).toEqual({ type: 'change.expired', changeId });
    await step('ask');
    expect(await row()).toMatchObject({ state: 'awaiting_approval' });
  });

  it('by the begin of its window, where no rule says sooner; decided on, it is not', async () => {
    await asked({ withinHours: 720 }, 2);
    const { approval, windowFrom } = await row();
    expect(approval?.expiresAt).toBe(windowFrom);
    await decide(nils);
    await decide(meera);
    await due('change.expire', windowFrom);
    expect(await row()).toMatchObject({ state: 'approved' });
  });
});
