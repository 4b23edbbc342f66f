import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assignmentRule, workProfile } from '#db/schema/assignment';
import { outbox } from '#db/schema/operations';
import { syncClient } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import type { ApprovalRule } from '#domain/approval/policy';
import type { PlannedTask } from '#domain/fulfil/plan';
import { HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { dealTasks, waitingTasks } from '#server/jobs/deal-tasks';
import { readNews } from '#server/notify/news';
import { seenOf } from '#sync/views/seen';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { stored } from '../sla/world';

/** The tasks of a request on the server: who holds what they stand on, and who gets them by themselves. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let nils: Device;
let omar: Device;
let meera: Device;
let ada: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [asha, nils, omar, meera, ada] = (await Promise.all(
    [org.asha, org.nils, org.omar, org.meera, org.ada].map((who) => Device.open(who)),
  )) as [Device, Device, Device, Device, Device];
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.update(ticket).set({ deletedAt: Date.now(), taskAt: null });
  await base.db.update(syncClient).set({ lastSeen: Date.now() });
  for (const table of [assignmentRule, workProfile, outbox]) await base.db.delete(table);
});

const part = (id: string, teamId: Id | null, over: Partial<PlannedTask> = {}): PlannedTask => ({
  ...{ id, title: `Do ${id}`, teamId, after: [], steps: [], when: null },
  ...over,
});
/** Asked of the first line, with a part for the network team. */
async function ask(plan: PlannedTask[], approval: ApprovalRule[] = []): Promise<Id> {
  const [itemId, ticketId] = [newId(), newId()];
  const form = { id: newId(), fields: [], titleField: null };
  await ada.push(
    ada.envelope('catalog.save', {
      ...{ itemId, group: 'People', name: 'New starter', summary: '', description: '', icon: 'userPlus' },
      ...{ audience: 'everyone', expectedMinutes: null, cost: '', categoryId: null, urgency: 3 },
      ...{ teamId: org.teams.line, position: 1, active: true, plan, approval, form },
    }),
  );
  const answer = await asha.push(
    asha.envelope('request.submit', { ticketId, itemId, formId: form.id, answers: {} }),
  );
  expect(answer.results.map(({ result }) => result.status)).toEqual(['ok']);
  return ticketId;
}
const rule = (over: Partial<typeof assignmentRule.$inferInsert> = {}) =>
  base.db.insert(assignmentRule).values({
    ...{ id: randomUUID(), name: 'Network, by turns', position: 1, strategy: 'least', skills: [] },
    ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [org.teams.net] },
    ...over,
  });
const end = (who: Device, ticketId: Id, taskId: string) =>
  who.push(who.envelope('task.end', { ticketId, taskId, outcome: 'done', note: '' }));
const row = async (id: Id) => (await stored(base.db, id)).row;
const taskOf = async (id: Id, key: string) => (await row(id)).tasks?.find((task) => task.id === key);
const told = async () =>
  (await base.db.select().from(outbox))
    .filter(({ detail }) => detail === 'task')
    .map(({ personId }) => personId);

describe('who does a part', () => {
  it('holds the whole with its notes, does it, and is refused what is for others', async () => {
    const id = await ask([part('account', org.teams.line), part('port', org.teams.net)]);
    expect(putIds(await nils.pull())).toContain(id);
    await omar.push(omar.envelope('ticket.note', { ticketId: id, body: 'Port 4 is free', mentions: [] }));
    expect((await nils.pull()).puts.timeline.filter(({ internal }) => internal)).toHaveLength(1);
    await end(nils, id, 'port');
    expect(await taskOf(id, 'port')).toMatchObject({ outcome: 'done', endedById: org.nils.id });
    const refused = await end(nils, id, 'account');
    expect(refused.results).toMatchObject([{ result: { status: 'rejected', code: 'forbidden' } }]);
  });

  it('of a confidential one only who was given a part reads it', async () => {
    const id = await ask([part('account', org.teams.line), part('port', org.teams.net)]);
    await asha.push(asha.envelope('ticket.conceal', { ticketId: id, confidential: true }));
    expect((await nils.record({ kind: 'ticket', id })).kind).toBe('missing');
    await meera.push(
      meera.envelope(
        'task.assign',
        { ticketId: id, taskId: 'port', assigneeId: org.nils.id },
        { base: { assigneeId: null } },
      ),
    );
    expect((await nils.record({ kind: 'ticket', id })).kind).not.toBe('missing');
  });

  it('whoever asked reads how far it is, and fulfilled it is told to them', async () => {
    const id = await ask([part('port', org.teams.net)]);
    await end(nils, id, 'port');
    const seen = (await asha.pull()).puts.ticket.find((one) => one.id === id);
    expect(seen).toMatchObject({ state: 'resolved', tasks: [{ outcome: 'done' }] });
    const events = (await base.db.select().from(outbox)).filter(({ personId }) => personId === org.asha.id);
    expect(events.map(({ event }) => event)).toContain('ticket.resolved');
  });
});

describe('by themselves', () => {
  it('parts that can be done come to one of their team by its rule, once, and the timeline says why', async () => {
    await rule();
    const id = await ask([part('port', org.teams.net), part('later', org.teams.net, { after: ['port'] })]);
    await Promise.all(Array.from({ length: 3 }, () => dealTasks(base.db, Date.now())));
    const { row: now, entries } = await stored(base.db, id);
    expect(now.tasks?.map(({ assigneeId }) => assigneeId !== null)).toEqual([true, false]);
    const given = entries.filter(({ data }) => data.taskAct === 'given');
    expect(given).toMatchObject([
      { actorId: null, internal: true, data: { task: 'Do port', route: { rule: 'Network, by turns' } } },
    ]);
    expect(await told()).toEqual([now.tasks?.[0]?.assigneeId]);
    // The next one can be done now.
    await end(nils, id, 'port');
    await dealTasks(base.db, Date.now() + 1);
    expect((await taskOf(id, 'later'))?.assigneeId).not.toBeNull();
  });

  it('what somebody gave back comes to another, and by turns to each in their turn', async () => {
    await rule({ strategy: 'round' });
    const had = async (id: Id) => (await taskOf(id, 'port'))?.assigneeId;
    const one = await ask([part('port', org.teams.net)]);
    await dealTasks(base.db, Date.now());
    const first = await had(one);
    const who = first === org.nils.id ? nils : await Device.open(org.lena);
    await who.push(
      who.envelope(
        'task.assign',
        { ticketId: one, taskId: 'port', assigneeId: null },
        { base: { assigneeId: first ?? null } },
      ),
    );
    await dealTasks(base.db, Date.now());
    const second = await had(one);
    expect(second).not.toBeNull();
    expect(second).not.toBe(first);
    const two = await ask([part('port', org.teams.net)]);
    await dealTasks(base.db, Date.now());
    expect(await had(two)).toBe(first);
  });

  it('a rule that sends to another team, or to somebody of one, is none for them', async () => {
    await rule({ teamIds: [], position: 0, toTeamId: org.teams.line, strategy: 'least' });
    await rule({ teamIds: [], position: 1, toPersonId: org.omar.id });
    await rule({ position: 2 });
    const id = await ask([part('port', org.teams.net)]);
    await dealTasks(base.db, Date.now());
    const { entries } = await stored(base.db, id);
    expect(entries.find(({ data }) => data.taskAct === 'given')?.data.assigneeTo).not.toBeUndefined();
  });

  it('while somebody writes to the ticket nothing is given, and it is looked at again at once', async () => {
    await rule();
    const id = await ask([part('port', org.teams.net)]);
    const connection = await base.pool.getConnection();
    await connection.query('set autocommit = 0');
    await connection.query('select id from ticket where id = unhex(?) for update', [id.replaceAll('-', '')]);
    const given = await dealTasks(base.db, Date.now()).catch(() => 0);
    await connection.query('rollback');
    await connection.query('set autocommit = 1');
    connection.release();
    expect(given).toBe(0);
    expect((await row(id)).taskAt).not.toBeNull();
    expect(await dealTasks(base.db, Date.now() + 6 * MINUTE)).toBe(1);
  });

  it('without a rule, or by one that leaves it to the team, they wait for somebody to take them', async () => {
    const id = await ask([part('port', org.teams.net)]);
    expect(await dealTasks(base.db, Date.now())).toBe(0);
    expect(await row(id)).toMatchObject({ taskAt: null });
  });

  it('where nobody can, it is looked at again a little later', async () => {
    await rule();
    const away = Date.now() + 8 * HOUR;
    for (const personId of [org.nils.id, org.lena.id])
      await base.db.insert(workProfile).values({ personId, skills: [], awayUntil: away });
    const id = await ask([part('port', org.teams.net)]);
    expect(await dealTasks(base.db, Date.now())).toBe(0);
    expect((await row(id)).taskAt).toBeGreaterThan(Date.now() + 4 * MINUTE);
    await base.db.delete(workProfile);
    expect(await dealTasks(base.db, Date.now() + 6 * MINUTE)).toBe(1);
  });

  it('nothing before it is approved, and then at once', async () => {
    await rule();
    const asks = { id: 'r', who: 'people', personIds: [org.meera.id], need: 'any', when: null } as const;
    const id = await ask([part('port', org.teams.net)], [asks]);
    expect(await dealTasks(base.db, Date.now())).toBe(0);
    expect((await taskOf(id, 'port'))?.assigneeId).toBeNull();
    const now = await row(id);
    await meera.push(
      meera.envelope('approval.decide', {
        ...{ ticketId: id, decision: 'approved', comment: '', seen: seenOf(now as never) },
      }),
    );
    expect(await dealTasks(base.db, Date.now())).toBe(1);
  });

  it('what somebody was told of is told no more once it is over', async () => {
    const id = await ask([part('port', org.teams.net), part('cable', org.teams.line)]);
    await omar.push(
      omar.envelope(
        'task.assign',
        { ticketId: id, taskId: 'port', assigneeId: org.nils.id },
        { base: { assigneeId: null } },
      ),
    );
    expect(await told()).toEqual([org.nils.id]);
    const news = {
      personId: org.nils.id,
      event: 'ticket.assigned',
      detail: 'task',
      eventUid: newId(),
    } as const;
    expect(await readNews(base.db, { ...news, ticketId: id }, 'push')).toMatchObject({
      ticket: { acts: [] },
    });
    await end(nils, id, 'port');
    expect(await readNews(base.db, { ...news, ticketId: id }, 'push')).toBe('no_longer_true');
  });

  it('those that wait are found along their index', async () => {
    const { sql: text, params } = waitingTasks(base.db, Date.now()).toSQL();
    const [plan] = await base.pool.query(`explain ${text}`, params);
    expect(plan).toMatchObject([{ key: 'ticket_task' }]);
  });
});
