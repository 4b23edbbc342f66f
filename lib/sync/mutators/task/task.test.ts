import { beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/access/system';
import type { PlannedTask } from '#domain/fulfil/plan';
import type { Id } from '#domain/kernel/types';
import type { ArgsOf } from '#sync/registry';
import { field } from '#tests/support/forms';
import { CAST, Stage } from '#tests/support/stage';

const { ada, asha, lena, meera, nils, omar, teams } = CAST;
const id = (n: number): Id => `0193b1f2-0000-7000-8000-00000007${String(n).padStart(4, '0')}`;
const [ITEM, FORM, TICKET] = [id(1), id(2), id(3)];
let stage: Stage;

const part = (key: string, over: Partial<PlannedTask> = {}): PlannedTask => ({
  ...{ id: key, title: key, teamId: null, after: [], steps: [], when: null },
  ...over,
});
/** For the first line; a laptop is for the network team. */
const PLAN: PlannedTask[] = [
  part('account', { steps: ['Create', 'Groups'] }),
  part('laptop', {
    ...{ teamId: teams.net, after: ['account'] },
    when: { match: 'all', tests: [{ field: 'needs', is: 'is', value: 'laptop' }] },
  }),
  part('handover', { after: ['account', 'laptop'] }),
];
const item = (over: Partial<ArgsOf<'catalog.save'>> = {}): ArgsOf<'catalog.save'> => ({
  ...{ itemId: ITEM, group: 'People', name: 'New starter', summary: '', description: '', icon: 'userPlus' },
  ...{ audience: 'everyone', expectedMinutes: null, cost: '', categoryId: null, teamId: teams.line },
  ...{ urgency: 3, position: 1, active: true, plan: PLAN },
  form: { id: FORM, fields: [field.choices('needs', ['laptop', 'phone'])], titleField: null },
  ...over,
});
const ask = (needs: string[] = ['laptop']) =>
  stage.act(asha, 'request.submit', { ticketId: TICKET, itemId: ITEM, formId: FORM, answers: { needs } });
const ticket = () => stage.ticket(TICKET);
const task = async (key: string) => (await ticket()).tasks?.find((one) => one.id === key);
type Who = Parameters<Stage['act']>[0];
const end = (who: Who, taskId: string, over: Partial<ArgsOf<'task.end'>> = {}) =>
  stage.act(who, 'task.end', { ticketId: TICKET, taskId, outcome: 'done', note: '', ...over });
const tick = (who: Who, step: number, done = true) =>
  stage.act(who, 'task.tick', { ticketId: TICKET, taskId: 'account', step, done });
const give = (who: Who, taskId: string, assigneeId: Id | null, base?: Id | null) =>
  stage.act(
    who,
    'task.assign',
    { ticketId: TICKET, taskId, assigneeId },
    base === undefined ? undefined : { assigneeId: base },
  );
const all = async () => {
  await tick(omar, 0);
  await tick(omar, 1);
  await end(omar, 'account');
  await end(nils, 'laptop');
  await end(omar, 'handover');
};

beforeEach(async () => {
  stage = await Stage.open();
  await stage.act(ada, 'catalog.save', item());
});

describe('a plan of the catalogue', () => {
  it('becomes the tasks of what is asked for, by its answers', async () => {
    await ask(['phone']);
    expect((await ticket()).tasks).toMatchObject([
      { id: 'account', teamId: teams.line, assigneeId: null, outcome: null, steps: [{}, {}] },
      { id: 'handover', teamId: teams.line, after: ['account'] },
    ]);
  });

  it('that is not sound is not taken; one who names a team that is not there is told', async () => {
    for (const [plan, fault] of [
      [[part('a', { after: ['b'] }), part('b')], 'badAfter'],
      [[part('a', { title: '' })], 'noTitle'],
    ] as const)
      await expect(stage.act(ada, 'catalog.save', item({ plan }))).rejects.toMatchObject({
        ...{ code: 'invalid', detail: { field: 'plan', at: 0, fault } },
      });
    await expect(
      stage.act(ada, 'catalog.save', item({ plan: [part('a', { teamId: id(99) })] })),
    ).rejects.toMatchObject({ detail: { field: 'plan' } });
  });

  it('two change it at once: the first stays, and the second is told', async () => {
    const before = await stage.seen(ada, 'catalog.save', item({ form: null }));
    await stage.act(ada, 'catalog.save', item({ form: null, plan: [part('theirs')] }));
    const mine = item({ form: null, plan: [part('mine')], name: 'Starter' });
    const outcome = await stage.act(ada, 'catalog.save', mine, before);
    expect(outcome?.merged?.map(({ field: name }) => name)).toEqual(['plan']);
    expect((await stage.rows('catalogItem'))[0]).toMatchObject({ name: 'Starter', plan: [{ id: 'theirs' }] });
  });

  it('an app from before there were plans leaves it as it is', async () => {
    const { plan, ...old } = item({ form: null, name: 'Starter' });
    await stage.act(ada, 'catalog.save', old);
    expect((await stage.rows('catalogItem'))[0]).toMatchObject({ name: 'Starter', plan: PLAN });
  });
});

describe('tasks', () => {
  beforeEach(async () => {
    await ask();
  });

  it('are done one after the other; with the last the request is fulfilled, and whoever asked hears of it', async () => {
    await all();
    expect(await ticket()).toMatchObject({ state: 'resolved', resolutionCode: 'fulfilled' });
    expect(stage.events.at(-1)).toMatchObject({ type: 'ticket.resolved', requesterId: asha.id });
    const said = (await stage.timeline(TICKET)).flatMap(({ data }) => data.taskAct ?? data.step ?? []);
    expect(said).toEqual(['done', 'done', 'done', 'resolve']);
  });

  it('what nobody has still waits for its hands, however many of its tasks are done', async () => {
    await tick(omar, 0);
    await tick(omar, 1);
    await end(omar, 'account');
    expect(await ticket()).toMatchObject({ state: 'new', assigneeId: null });
    await stage.act(lena, 'ticket.take', { ticketId: TICKET });
  });

  it('with the first the work of whoever has it has begun', async () => {
    await tick(omar, 0);
    await tick(omar, 1);
    await stage.act(omar, 'ticket.take', { ticketId: TICKET });
    await end(omar, 'account');
    expect((await ticket()).state).toBe('in_progress');
    expect((await stage.timeline(TICKET)).at(-1)?.data).toMatchObject({
      from: 'assigned',
      to: 'in_progress',
    });
  });

  it('whoever takes one, or does one, has taken it on: the answer that was promised is given', async () => {
    const calendarId = id(71);
    const week = Array.from({ length: 7 }, (): [number, number][] => [[0, 1440]]);
    await stage.act(ada, 'calendar.save', {
      ...{ calendarId, name: 'Always', zone: 'UTC', week, holidays: [], active: true },
    } as unknown as ArgsOf<'calendar.save'>);
    await stage.act(ada, 'slaPolicy.save', {
      ...{ policyId: id(72), name: 'All', scope: 'service', position: 1, kinds: [], priorities: [] },
      ...{
        categoryIds: [],
        siteIds: [],
        teamIds: [],
        responseMinutes: 60,
        resolutionMinutes: 480,
        calendarId,
      },
      ...{ responseBy: 'acceptance', pauseReasons: [], onReopen: 'continue', escalations: [], active: true },
    });
    const later = id(70);
    await stage.act(asha, 'request.submit', {
      ...{ ticketId: later, itemId: ITEM, formId: FORM, answers: { needs: [] } },
    });
    expect((await stage.ticket(later)).sla?.response).toMatchObject({ endedAt: null });
    await stage.act(omar, 'task.assign', { ticketId: later, taskId: 'account', assigneeId: omar.id });
    expect((await stage.ticket(later)).sla?.response).toMatchObject({
      since: null,
      endedAt: expect.any(Number),
    });
  });

  it('one that waits, or has steps left, is not done', async () => {
    await expect(end(nils, 'laptop')).rejects.toMatchObject({ code: 'illegal_state' });
    await tick(omar, 0);
    await expect(end(omar, 'account')).rejects.toMatchObject({ code: 'invalid', detail: { field: 'steps' } });
  });

  it('one that is not needed needs a reason, and keeps nobody waiting', async () => {
    await expect(end(omar, 'account', { outcome: 'skipped' })).rejects.toMatchObject({
      detail: { field: 'note' },
    });
    await end(omar, 'account', { outcome: 'skipped', note: 'Has one already' });
    await end(nils, 'laptop');
    // For colleagues: it may be about whoever it was for.
    expect((await stage.timeline(TICKET)).find(({ body }) => body === 'Has one already')).toMatchObject({
      internal: true,
    });
  });

  it('nothing that was done: the request stays open', async () => {
    for (const key of ['account', 'laptop', 'handover'])
      await end(lena, key, { outcome: 'skipped', note: 'No' });
    expect((await ticket()).state).toBe('new');
  });

  it('are done by their team, whoever has them, and whoever works on the ticket; by nobody else', async () => {
    await expect(end(nils, 'account', { outcome: 'skipped', note: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(end(asha, 'account')).rejects.toMatchObject({ code: 'forbidden' });
    await end(meera, 'account', { outcome: 'skipped', note: 'x' });
    await end(nils, 'laptop');
  });

  it('whoever is second finds it as they wish', async () => {
    await tick(omar, 0);
    const before = await task('account');
    await tick(lena, 0);
    expect(await task('account')).toEqual(before);
    await end(omar, 'account', { outcome: 'skipped', note: 'x' });
    await end(lena, 'account', { outcome: 'skipped', note: 'y' });
    expect(await task('account')).toMatchObject({ outcome: 'skipped', endedById: omar.id });
    // Who says something else is told.
    await expect(end(lena, 'account')).rejects.toMatchObject({ detail: { task: 'over' } });
  });

  it('one is taken, given and given back; of two the first stands', async () => {
    await give(omar, 'account', omar.id, null);
    const outcome = await give(lena, 'account', lena.id, null);
    expect(outcome?.merged).toMatchObject([{ field: 'assigneeId', theirs: omar.id }]);
    await give(omar, 'account', lena.id, omar.id);
    expect(stage.events.at(-1)).toEqual({ type: 'ticket.taskGiven', ticketId: TICKET, personId: lena.id });
    await give(lena, 'account', null, lena.id);
    expect(await task('account')).toMatchObject({ assigneeId: null, hadIt: [omar.id, lena.id] });
    await expect(give(omar, 'account', nils.id, null)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('whoever has one that waits hears of it when it can be done', async () => {
    await give(lena, 'laptop', nils.id, null);
    expect(stage.events.map(({ type }) => type)).not.toContain('ticket.taskGiven');
    await end(omar, 'account', { outcome: 'skipped', note: 'x' });
    expect(stage.events.at(-1)).toEqual({ type: 'ticket.taskGiven', ticketId: TICKET, personId: nils.id });
  });

  it('by itself only the installation gives them, and never over somebody', async () => {
    const route = { rule: 'r', strategy: 'least' as const, over: [] };
    const args = { ticketId: TICKET, taskId: 'account', assigneeId: omar.id, route };
    await expect(stage.act(lena, 'task.assign', args)).rejects.toMatchObject({ code: 'forbidden' });
    await stage.act(SYSTEM, 'task.assign', args, { assigneeId: null });
    expect(await task('account')).toMatchObject({ assigneeId: omar.id });
  });

  it('nobody says that it is fulfilled while some are open; what they wrote without signal is kept', async () => {
    const said = { ticketId: TICKET, code: 'fulfilled', note: 'All there' } as const;
    await expect(stage.act(omar, 'ticket.resolve', said)).rejects.toMatchObject({
      ...{ code: 'illegal_state', detail: { tasks: 3 } },
    });
  });

  it('one that was done can go on, also after the whole was opened again', async () => {
    await all();
    await expect(
      stage.act(omar, 'task.reopen', { ticketId: TICKET, taskId: 'laptop' }),
    ).rejects.toMatchObject({ code: 'illegal_state' });
    await stage.act(asha, 'ticket.reopen', { ticketId: TICKET, note: 'No charger' });
    await stage.act(nils, 'task.reopen', { ticketId: TICKET, taskId: 'laptop' });
    expect(await task('laptop')).toMatchObject({ outcome: null, endedAt: null });
    await give(nils, 'laptop', nils.id);
    await end(nils, 'laptop', { outcome: 'skipped', note: 'x' });
    await stage.act(asha, 'ticket.reopen', { ticketId: TICKET, note: '' });
    await stage.act(lena, 'task.reopen', { ticketId: TICKET, taskId: 'laptop' });
    expect(stage.events.at(-1)).toMatchObject({ type: 'ticket.taskGiven', personId: nils.id });
    await end(nils, 'laptop');
    expect((await ticket()).state).toBe('resolved');
  });

  it('one is added by whoever works on it, to an incident as well, which is not solved by that', async () => {
    const incident = await stage.report(asha);
    const add = { ticketId: incident, title: 'Look at the cable', teamId: teams.net };
    await expect(stage.act(asha, 'task.add', add)).rejects.toMatchObject({ code: 'forbidden' });
    await stage.act(omar, 'task.add', add);
    const [one] = (await stage.ticket(incident)).tasks ?? [];
    await stage.act(nils, 'task.end', {
      ticketId: incident,
      taskId: one?.id ?? '',
      outcome: 'done',
      note: '',
    });
    expect((await stage.ticket(incident)).state).toBe('new');
  });
});
