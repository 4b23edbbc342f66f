import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket, timeline } from '#db/schema/tickets';
import type { Role } from '#domain/access/roles';
import { type Approval, waitedFor } from '#domain/approval/approval';
import type { ApprovalRule } from '#domain/approval/policy';
import { DAY, type Id } from '#domain/kernel/types';
import { readApprovalLink } from '#server/approval/by-link';
import { endStandIns, mayBeAsked, ownStandIn, saveStandIn, standInsOver } from '#server/approval/stand-in';
import { approvalToken, LINK_LIFE } from '#server/approval/token';
import { dueApprovals, remindApprovals } from '#server/jobs/remind-approvals';
import { execute } from '#server/sync/execute';
import { readRows } from '#server/sync/read-rows';
import { seenOf } from '#sync/views/seen';
import { Device, delIds, newId, putIds } from '#tests/support/device';
import { field } from '#tests/support/forms';
import { POST } from '../../../app/api/approve/[token]/route';
import { notifyWorld, type Person } from '../notify/world';
import { ORIGIN, peer } from '../people/world';

/** Approvals on the server: who is asked, who reads it, by which ways they decide, and what is done by itself. */
let world: Awaited<ReturnType<typeof notifyWorld>>;
let ada: Person;
let asha: Person;
let boss: Person;
let nils: Person;
let itemId: Id;
const formId = newId();
beforeAll(async () => {
  world = await notifyWorld();
  ada = await world.write.person({ role: 'administrator', team: false });
});
afterAll(() => world.stop());
beforeEach(async () => {
  asha = await world.write.person({ role: 'requester', team: false });
  boss = await world.write.person({ role: 'requester', team: false });
  nils = await world.write.person();
  await world.database.db.update(person).set({ managerId: boss.id }).where(eq(person.id, asha.id));
  itemId = newId();
});

const rule = (over: Partial<ApprovalRule> = {}): ApprovalRule => ({
  ...{ id: 'r', who: 'manager', personIds: [], need: 'any', when: null },
  ...over,
});
const offer = (...approval: ApprovalRule[]) =>
  world.act(ada, 'administrator', 'catalog.save', {
    ...{ itemId, group: 'Money', name: 'Expense', summary: '', description: '', icon: 'receipt' },
    ...{ audience: 'everyone', expectedMinutes: null, cost: '', categoryId: null, urgency: 3, position: 1 },
    ...{ teamId: world.write.teamId, active: true, approval },
    form: { id: formId, fields: [field.text('what', { label: 'What for?' })], titleField: 'what' },
  });
async function ask(who: Person = asha, role: Role = 'requester', over: object = {}): Promise<Id> {
  const ticketId = newId();
  const args = { ticketId, itemId, formId, answers: { what: 'Twelve headsets' }, ...over };
  await world.act(who, role, 'request.submit', args);
  return ticketId;
}
const row = async (id: Id) => {
  const [found] = await readRows(world.database.db, 'ticket', [id]);
  if (!found) throw new Error('no ticket');
  return found;
};
const decide = async (who: Person, role: Role, ticketId: Id, decision = 'approved', comment = '') =>
  world.act(who, role, 'approval.decide', { ticketId, decision, comment, seen: seenOf(await row(ticketId)) });
const signedIn = (who: Person, role: Role, teamIds: Id[] = []) =>
  ({
    ...{ actor: { id: who.id, role, teamIds }, sessionId: who.sessionId },
    ...{ name: 'Ann', email: world.mailbox(who), shared: false },
  }) satisfies Parameters<typeof saveStandIn>[1];

describe('the manager of whoever needs it', () => {
  it('is asked, holds the ticket without its notes, and lets it go on to the team', async () => {
    await offer(rule());
    const device = await Device.open({ id: boss.id, role: 'requester', teamIds: [] });
    const ticketId = await ask();
    expect(await row(ticketId)).toMatchObject({
      state: 'awaiting_approval',
      approval: { groups: [{ who: 'manager', needed: 1, votes: [{ personId: boss.id, decision: null }] }] },
    });
    expect(putIds(await device.pull())).toContain(ticketId);
    const note = await world.act(nils, 'technician', 'ticket.note', {
      ticketId,
      body: 'Again?',
      mentions: [],
    });
    expect(note).toBeTruthy();
    const seen = await device.pull();
    expect(seen.puts.timeline.filter(({ internal }) => internal)).toEqual([]);
    await decide(boss, 'requester', ticketId);
    const [stored] = await world.database.db.select().from(ticket).where(eq(ticket.id, ticketId));
    expect(stored).toMatchObject({ state: 'new', remindAt: null });
    expect(stored?.routeAt).not.toBeNull();
  });

  it('nobody else of those who report reads it', async () => {
    await offer(rule());
    const ticketId = await ask();
    const other = await world.write.person({ role: 'requester', team: false });
    const device = await Device.open({ id: other.id, role: 'requester', teamIds: [] });
    expect((await device.record({ kind: 'ticket', id: ticketId })).kind).toBe('missing');
    await expect(decide(other, 'requester', ticketId)).rejects.toThrow('rejected');
  });

  it('where nobody is named, it waits for somebody who dispatches to name one', async () => {
    await offer(rule());
    const alone = await world.write.person({ role: 'requester', team: false });
    const manager = await world.write.person({ role: 'manager' });
    const ticketId = await ask(alone);
    expect((await row(ticketId)).approval?.groups).toMatchObject([{ needed: 1, votes: [] }]);
    const told = (await world.rowsFor(manager)).filter(({ event }) => event === 'ticket.approvalWanted');
    expect(told.map(({ detail }) => detail)).toContain('lacking');
    await world.act(ada, 'administrator', 'approval.add', { ticketId, group: 0, personId: boss.id });
    await decide(boss, 'requester', ticketId);
    expect((await row(ticketId)).state).toBe('new');
  });

  it('who leaves while it waits is not waited for: somebody can be named in their place', async () => {
    await offer(rule());
    const ticketId = await ask();
    await world.database.db.update(person).set({ active: false }).where(eq(person.id, boss.id));
    await remindApprovals(world.database.db, Date.now() + DAY + 1_000);
    expect((await row(ticketId)).approval?.groups).toMatchObject([{ needed: 1, votes: [] }]);
    await world.act(ada, 'administrator', 'approval.add', { ticketId, group: 0, personId: nils.id });
    await decide(nils, 'technician', ticketId);
    expect((await row(ticketId)).state).toBe('new');
  });

  it('who leaves makes no rejection of what others have said', async () => {
    const [one, two] = [await world.write.person(), await world.write.person()];
    await offer(rule({ who: 'people', personIds: [nils.id, one.id, two.id], need: 2 }));
    const ticketId = await ask();
    await decide(nils, 'technician', ticketId, 'rejected', 'Not this one');
    await world.database.db.update(person).set({ active: false }).where(eq(person.id, one.id));
    await remindApprovals(world.database.db, Date.now() + DAY + 1_000);
    expect(waitedFor((await row(ticketId)).approval as Approval)).toContain(two.id);
    const handed = { ticketId, fromId: one.id, toId: boss.id };
    await world.act(ada, 'administrator', 'approval.handOn', handed);
    await decide(boss, 'requester', ticketId);
    await decide(two, 'technician', ticketId);
    expect((await row(ticketId)).state).toBe('new');
  });

  it('who was away and has left does not keep the others from being looked after', async () => {
    await offer(rule());
    const ticketId = await ask();
    const until = Date.now() + DAY;
    await saveStandIn({ standIn: { email: world.mailbox(nils), until } }, signedIn(boss, 'requester'));
    const past = { active: false, standInUntil: Date.now() - 1 };
    await world.database.db.update(person).set(past).where(eq(person.id, boss.id));
    expect(await endStandIns(Date.now())).toBe(1);
    expect(await endStandIns(Date.now())).toBe(0);
    expect((await row(ticketId)).state).toBe('awaiting_approval');
  });

  it('who has left is not asked', async () => {
    await world.database.db.update(person).set({ active: false }).where(eq(person.id, boss.id));
    await offer(rule(), rule({ id: 's', who: 'people', personIds: [nils.id] }));
    const ticketId = await ask();
    expect((await row(ticketId)).approval?.groups.map(({ votes }) => votes.length)).toEqual([0, 1]);
  });

  it('once it is taken back it leaves the device of whoever was asked only when it is deleted, and decides no more', async () => {
    await offer(rule());
    const ticketId = await ask();
    const device = await Device.open({ id: boss.id, role: 'requester', teamIds: [] });
    await world.act(asha, 'requester', 'ticket.cancel', { ticketId, note: '' });
    expect(delIds(await device.pull())).not.toContain(ticketId);
    await expect(decide(boss, 'requester', ticketId)).rejects.toThrow('rejected');
  });
});

describe('a link in a mail', () => {
  const linkIn = async (who: Person, nth = 1) => {
    const { mail } = await world.mailTo(world.mailbox(who), nth - 1);
    const [, token] = /\/approve\/(\S+)/.exec(String(mail.text)) ?? [];
    expect(mail.html).toContain(`${ORIGIN}/approve/${token}`);
    return { subject: String(mail.subject), token: String(token) };
  };
  const press = (token: string, said: Record<string, string>) =>
    POST(
      new Request(`${ORIGIN}/api/approve/${token}`, {
        method: 'POST',
        headers: { 'x-holdfast-peer': peer(), 'sec-fetch-mode': 'navigate' },
        body: new URLSearchParams(said),
      }),
      { params: Promise.resolve({ token }) },
    );

  it('shows what is asked; a press decides it, once', async () => {
    await offer(rule());
    const ticketId = await ask();
    const { subject, token } = await linkIn(boss);
    expect(subject).toMatch(/^\[REQ-\d{6}\] Approval wanted: /);
    const view = await readApprovalLink(token);
    expect(view).toMatchObject({ isAsked: true, decision: null, told: [{ value: 'Twelve headsets' }] });
    expect((await row(ticketId)).state).toBe('awaiting_approval');

    const empty = await press(token, { decision: 'rejected', seen: view?.seen ?? '', comment: ' ' });
    expect([empty.status, empty.headers.get('location')]).toEqual([303, `/approve/${token}?pressed=comment`]);
    const no = await press(token, { decision: 'rejected', seen: view?.seen ?? '', comment: 'No money' });
    expect(no.headers.get('location')).toBe(`/approve/${token}?pressed=done`);
    await press(token, { decision: 'approved', seen: view?.seen ?? '' });
    expect(await row(ticketId)).toMatchObject({ state: 'rejected', approval: { outcome: 'rejected' } });
    expect(await readApprovalLink(token)).toMatchObject({ isAsked: false, decision: 'rejected' });
    const said = await world.database.db.select().from(timeline).where(eq(timeline.ticketId, ticketId));
    expect(said.filter(({ kind }) => kind === 'approval')).toMatchObject([
      { body: 'No money', actorId: boss.id },
    ]);
    const acts = await world.database.db.select().from(auditEntry).where(eq(auditEntry.actorId, boss.id));
    expect(acts.map(({ action, channel }) => `${action} ${channel}`)).toContain('approval.decide mail');
  });

  it('what was changed since the page was opened is shown again', async () => {
    await offer(rule());
    const ticketId = await ask();
    const { token } = await linkIn(boss);
    const view = await readApprovalLink(token);
    await world.act(nils, 'technician', 'ticket.edit', { ticketId, changes: { title: 'Ninety headsets' } });
    const answer = await press(token, { decision: 'approved', seen: view?.seen ?? '' });
    expect(answer.headers.get('location')).toMatch(/pressed=changed$/);
    expect((await row(ticketId)).state).toBe('awaiting_approval');
  });

  it('of another address, another ticket, another key or a time that is over opens nothing', async () => {
    await offer(rule());
    const ticketId = await ask();
    const until = Date.now() + LINK_LIFE;
    const address = world.mailbox(boss);
    const link = { ticketId, personId: boss.id, until };
    expect(await readApprovalLink(approvalToken(link, address))).not.toBeNull();
    const none = [
      approvalToken(link, 'else@example.org'),
      approvalToken({ ...link, ticketId: newId() }, address),
      // They were not asked, whatever they may read.
      approvalToken({ ...link, personId: ada.id }, world.mailbox(ada)),
      approvalToken({ ...link, until: Date.now() - 1_000 }, address),
      `${approvalToken(link, address).slice(0, -2)}AA`,
      'nothing',
    ];
    for (const token of none) {
      expect(await readApprovalLink(token)).toBeNull();
      await press(token, { decision: 'approved', seen: seenOf(await row(ticketId)) });
    }
    expect((await row(ticketId)).state).toBe('awaiting_approval');
  });

  it('whoever asked hears what came of it', async () => {
    await offer(rule());
    const ticketId = await ask();
    await decide(boss, 'requester', ticketId, 'rejected', 'Not this year');
    const { mail } = await world.mailTo(world.mailbox(asha), 0);
    expect(mail.subject).toMatch(/^\[REQ-\d{6}\] Rejected: /);
    expect(mail.text).toContain('Not this year');
  });
});

describe('somebody else in their place', () => {
  it('what waits goes to them at once, what comes later, too, until it is over', async () => {
    await offer(rule());
    const first = await ask();
    const until = Date.now() + DAY;
    const who = signedIn(boss, 'requester');
    expect(await mayBeAsked(who.actor)).toBe(true);
    await saveStandIn({ standIn: { email: world.mailbox(nils), until } }, who);
    expect((await row(first)).approval?.groups[0]?.votes).toMatchObject([{ standInId: nils.id }]);
    const second = await ask();
    expect((await row(second)).approval?.groups[0]?.votes).toMatchObject([{ standInId: nils.id }]);
    await decide(nils, 'technician', second);
    expect(await row(second)).toMatchObject({
      state: 'new',
      approval: { groups: [{ votes: [{ personId: boss.id, byId: nils.id }] }] },
    });
    const third = await ask();
    await world.database.db
      .update(person)
      .set({ standInUntil: Date.now() - 1 })
      .where(eq(person.id, boss.id));
    expect(await ownStandIn(boss.id, Date.now())).toBeNull();
    // Back: whoever stood in has no say in what still waits.
    expect(await endStandIns(Date.now())).toBe(1);
    expect((await row(third)).approval?.groups[0]?.votes).toMatchObject([
      { standInId: null, decision: null },
    ]);
    await expect(decide(nils, 'technician', third)).rejects.toThrow('rejected');
    const { sql: text, params } = standInsOver(Date.now()).toSQL();
    const [plan] = await world.database.pool.query(`explain ${text}`, params);
    expect(plan).toMatchObject([{ key: 'person_stand_in' }]);
    expect((await row(await ask())).approval?.groups[0]?.votes).toMatchObject([{ standInId: null }]);
  });

  it('never whoever asked, nobody who is not here, and not of somebody whom nobody asks', async () => {
    await offer(rule());
    const who = signedIn(boss, 'requester');
    await saveStandIn({ standIn: { email: world.mailbox(asha), until: Date.now() + DAY } }, who);
    expect((await row(await ask())).approval?.groups[0]?.votes).toMatchObject([{ standInId: null }]);
    const until = Date.now() + DAY;
    for (const email of ['nobody@example.org', world.mailbox(boss)])
      await expect(saveStandIn({ standIn: { email, until } }, who)).rejects.toMatchObject({
        code: 'invalid',
      });
    await expect(
      saveStandIn({ standIn: { email: world.mailbox(nils), until } }, signedIn(asha, 'requester')),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('reminders', () => {
  it('come from the job, each once, whoever else works; and are found by their index', async () => {
    await offer(rule());
    const ticketId = await ask();
    const at = Date.now() + DAY + 1_000;
    // Others of this file wait as well.
    await Promise.all([remindApprovals(world.database.db, at), remindApprovals(world.database.db, at)]);
    const after = await row(ticketId);
    expect(after.approval?.reminders).toBe(1);
    const [stored] = await world.database.db.select().from(ticket).where(eq(ticket.id, ticketId));
    expect(stored?.remindAt).toBe(after.approval?.remindAt);
    const told = (await world.rowsFor(boss)).filter(
      ({ event, kind }) => event === 'ticket.approvalWanted' && kind === 'mail',
    );
    expect(told.map(({ detail }) => detail)).toEqual([null, 'again']);
    const { sql: text, params } = dueApprovals(world.database.db, at).toSQL();
    const [plan] = await world.database.pool.query(`explain ${text}`, params);
    expect(plan).toMatchObject([{ key: 'ticket_remind', type: 'range' }]);
  });
});

it('a request that waits is given to nobody by itself, and taken by nobody', async () => {
  await offer(rule());
  const ticketId = await ask();
  const [stored] = await world.database.db.select().from(ticket).where(eq(ticket.id, ticketId));
  expect(stored).toMatchObject({ routeAt: null, sla: null });
  const intent = { uid: newId(), name: 'ticket.take', v: 1, args: { ticketId }, base: null, clockOffset: 0 };
  const actor = { id: nils.id, role: 'technician' as const, teamIds: [world.write.teamId] };
  expect(await execute(actor, { ...intent, occurredAt: Date.now() }, { channel: 'desk' })).toMatchObject({
    ...{ status: 'rejected', code: 'illegal_state' },
  });
});
