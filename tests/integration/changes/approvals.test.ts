import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, changePolicy } from '#db/schema/changes';
import { notice } from '#db/schema/notices';
import { person } from '#db/schema/people';
import type { Role } from '#domain/access/roles';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import type { NewsDetail, NotifiedEvent } from '#domain/notify/events';
import { endStandIns, saveStandIn } from '#server/approval/stand-in';
import { LINK_LIFE } from '#server/approval/token';
import { readDecideLink } from '#server/changes/decide-by-link';
import { decideToken } from '#server/changes/decide-token';
import { waitingChanges } from '#server/changes/waiting';
import { remindOfChanges } from '#server/jobs/remind-changes';
import { readPush } from '#server/notify/news';
import { readRows } from '#server/sync/read-rows';
import { changeSeenOf } from '#sync/views/change-seen';
import { Device, newId, putIds } from '#tests/support/device';
import { POST } from '../../../app/api/approve/change/[token]/route';
import { notifyWorld, type Person } from '../notify/world';
import { ORIGIN, peer } from '../people/world';

/** Approvals of changes on the server: who is told, by which ways they decide, and what is done by itself. */
let world: Awaited<ReturnType<typeof notifyWorld>>;
let ada: Person;
let omar: Person;
let nils: Person;
let asha: Person;
beforeAll(async () => {
  world = await notifyWorld();
  ada = await world.write.person({ role: 'administrator', team: false });
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.database.db.update(changePolicy).set({ active: false });
  omar = await world.write.person();
  nils = await world.write.person();
  // Nobody of the staff, and asked all the same.
  asha = await world.write.person({ role: 'requester', team: false });
});

const rule = (over: object = {}) =>
  world.act(ada, 'administrator', 'changePolicy.save', {
    ...{ policyId: newId(), name: 'CAB', position: 1, types: [], riskAtLeast: null, siteIds: [] },
    ...{ categoryIds: [], personIds: [nils.id, asha.id], teamId: null, need: 2, last: false, active: true },
    ...over,
  });
const row = async (id: Id) => {
  const [found] = await readRows(world.database.db, 'change', [id]);
  if (!found) throw new Error('no change');
  return found;
};
const step = (changeId: Id, name: string) =>
  world.act(omar, 'technician', 'change.step', { changeId, step: name, note: 'Said', leaveSteps: true });
const edit = async (changeId: Id, over: object) => {
  const { title, reason, description, categoryId, siteId, ownerId, teamId, ...now } = await row(changeId);
  const { backOut, tests, windowFrom, windowTo, risk } = now;
  await world.act(omar, 'technician', 'change.edit', {
    ...{ changeId, title, reason, description, categoryId, siteId, ownerId, teamId, backOut, tests },
    ...{ windowFrom, windowTo, risk, ...over },
  });
};
/** Opened and owned by omar. */
async function asked(over: object = {}, days = 30): Promise<Id> {
  await rule(over);
  const changeId = newId();
  await world.act(omar, 'technician', 'change.open', {
    ...{ changeId, type: 'normal', templateId: null, title: 'Replace the injectors', reason: 'They fail' },
    ...{ description: '', categoryId: null, siteId: null, ownerId: omar.id, teamId: null },
    ...{ incidentIds: [], problemIds: [] },
  });
  const op = { kind: 'add', title: 'Swap them', ownerId: null, minutes: 60 };
  await world.act(omar, 'technician', 'change.plan', { changeId, op });
  const windowFrom = Date.now() + days * DAY;
  const window = { windowFrom, windowTo: windowFrom + HOUR };
  await edit(changeId, { ...window, backOut: 'Old ones back in', risk: '000/100' });
  for (const one of ['submit', 'assess', 'ask']) await step(changeId, one);
  return changeId;
}
const decide = async (who: Person, role: Role, changeId: Id, decision = 'approved', comment = 'Said') =>
  world.act(who, role, 'change.decide', {
    ...{ changeId, decision, comment, seen: changeSeenOf(await row(changeId)) },
  });
/** What stands in somebody's inbox of a change, the oldest first. */
const inbox = async (who: Person, changeId: Id) =>
  (
    await world.database.db
      .select()
      .from(notice)
      .where(and(eq(notice.personId, who.id), eq(notice.ticketId, changeId)))
      .orderBy(notice.at)
  ).map(({ event, detail }) => `${event} ${detail}`);
const pushOf = (who: Person, ticketId: Id, event: NotifiedEvent, detail: NewsDetail | null = null) =>
  readPush(world.database.db, {
    ...{ personId: who.id, event, detail, eventUid: newId(), ticketId, urgent: false },
  });

describe('people are told', () => {
  it('whoever is asked: in the inbox, as push with what can be done, and by mail; then the owner', async () => {
    const changeId = await asked();
    expect(await inbox(nils, changeId)).toEqual(['change.approvalWanted null']);
    expect(await inbox(asha, changeId)).toEqual(['change.approvalWanted null']);
    expect(await inbox(omar, changeId)).toEqual([]);
    const push = await pushOf(nils, changeId, 'change.approvalWanted');
    expect(push).toMatchObject({
      ...{ words: 'needs your approval', title: 'Replace the injectors', ticketId: changeId },
      acts: [{ do: 'approve' }, { do: 'reject' }],
      about: { state: 'awaiting_approval', seen: changeSeenOf(await row(changeId)) },
    });
    const { mail } = await world.mailTo(world.mailbox(asha), 0);
    expect(mail.subject).toMatch(/^\[CHG-\d{6}\] Approval wanted: Replace the injectors$/);
    expect(mail.text).toContain(`${ORIGIN}/app/changes/${changeId}`);
    await decide(nils, 'technician', changeId);
    // Their word is there: a push that comes late tells them nothing.
    expect(await pushOf(nils, changeId, 'change.approvalWanted')).toBe('no_longer_true');
    expect(await pushOf(asha, changeId, 'change.approvalWanted', 'again')).toMatchObject({
      words: 'still needs your approval',
    });
    await decide(asha, 'requester', changeId, 'rejected', 'Not before the audit');
    expect(await inbox(omar, changeId)).toEqual(['change.decided rejected']);
    expect(await pushOf(omar, changeId, 'change.decided', 'rejected')).toMatchObject({
      words: 'is rejected',
    });
    const told = await world.mailTo(world.mailbox(omar), 0);
    expect(told.mail.text).toContain('Not before the audit');
  });

  it('those who had decided, once it is another change; who was asked and is no more reads nothing of it', async () => {
    const device = await Device.open({ id: asha.id, role: 'requester', teamIds: [] });
    const changeId = await asked();
    expect(putIds(await device.pull())).toContain(changeId);
    await decide(asha, 'requester', changeId);
    await edit(changeId, { backOut: 'Another way' });
    expect(await inbox(asha, changeId)).toEqual(['change.approvalWanted null', 'change.voided null']);
    expect(await inbox(nils, changeId)).toEqual(['change.approvalWanted null']);
    expect(await pushOf(asha, changeId, 'change.voided')).toMatchObject({ title: '' });
    expect(await pushOf(nils, changeId, 'change.approvalWanted')).toBe('no_longer_true');
    expect(await pushOf(asha, changeId, 'change.approvalWanted')).toBe('not_readable');
    await step(changeId, 'ask');
    expect(await pushOf(asha, changeId, 'change.voided')).toBe('no_longer_true');
    expect(await inbox(nils, changeId)).toHaveLength(2);
  });

  it('managers, where the rules name too few; not whose own it is', async () => {
    const manager = await world.write.person({ role: 'manager' });
    const changeId = await asked({ personIds: [omar.id, nils.id] });
    expect(await inbox(manager, changeId)).toEqual(['change.approvalWanted lacking']);
    expect(await inbox(omar, changeId)).toEqual([]);
    await world.act(manager, 'manager', 'change.nameApprover', { changeId, group: 0, personId: ada.id });
    expect(await inbox(ada, changeId)).toContain('change.approvalWanted null');
    expect(await pushOf(manager, changeId, 'change.approvalWanted', 'lacking')).toBe('no_longer_true');
  });
});

describe('a link in a mail', () => {
  const linkIn = async (who: Person, nth = 1) => {
    const { mail } = await world.mailTo(world.mailbox(who), nth - 1);
    const [, token] = /\/approve\/change\/(\S+)/.exec(String(mail.text)) ?? [];
    return String(token);
  };
  const press = async (token: string, said: Record<string, string>, navigates = true) => {
    const answer = await POST(
      new Request(`${ORIGIN}/api/approve/change/${token}`, {
        method: 'POST',
        headers: { 'x-holdfast-peer': peer(), ...(navigates ? { 'sec-fetch-mode': 'navigate' } : {}) },
        body: new URLSearchParams(said),
      }),
      { params: Promise.resolve({ token }) },
    );
    return { status: answer.status, to: answer.headers.get('location')?.split('pressed=')[1] };
  };

  it('shows all that is decided on; a press decides it, once, as whoever it was sent to', async () => {
    const changeId = await asked({ need: 'any' });
    const token = await linkIn(asha);
    expect(await readDecideLink(token)).toMatchObject({
      ...{ kind: 'change', title: 'Replace the injectors', reason: 'They fail', backOut: 'Old ones back in' },
      ...{ steps: [{ title: 'Swap them', minutes: 60 }], riskLevel: 'low', isAsked: true },
    });
    expect(await row(changeId)).toMatchObject({ state: 'awaiting_approval' });
    expect(await press(token, { decision: 'rejected', comment: ' ' })).toEqual({
      status: 303,
      to: 'comment',
    });
    expect(await press(token, { decision: 'sideways' })).toEqual({ status: 303, to: 'invalid' });
    expect(await press(token, { decision: 'approved' })).toEqual({ status: 303, to: 'done' });
    await press(token, { decision: 'rejected', comment: 'No' });
    const now = await row(changeId);
    expect(now).toMatchObject({ state: 'approved' });
    expect(now.log.at(-1)).toMatchObject({ deed: 'approved', byId: asha.id });
    expect(await readDecideLink(token)).toMatchObject({ isAsked: false, decision: 'approved' });
  });

  it('is bound to what was asked about: of what it has become it shows and decides nothing', async () => {
    const changeId = await asked();
    const token = await linkIn(asha);
    await edit(changeId, { backOut: 'Another way' });
    expect(await readDecideLink(token)).toEqual({ kind: 'stale', number: (await row(changeId)).number });
    await step(changeId, 'ask');
    expect(await press(token, { decision: 'approved' })).toEqual({ status: 303, to: 'changed' });
    expect(await press(token, { decision: 'approved' }, false)).toMatchObject({ status: 409 });
    expect((await row(changeId)).approval?.groups[0]?.votes.map(({ decision }) => decision)).toEqual([
      ...[null, null],
    ]);
  });

  it('of another address, another change, another key or a time that is over opens nothing', async () => {
    const changeId = await asked();
    const seen = changeSeenOf(await row(changeId));
    const link = { changeId, personId: asha.id, until: Date.now() + LINK_LIFE, seen };
    const address = world.mailbox(asha);
    expect(await readDecideLink(decideToken(link, address))).toMatchObject({ kind: 'change' });
    for (const token of [
      decideToken(link, 'else@example.org'),
      decideToken({ ...link, changeId: newId() }, address),
      decideToken({ ...link, until: Date.now() - 1_000 }, address),
      `${decideToken(link, address).slice(0, -2)}AA`,
      'nothing',
    ]) {
      expect(await readDecideLink(token)).toBeNull();
      expect(await press(token, { decision: 'approved' }, false)).toMatchObject({ status: 404 });
    }
    // Somebody whose own it has become since, or who was not asked: a link alone gives nobody a say.
    for (const who of [omar, ada]) {
      const token = decideToken({ ...link, personId: who.id }, world.mailbox(who));
      expect(await readDecideLink(token)).toMatchObject({ kind: 'stale' });
      await press(token, { decision: 'approved' });
    }
    expect((await row(changeId)).approval?.groups[0]?.votes.every(({ byId }) => byId === null)).toBe(true);
  });
});

describe('somebody else in their place', () => {
  const signedIn = (who: Person, role: Role) =>
    ({
      ...{ actor: { id: who.id, role, teamIds: [] }, sessionId: who.sessionId },
      ...{ name: 'Ann', email: world.mailbox(who), shared: false },
    }) satisfies Parameters<typeof saveStandIn>[1];

  it('while they are away: what waits goes to them at once, and comes back; never whose own it is', async () => {
    const first = await asked();
    const standIn = await world.write.person();
    const who = signedIn(nils, 'technician');
    const until = Date.now() + DAY;
    await saveStandIn({ standIn: { email: world.mailbox(standIn), until } }, who);
    expect((await row(first)).approval?.groups[0]?.votes).toMatchObject([{ standInId: standIn.id }, {}]);
    expect(await inbox(standIn, first)).toEqual(['change.approvalWanted null']);
    const second = await asked();
    await decide(standIn, 'technician', second);
    expect((await row(second)).approval?.groups[0]?.votes).toMatchObject([{ byId: standIn.id }, {}]);
    const past = { standInUntil: Date.now() - 1 };
    await world.database.db.update(person).set(past).where(eq(person.id, nils.id));
    expect(await endStandIns(Date.now())).toBe(1);
    expect((await row(first)).approval?.groups[0]?.votes).toMatchObject([{ standInId: null }, {}]);
    await saveStandIn({ standIn: { email: world.mailbox(omar), until } }, who);
    expect((await row(first)).approval?.groups[0]?.votes).toMatchObject([{ standInId: null }, {}]);
    await saveStandIn({ standIn: null }, who);
  });

  it('handed on to one of the staff, who reads and decides it; whose own it is is refused', async () => {
    const changeId = await asked();
    const handOn = (toId: Id) =>
      world.act(asha, 'requester', 'change.handOn', { changeId, fromId: asha.id, toId });
    await expect(handOn(omar.id)).rejects.toThrow('rejected');
    const other = await world.write.person({ role: 'requester', team: false });
    await expect(handOn(other.id)).rejects.toThrow('rejected');
    await handOn(ada.id);
    expect(await inbox(ada, changeId)).toContain('change.approvalWanted null');
    await decide(ada, 'administrator', changeId);
    await decide(nils, 'technician', changeId);
    expect(await row(changeId)).toMatchObject({ state: 'approved' });
    await expect(decide(omar, 'technician', changeId)).rejects.toThrow('rejected');
  });
});

describe('by itself', () => {
  it('reminds those who have not decided, each time once', async () => {
    const changeId = await asked();
    await decide(nils, 'technician', changeId);
    const later = Date.now() + DAY + 1_000;
    await remindOfChanges(world.database.db, later);
    await remindOfChanges(world.database.db, later);
    expect(await inbox(asha, changeId)).toEqual([
      'change.approvalWanted null',
      'change.approvalWanted again',
    ]);
    expect(await inbox(nils, changeId)).toEqual(['change.approvalWanted null']);
    expect((await row(changeId)).approval).toMatchObject({ reminders: 1 });
  });

  it('takes back what nobody decided on in time, and tells the owner; it can be asked about anew', async () => {
    const changeId = await asked({ withinHours: 2 });
    await remindOfChanges(world.database.db, Date.now() + HOUR);
    expect(await row(changeId)).toMatchObject({ state: 'awaiting_approval' });
    const later = Date.now() + 2 * HOUR + 1_000;
    await Promise.all([remindOfChanges(world.database.db, later), remindOfChanges(world.database.db, later)]);
    const now = await row(changeId);
    expect(now).toMatchObject({ state: 'assessing', approval: null });
    expect(now.log.filter(({ deed }) => deed === 'expired')).toHaveLength(1);
    expect(await inbox(omar, changeId)).toEqual(['change.voided expired']);
    expect(await pushOf(omar, changeId, 'change.voided', 'expired')).toMatchObject({
      words: 'was not decided on in time',
    });
    expect(await pushOf(nils, changeId, 'change.approvalWanted')).toBe('no_longer_true');
    await step(changeId, 'ask');
    expect(await row(changeId)).toMatchObject({ state: 'awaiting_approval' });
  });
});

it('what waits stands in the order of its window, and goes once it is decided', async () => {
  await world.database.db.update(change).set({ deletedAt: Date.now() });
  const late = await asked({ need: 'any' }, 20);
  const soon = await asked({ need: 'any' }, 3);
  expect((await waitingChanges()).map(({ id }) => id)).toEqual([soon, late]);
  await decide(nils, 'technician', soon);
  expect((await waitingChanges()).map(({ id }) => id)).toEqual([late]);
});
