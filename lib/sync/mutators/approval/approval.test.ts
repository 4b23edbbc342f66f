import { beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/access/system';
import type { ApprovalRule } from '#domain/approval/policy';
import { DAY, type Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { seenOf } from '#sync/views/seen';
import { field } from '#tests/support/forms';
import { CAST, Stage } from '#tests/support/stage';

const { ada, asha, bruno, lena, meera, nils, omar, categories } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000008${String(n).padStart(4, '0')}`;
const [ITEM, FORM, TICKET] = [id(1), id(2), id(3)];
let stage: Stage;

const rule = (over: Partial<ApprovalRule>): ApprovalRule => ({
  ...{ id: 'r', who: 'people', personIds: [meera.id], need: 'any', when: null },
  ...over,
});
const item = (approval: ApprovalRule[]): ArgsOf<'catalog.save'> => ({
  ...{ itemId: ITEM, group: 'Money', name: 'Expense', summary: '', description: '', icon: 'receipt' },
  ...{ audience: 'everyone', expectedMinutes: null, cost: '', categoryId: categories.wifi, teamId: null },
  ...{ urgency: 3, position: 1, active: true, approval },
  form: { id: FORM, fields: [field.number('amount', { required: true })], titleField: 'amount' },
});
const ask = (amount: number, who: Parameters<Stage['act']>[0] = asha, over: object = {}) =>
  stage.act(who, 'request.submit', {
    ...{ ticketId: TICKET, itemId: ITEM, formId: FORM, answers: { amount } },
    ...over,
  });
const ticket = () => stage.ticket(TICKET);
const decide = async (
  who: Parameters<Stage['act']>[0],
  decision: 'approved' | 'rejected' = 'approved',
  over: object = {},
) =>
  stage.act(who, 'approval.decide', {
    ...{ ticketId: TICKET, decision, comment: decision === 'rejected' ? 'Too much' : '' },
    ...{ seen: seenOf(await ticket()), ...over },
  });
const told = () => stage.events.map(({ type }) => type);

beforeEach(async () => {
  stage = await Stage.open();
});
const offered = (...rules: ApprovalRule[]) => stage.act(ada, 'catalog.save', item(rules));

describe('what needs an approval', () => {
  it('by a condition on its amount: below it goes straight to those who work on it', async () => {
    await offered(rule({ when: { match: 'all', tests: [{ field: 'amount', is: 'atLeast', value: 100 }] } }));
    await ask(99);
    expect(await ticket()).toMatchObject({ state: 'new', approval: null });
    await ask(100, asha, { ticketId: id(9) });
    expect(await stage.ticket(id(9))).toMatchObject({
      state: 'awaiting_approval',
      approval: { outcome: 'wanted' },
    });
    expect(stage.events.at(-1)).toEqual({
      ...{ type: 'ticket.approvalWanted', ticketId: id(9), personIds: [meera.id] },
    });
  });

  it('nobody works on it, hands it out or solves it before', async () => {
    await offered(rule({}));
    await ask(1);
    for (const [name, args] of [
      ['ticket.take', {}],
      ['ticket.start', {}],
      ['ticket.assign', { teamId: CAST.teams.net, assigneeId: lena.id, note: '' }],
      ['ticket.resolve', { code: 'fulfilled', note: 'x' }],
    ] as const)
      await expect(stage.act(meera, name, { ticketId: TICKET, ...args } as never)).rejects.toMatchObject({
        code: 'illegal_state',
      });
    expect((await ticket()).sla).toBeNull();
  });

  it('whoever asked can take it back; then nobody decides any more', async () => {
    await offered(rule({}));
    await ask(1);
    await stage.act(asha, 'ticket.cancel', { ticketId: TICKET, note: '' });
    await expect(decide(meera)).rejects.toMatchObject({
      code: 'illegal_state',
      detail: { state: 'cancelled' },
    });
  });
});

describe('deciding', () => {
  it('approved: it goes on to its team; its requester is told', async () => {
    await offered(rule({}));
    await ask(1);
    await decide(meera, 'approved', { comment: 'Fine' });
    expect(await ticket()).toMatchObject({
      ...{ state: 'new', assigneeId: null, closedAt: null },
      approval: { outcome: 'approved', remindAt: null, groups: [{ votes: [{ byId: meera.id }] }] },
    });
    const entry = (await stage.rows('timeline')).find(({ kind }) => kind === 'approval');
    expect(entry).toMatchObject({
      ...{ internal: false, body: 'Fine', actorId: meera.id },
      data: { decision: 'approved', outcome: 'approved', to: 'new' },
    });
    expect(stage.events.at(-1)).toMatchObject({ type: 'ticket.decided', outcome: 'approved' });
    await stage.act(lena, 'ticket.take', { ticketId: TICKET });
  });

  it('rejected: it is over, and why is said', async () => {
    await offered(rule({}));
    await ask(1);
    await expect(decide(meera, 'rejected', { comment: ' ' })).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'comment' },
    });
    await decide(meera, 'rejected');
    expect(await ticket()).toMatchObject({ state: 'rejected', approval: { outcome: 'rejected' } });
    expect((await ticket()).closedAt).not.toBeNull();
    await expect(stage.act(meera, 'ticket.reopen', { ticketId: TICKET, note: '' })).rejects.toMatchObject({
      code: 'illegal_state',
    });
  });

  it('of a number of people, until it is reached', async () => {
    await offered(rule({ personIds: [meera.id, lena.id, omar.id], need: 2 }));
    await ask(1);
    await decide(lena);
    expect(await ticket()).toMatchObject({ state: 'awaiting_approval' });
    expect(told()).not.toContain('ticket.decided');
    await expect(decide(lena)).rejects.toMatchObject({ code: 'decided' });
    await decide(meera);
    expect(await ticket()).toMatchObject({ state: 'new' });
    await expect(decide(omar)).rejects.toMatchObject({ code: 'illegal_state', detail: { state: 'new' } });
  });

  it('only by who was asked, also not by who may read everything', async () => {
    await offered(rule({ personIds: [lena.id] }));
    await ask(1);
    for (const who of [asha, bruno, ada, meera, nils])
      await expect(decide(who)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('nobody on their own ask: they are not asked, whoever it is for', async () => {
    await offered(rule({ personIds: [lena.id, meera.id], need: 'all' }));
    await ask(1, lena, { requesterId: bruno.id });
    expect((await ticket()).approval?.groups).toMatchObject([{ needed: 1, votes: [{ personId: meera.id }] }]);
    await expect(decide(lena)).rejects.toMatchObject({ code: 'forbidden' });
    await decide(meera);
    expect(await ticket()).toMatchObject({ state: 'new' });
  });

  it('on what they read: what was changed since is read again', async () => {
    await offered(rule({}));
    await ask(1);
    const seen = seenOf(await ticket());
    await stage.act(
      lena,
      'ticket.edit',
      { ticketId: TICKET, changes: { title: 'Expense: 9999' } },
      {
        title: (await ticket()).title,
      },
    );
    await expect(decide(meera, 'approved', { seen })).rejects.toMatchObject({ code: 'changed' });
    await decide(meera);
  });
});

describe('who else decides', () => {
  it('whoever was asked hands it on; both may decide, and either one counts once', async () => {
    await offered(rule({ personIds: [lena.id] }));
    await ask(1);
    const handOn = (who: typeof lena | typeof meera, fromId: Id, toId: Id) =>
      stage.act(who, 'approval.handOn', { ticketId: TICKET, fromId, toId });
    await handOn(lena, lena.id, omar.id);
    expect(stage.events.at(-1)).toMatchObject({ type: 'ticket.approvalWanted', personIds: [omar.id] });
    await decide(omar);
    expect((await ticket()).approval?.groups[0]?.votes[0]).toMatchObject({
      ...{ personId: lena.id, standInId: omar.id, byId: omar.id },
    });
    await expect(decide(lena)).rejects.toMatchObject({ code: 'illegal_state' });
  });

  it('never to whoever asked, nor by them, nor to somebody who is asked already', async () => {
    await offered(rule({ personIds: [lena.id, omar.id], need: 'all' }));
    await ask(1, meera);
    const handOn = (who: Parameters<Stage['act']>[0], fromId: Id, toId: Id) =>
      stage.act(who, 'approval.handOn', { ticketId: TICKET, fromId, toId });
    await expect(handOn(lena, lena.id, meera.id)).rejects.toMatchObject({ code: 'invalid' });
    await expect(handOn(lena, lena.id, omar.id)).rejects.toMatchObject({ code: 'invalid' });
    await expect(handOn(lena, omar.id, nils.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(handOn(meera, omar.id, nils.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(handOn(ada, omar.id, ada.id)).rejects.toMatchObject({ code: 'invalid' });
    await handOn(ada, omar.id, nils.id);
  });

  it('where nobody can be asked, somebody who dispatches names one', async () => {
    await offered(rule({ personIds: [lena.id] }));
    await ask(1, lena);
    expect((await ticket()).approval?.groups).toMatchObject([{ needed: 1, votes: [] }]);
    const add = (who: Parameters<Stage['act']>[0], personId: Id) =>
      stage.act(who, 'approval.add', { ticketId: TICKET, group: 0, personId });
    await expect(add(lena, omar.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(add(nils, omar.id)).rejects.toMatchObject({ code: 'forbidden' });
    // Nobody makes themselves the one who decides, and nobody is added where nobody lacks.
    await expect(add(meera, meera.id)).rejects.toMatchObject({ code: 'invalid' });
    expect(told()).toContain('ticket.approverLacking');
    await add(meera, omar.id);
    await expect(add(meera, nils.id)).rejects.toMatchObject({ code: 'invalid' });
    await decide(omar);
    expect(await ticket()).toMatchObject({ state: 'new' });
  });
});

describe('reminders', () => {
  it('go to those who have not decided, only from the desk itself, once each', async () => {
    await offered(rule({ personIds: [lena.id, omar.id], need: 'all' }));
    await ask(1);
    await decide(lena);
    const dueAt = (await ticket()).approval?.remindAt as number;
    const remind = (who: Parameters<Stage['act']>[0]) =>
      stage.act(who, 'approval.remind', { ticketId: TICKET, dueAt });
    await expect(remind(meera)).rejects.toMatchObject({ code: 'forbidden' });
    stage.wait(DAY);
    await remind(SYSTEM);
    expect(stage.events.at(-1)).toMatchObject({
      type: 'ticket.approvalWanted',
      personIds: [omar.id],
      again: true,
    });
    const before = stage.events.length;
    await remind(SYSTEM);
    expect(stage.events).toHaveLength(before);
    expect((await ticket()).approval).toMatchObject({ reminders: 1, remindAt: dueAt + 2 * DAY });
  });

  it('after a time without the job they are told once', async () => {
    await offered(rule({}));
    await ask(1);
    const dueAt = (await ticket()).approval?.remindAt as number;
    stage.wait(30 * DAY);
    await stage.act(SYSTEM, 'approval.remind', { ticketId: TICKET, dueAt });
    expect((await ticket()).approval).toMatchObject({ reminders: 3, remindAt: null });
  });
});

describe('the rules of an item', () => {
  it('that cannot be met are refused with their place', async () => {
    await expect(offered(rule({ personIds: [] }))).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'approval', at: 0, fault: 'noPeople' },
    });
    await expect(offered(rule({ personIds: [id(99)] }))).rejects.toMatchObject({ code: 'invalid' });
  });
  it('stay as they are where an app does not know them, and are merged by whole', async () => {
    await offered(rule({}));
    const { approval: _, ...earlier } = item([]);
    await stage.act(ada, 'catalog.save', { ...earlier, name: 'Costs', form: null });
    expect((await stage.rows('catalogItem'))[0]).toMatchObject({ name: 'Costs', approval: [{ id: 'r' }] });
    await stage.act(ada, 'catalog.save', { ...item([]), form: null });
    expect((await stage.rows('catalogItem'))[0]).toMatchObject({ approval: [] });
  });
});
