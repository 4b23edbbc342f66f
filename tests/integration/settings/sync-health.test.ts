import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { auditEntry, pushSubscription } from '#db/schema/operations';
import { session } from '#db/schema/people';
import { syncClient, syncFailure, syncMutation } from '#db/schema/sync';
import { timeline } from '#db/schema/tickets';
import { DAY, MINUTE } from '#domain/kernel/types';
import type { SyncDevice } from '#domain/settings/sync-health';
import { openSession } from '#server/auth/sessions';
import { countPutAside, listPutAside } from '#server/health/acts';
import { countDevices, DEVICES_PAGE, deviceRows, listDevices } from '#server/health/devices';
import { syncQuery } from '#server/health/query';
import { contacted, noteContact } from '#server/sync/contact';
import { handleReport } from '#server/sync/report';
import { SCHEMA_V } from '#sync/protocol/constants';
import { MUTATIONS } from '#sync/registry';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { Device, newId } from '#tests/support/device';
import { giveBackAction, intentValuesAction, runAgainAction } from '../../../app/desk/settings/actions';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
});
afterAll(() => base.drop());
afterEach(() => {
  vi.restoreAllMocks();
});

const PHONE =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36';
const signedIn = (role: 'technician' | 'requester' = 'technician') => {
  const actor = base.actor(role);
  return openSession(actor.id, PHONE, Date.now()).then((sessionId) => ({
    ...{ actor, sessionId, name: 'x', email: null, shared: false },
  }));
};
type Who = Awaited<ReturnType<typeof signedIn>>;

const STORAGE = { bytes: 12_000_000, quota: 2_000_000_000, persisted: true };
const said = { unsent: 0, conflicts: 0, setAside: 0, storage: STORAGE, version: '1.2.3', pushOn: false };
const report = (who: Who, clientId: string, over: Partial<typeof said> = {}) =>
  handleReport(who, {
    ...{ userId: who.actor.id, clientId, schemaV: SCHEMA_V },
    report: { ...said, ...over, check: { mended: 2, ago: 1_000 } },
  });
const row = async (clientId: string) =>
  (await base.db.select().from(syncClient).where(eq(syncClient.clientId, clientId)))[0];
const shown = async (params: Record<string, unknown> = {}): Promise<SyncDevice[]> =>
  (await listDevices(syncQuery(params), Date.now())).rows;

test('a device says how it stands; it is listed with its person, its browser and its figures', async () => {
  const who = await signedIn();
  const clientId = newId();
  await report(who, clientId, { unsent: 3, conflicts: 1, pushOn: true });
  const [first] = await shown({ person: who.actor.id });
  expect(first).toMatchObject({
    ...{ clientId, person: { id: who.actor.id }, userAgent: PHONE, signedIn: true, dark: false },
    ...{ unsent: 3, conflicts: 1, setAside: 0, persisted: true, version: '1.2.3', wire: SCHEMA_V },
    // It believes it is told, and no subscription of its session is here.
    ...{ mended: 2, push: 'lost', storageBytes: STORAGE.bytes },
  });
  await base.db.insert(pushSubscription).values({
    ...{ id: newId(), personId: who.actor.id, sessionId: who.sessionId, endpoint: 'https://p.test/1' },
    ...{ endpointHash: 'a'.repeat(64), p256dh: 'x', auth: 'y', createdAt: 1, lastOkAt: 5 },
  });
  expect((await shown({ person: who.actor.id }))[0]).toMatchObject({ push: 'on', pushedAt: 5 });
});

test('each figure has its list, and a browser that goes on under a new name is one device', async () => {
  const who = await signedIn('requester');
  const [old, now] = [newId(), newId()];
  await report(who, old, { unsent: 1 });
  await report(who, now, { setAside: 4 });
  expect((await row(old))?.replacedAt).not.toBeNull();
  const mine = { person: who.actor.id };
  expect((await shown(mine)).map((one) => one.clientId)).toEqual([now]);
  expect(await countDevices(syncQuery(mine), Date.now())).toEqual({
    ...{ all: 1, dark: 0, unsent: 0, conflicts: 0, setAside: 1 },
  });
  expect((await shown({ ...mine, show: 'unsent' })).length).toBe(0);
  expect((await shown({ ...mine, show: 'setAside' })).length).toBe(1);
  await base.db
    .update(syncClient)
    .set({ lastSeen: Date.now() - 8 * DAY })
    .where(eq(syncClient.clientId, now));
  expect((await shown({ ...mine, show: 'dark', days: '7' }))[0]).toMatchObject({ dark: true });
  expect((await shown({ ...mine, show: 'dark', days: '30' })).length).toBe(0);
  // Signed out with nothing left behind: no device of anybody any more.
  await base.db.update(session).set({ revokedAt: Date.now() }).where(eq(session.id, who.sessionId));
  expect((await shown(mine))[0]).toMatchObject({ signedIn: false, setAside: 4 });
  await base.db.update(syncClient).set({ needsCare: false }).where(eq(syncClient.clientId, now));
  expect(await shown(mine)).toEqual([]);
});

test('a pull notes that a device was here, at most every few minutes; nobody speaks for a device of others', async () => {
  const who = await signedIn();
  const contact = { clientId: newId(), userId: who.actor.id, sessionId: who.sessionId, schemaV: SCHEMA_V };
  const now = Date.now();
  noteContact(contact, now);
  await vi.waitFor(async () => expect((await row(contact.clientId))?.lastSeen).toBe(now));
  noteContact(contact, now + MINUTE);
  noteContact(contact, now + 6 * MINUTE);
  await vi.waitFor(async () => expect((await row(contact.clientId))?.lastSeen).toBe(now + 6 * MINUTE));
  const stranger = await signedIn('requester');
  expect(await contacted({ ...contact, userId: stranger.actor.id, sessionId: stranger.sessionId }, now)).toBe(
    false,
  );
  await expect(report(stranger, contact.clientId)).rejects.toMatchObject({ body: { error: 'fork' } });
  expect(await row(contact.clientId)).toMatchObject({ userId: who.actor.id, unsent: null });
});

test('pages of devices lead on, and every list is a range of an index', async () => {
  const who = await signedIn();
  const many = DEVICES_PAGE + 5;
  await base.db.insert(syncClient).values(
    Array.from({ length: many }, (_, n) => ({
      ...{ clientId: newId(), userId: who.actor.id, schemaV: 2, createdAt: 1, sessionId: who.sessionId },
      ...{ lastSeen: 1_000 + Math.floor(n / 3), unsent: 1, needsCare: true },
    })),
  );
  const mine = { show: 'dark', person: who.actor.id };
  const first = await listDevices(syncQuery(mine), Date.now());
  const second = await listDevices(syncQuery({ ...mine, older: first.older }), Date.now());
  expect(first.rows).toHaveLength(DEVICES_PAGE);
  const all = [...first.rows, ...second.rows].map((one) => one.clientId);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(many);
  const back = await listDevices(syncQuery({ ...mine, newer: second.newer }), Date.now());
  expect(back.rows.map((one) => one.clientId)).toEqual(first.rows.map((one) => one.clientId));
  // Enough that an index is worth it.
  for (let part = 0; part < 8; part++)
    await base.db.insert(syncClient).values(
      Array.from({ length: 500 }, (_, n) => ({
        ...{ clientId: newId(), userId: who.actor.id, schemaV: 2, createdAt: 1, sessionId: newId() },
        ...{ lastSeen: 2_000 + n, unsent: 0 },
      })),
    );
  await base.db.execute(sql`analyze table sync_client`);
  for (const [show, index] of [
    ['all', 'sync_client_seen'],
    ['dark', 'sync_client_seen'],
    ['unsent', 'sync_client_care'],
  ] as const) {
    const statement = deviceRows(syncQuery({ show }), { older: null, newer: null }, Date.now()).toSQL();
    const [plan] = await base.pool.query(`explain ${statement.sql}`, statement.params as never[]);
    const reads = (plan as { table: string; key: string; Extra: string }[]).find(
      ({ table }) => table === 'sync_client',
    );
    expect([show, reads?.key]).toEqual([show, index]);
    expect(reads?.Extra).not.toMatch(/filesort/);
  }
});

/** A comment the server failed on three times. */
async function poisoned(body = 'Poison') {
  const device = await Device.open(base.actor('technician'));
  const ticketId = await device.reported();
  const sent = device.envelope('ticket.comment', { ticketId, body });
  const spy = vi.spyOn(MUTATIONS['ticket.comment'], 'run').mockRejectedValue(new TypeError('a defect'));
  for (const last of [false, true])
    if (last) await device.push(sent);
    else for (const _ of [1, 2]) await device.push(sent).catch(() => undefined);
  return { device, ticketId, sent, spy };
}
const comments = async (ticketId: string) =>
  (await base.db.select().from(timeline).where(eq(timeline.ticketId, ticketId)))
    .filter((one) => one.kind === 'comment')
    .map((one) => one.body);
const actionsOn = async (ticketId: string) =>
  (await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, ticketId))).map(
    (one) => one.action,
  );

test('P11 an act that was put aside is listed, and runs again once the defect is mended, once', async () => {
  const { device, ticketId, sent, spy } = await poisoned();
  await device.pull();
  as('administrator');
  const admin = base.actor('administrator');
  const [listed] = (await listPutAside(syncQuery({}), admin)).rows;
  expect(listed).toMatchObject({
    ...{ uid: sent.uid, name: 'ticket.comment', failures: 3, canRun: true },
    ...{ person: { id: device.actor.id }, ticket: { id: ticketId } },
  });
  expect(listed?.lastError).toContain('TypeError');
  expect(await intentValuesAction({ uid: sent.uid })).toMatchObject({
    data: expect.arrayContaining([{ name: 'body', text: 'Poison' }]),
  });

  expect(await runAgainAction({ uid: sent.uid })).toMatchObject({ data: { status: 'quarantined' } });
  expect(await comments(ticketId)).toEqual([]);
  spy.mockRestore();
  expect(await runAgainAction({ uid: sent.uid })).toMatchObject({ data: { status: 'ok' } });
  expect(await runAgainAction({ uid: sent.uid })).toMatchObject({ error: { code: 'illegal_state' } });
  expect(await comments(ticketId)).toEqual(['Poison']);
  expect(await countPutAside()).toBe(0);
  const page = await device.pull();
  expect(page.results.at(-1)).toMatchObject({ uid: sent.uid, result: { status: 'ok' } });
  expect(page.puts.timeline.map((one) => one.body)).toContain('Poison');
  // Sent once more by the device it is acknowledged, not run.
  expect((await device.push(sent)).results[0]?.result.status).toBe('ok');
  expect(await actionsOn(ticketId)).toEqual([
    ...['ticket.report', 'ticket.comment.quarantined', 'ticket.comment.quarantined', 'mutation.runAgain'],
    ...['ticket.comment', 'mutation.runAgain'],
  ]);
});

test('P11 an act that was put aside can be handed back: its person sees a refusal', async () => {
  const { device, ticketId, sent } = await poisoned('Back');
  await device.pull();
  as('administrator');
  expect(await giveBackAction({ uid: sent.uid })).toMatchObject({
    data: { status: 'rejected', code: 'failed' },
  });
  expect(await giveBackAction({ uid: sent.uid })).toMatchObject({ error: { code: 'illegal_state' } });
  const page = await device.pull();
  expect(page.results).toMatchObject([{ uid: sent.uid, result: { status: 'rejected', code: 'failed' } }]);
  expect(await countPutAside()).toBe(0);
  expect((await actionsOn(ticketId)).at(-1)).toBe('mutation.giveBack');
});

test('without its bytes, or for somebody who may not sign in, it does not run; others do not get there', async () => {
  const { sent } = await poisoned('Lost');
  as('administrator');
  await base.db.execute(sql`update person set active = 0 where id = ${bytes(base.actor('technician').id)}`);
  expect(await runAgainAction({ uid: sent.uid })).toMatchObject({ error: { code: 'forbidden' } });
  await base.db.execute(sql`update person set active = 1 where id = ${bytes(base.actor('technician').id)}`);
  await base.db.update(syncFailure).set({ intent: null }).where(eq(syncFailure.uid, sent.uid));
  expect(await runAgainAction({ uid: sent.uid })).toMatchObject({ error: { code: 'not_found' } });
  for (const role of ['manager', 'technician', 'requester', null] as const) {
    as(role);
    for (const act of [runAgainAction, giveBackAction, intentValuesAction])
      expect(await act({ uid: sent.uid })).toMatchObject({ ok: false });
  }
  const [kept] = await base.db.select().from(syncMutation).where(eq(syncMutation.uid, sent.uid));
  expect(kept?.status).toBe('quarantined');
});

const bytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
