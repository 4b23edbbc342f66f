import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db as appDb } from '#db/connection';
import { outbox, pushDelivery, pushTest } from '#db/schema/operations';
import { person } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';
import type { PushPayload } from '#domain/notify/push-payload';
import { RECEIPT_WITHIN } from '#domain/notify/receipt';
import type { TestPayload } from '#domain/notify/test-push';
import { outboxDrain } from '#server/jobs/outbox-drain';
import type { PushSettings } from '#server/notify/post-push';
import { pushSender } from '#server/notify/push-sender';
import { receiptToken } from '#server/notify/receipt-token';
import { mailUnseen } from '#server/notify/receipts';
import { sendTest, testState } from '#server/notify/test-push';
import { POST } from '../../../app/api/push/receipt/route';
import { type FakeDevice, type PushService, startPushService } from '../../support/push-service';
import { notifyWorld, type Person } from '../notify/world';
import { ORIGIN } from '../people/world';
import { settingsFor } from './world';

let world: Awaited<ReturnType<typeof notifyWorld>>;
let service: PushService;
let nils: Person;
let device: FakeDevice;
beforeAll(async () => {
  world = await notifyWorld();
  await world.mailing.stop();
  service = await startPushService();
});
afterAll(async () => {
  await service.stop();
  await world.stop();
});
beforeEach(async () => {
  await appDb.delete(outbox);
  nils = await world.write.person();
  device = await world.write.device(service, nils);
});

/** As a worker says it: without a cookie. */
const say = async (token: string, what: string, peer = '10.0.0.1') => {
  const headers = { origin: ORIGIN, 'content-type': 'application/json', 'x-holdfast-peer': peer };
  const answer = await POST(
    new Request(`${ORIGIN}/api/push/receipt`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ token, what }),
    }),
  );
  return { status: answer.status, text: await answer.text() };
};
const NOTHING = { status: 204, text: '' };

async function told(urgent: boolean, to = nils): Promise<number> {
  const ticketId = await world.write.ticket({ assigneeId: to.id });
  const { id } = await world.write.event(to.id, ticketId);
  await appDb.update(outbox).set({ urgent }).where(eq(outbox.id, id));
  const settings = settingsFor(service);
  const drain = outboxDrain(appDb, 'push', pushSender(appDb, settings), () => undefined);
  await drain.wake();
  await drain.stop();
  settings.agents.destroy();
  return id;
}
const lastReceipt = (of = device) =>
  String((of.received.at(-1)?.payload as PushPayload | undefined)?.receipt);
const deliveries = (id: number) => appDb.select().from(pushDelivery).where(eq(pushDelivery.outboxId, id));
const mails = (who: Person) =>
  appDb
    .select()
    .from(outbox)
    .where(and(eq(outbox.personId, who.id), eq(outbox.kind, 'mail')));
const READ_COMMITTED = { isolationLevel: 'read committed' } as const;
const minutesLater = () => Date.now() + RECEIPT_WITHIN + 1_000;

describe('a receipt', () => {
  test('shown, then opened: kept with the delivery, each once', async () => {
    const id = await told(false);
    expect(await deliveries(id)).toMatchObject([{ status: 201, shownAt: null, openedAt: null }]);
    expect(await say(lastReceipt(), 'shown')).toEqual(NOTHING);
    const [shown] = await deliveries(id);
    expect(shown?.shownAt).toBeGreaterThan(0);
    expect(shown?.openedAt).toBeNull();
    expect(await say(lastReceipt(), 'opened')).toEqual(NOTHING);
    const [opened] = await deliveries(id);
    expect(opened).toMatchObject({ shownAt: shown?.shownAt });
    expect(opened?.openedAt).toBeGreaterThan(0);
    for (const what of ['shown', 'opened']) expect(await say(lastReceipt(), what)).toEqual(NOTHING);
    expect(await deliveries(id)).toEqual([opened]);
  });

  test('that comes before the push service has answered counts, and the delivery is one', async () => {
    device.onMessage = async () => void (await say(lastReceipt(), 'shown'));
    const id = await told(true);
    expect(await deliveries(id)).toMatchObject([{ status: 201, shownAt: expect.any(Number) }]);
    expect(device.requests).toBe(1);
    await mailUnseen(appDb, minutesLater());
    expect(await mails(nils)).toEqual([]);
  });

  test('made up, changed, or of what is long gone: nothing happens, and nothing is said', async () => {
    const id = await told(false);
    const [body, mac] = lastReceipt().split('.') as [string, string];
    const other = Buffer.from(`d ${id + 1} ${randomUUID()}`).toString('base64url');
    const before = await appDb.select().from(pushDelivery);
    const forged = [`${other}.${mac}`, `${body}.${mac.slice(0, -2)}AA`, `${body}.`, 'x', '', 'x'.repeat(500)];
    for (const [at, token] of forged.entries())
      expect(await say(token, 'shown', `10.1.0.${at}`)).toEqual(NOTHING);
    const gone = receiptToken({ kind: 'delivery', outboxId: id + 7, subscriptionId: randomUUID() });
    expect(await say(gone, 'shown')).toEqual(NOTHING);
    expect(await say(lastReceipt(), 'read')).toEqual(NOTHING);
    expect(await appDb.select().from(pushDelivery)).toEqual(before);
  });

  test('of one device says nothing of another’s', async () => {
    const second = await world.write.device(service, nils);
    const id = await told(false);
    expect(lastReceipt()).not.toBe(lastReceipt(second));
    await say(lastReceipt(second), 'shown');
    const shown = (await deliveries(id)).map((row) => row.shownAt !== null);
    expect(shown.sort()).toEqual([false, true]);
  });

  test('from whoever tries many, is not looked at for a while; others are not held up', async () => {
    const id = await told(false);
    for (let i = 0; i < 12; i++) await say(`made-up-token-${i}.${'A'.repeat(22)}`, 'shown', '10.2.0.1');
    expect(await say(lastReceipt(), 'shown', '10.2.0.1')).toEqual(NOTHING);
    expect(await deliveries(id)).toMatchObject([{ shownAt: null }]);
    await say(lastReceipt(), 'shown', '10.2.0.2');
    expect(await deliveries(id)).toMatchObject([{ shownAt: expect.any(Number) }]);
  });
});

describe('what is urgent and shown on no device in time', () => {
  test('goes by mail, once, however many workers look, and not before', async () => {
    const id = await told(true);
    await mailUnseen(appDb, Date.now());
    expect(await mails(nils)).toEqual([]);
    await Promise.all([1, 2, 3, 4].map(() => mailUnseen(appDb, minutesLater())));
    await mailUnseen(appDb, minutesLater());
    expect(await mails(nils)).toMatchObject([{ urgent: true, state: 'waiting' }]);
    expect(await world.write.outboxRow(id)).toMatchObject({ state: 'done', receiptDueAt: null });
  });
  test('many that came due while no worker ran: each its mail, in one go', async () => {
    const all: Person[] = [];
    for (let i = 0; i < 5; i++) {
      const who = await world.write.person();
      await world.write.device(service, who);
      await told(true, who);
      all.push(who);
    }
    const rows = Array.from({ length: 250 }, () => ({
      ...({ kind: 'push', event: 'ticket.breached', urgent: true, state: 'done' } as const),
      ...{ personId: randomUUID() as Id, eventUid: randomUUID(), ticketId: randomUUID() },
      ...{ runAt: 1, createdAt: 1, receiptDueAt: 1 },
    }));
    await appDb.insert(outbox).values(rows);
    expect(await mailUnseen(appDb, minutesLater())).toBe(255);
    for (const who of all) expect(await mails(who)).toHaveLength(1);
  });
  test('no mail: it was shown on one of two, it was opened, or it is not urgent', async () => {
    const second = await world.write.device(service, nils);
    await told(true);
    await say(lastReceipt(second), 'shown');
    await told(true);
    await say(lastReceipt(), 'opened');
    await told(false);
    await mailUnseen(appDb, minutesLater());
    expect(await mails(nils)).toEqual([]);
  });
});

describe('a test', () => {
  const send = (endpoint = device.endpoint, who = nils): ReturnType<typeof sendTest> =>
    sendTest(
      { endpoint },
      { actor: { id: who.id, role: 'technician', teamIds: [] }, sessionId: who.sessionId },
      (): PushSettings => settingsFor(service),
    );
  const state = (id: Id, who = nils) =>
    testState({ id }, { actor: { id: who.id } } as Parameters<typeof testState>[1]);

  test('goes to the one device, and its way is seen by its person alone', async () => {
    const other = await world.write.device(service, nils);
    const answer = await send();
    if (answer.kind !== 'begun') throw new Error(answer.kind);
    const { id } = answer.test;
    expect(answer.test).toMatchObject({ sentAt: expect.any(Number), shownAt: null, fault: null });
    expect([device.requests, other.requests]).toEqual([1, 0]);
    const payload = device.received[0]?.payload as TestPayload;
    expect(payload).toMatchObject({ v: 1, test: id, for: nils.id, title: 'This is a test' });
    await say(payload.receipt, 'shown');
    expect(await state(id)).toMatchObject({ shownAt: expect.any(Number), openedAt: null });
    await say(payload.receipt, 'opened');
    expect(await state(id)).toMatchObject({ openedAt: expect.any(Number) });
    expect(await state(id, await world.write.person())).toBeNull();
  });
  test('to somebody else’s device, or an unknown one: none', async () => {
    expect(await send(device.endpoint, await world.write.person())).toEqual({ kind: 'unknown_device' });
    expect(await send(service.device().endpoint)).toEqual({ kind: 'unknown_device' });
    expect(device.requests).toBe(0);
  });
  test.each([
    [410, 'gone'],
    [403, 'refused'],
    [500, 'unreachable'],
  ] as const)('a push service that says %i: %s', async (status, fault) => {
    device.treatment = { status };
    expect(await send()).toMatchObject({ kind: 'begun', test: { sentAt: null, fault } });
    expect(await world.write.subscriptions(nils.id)).toHaveLength(fault === 'gone' ? 0 : 1);
  });
  test('so many a minute, also all at once', async () => {
    const other = await world.write.person();
    const others = await world.write.device(service, other);
    const all = await appDb.transaction(async (tx) => {
      // Whoever is counted waits for whoever is counted before.
      await tx.select().from(person).where(eq(person.id, nils.id)).for('update');
      const asked = Array.from({ length: 8 }, () => send());
      expect((await send(others.endpoint, other)).kind).toBe('begun');
      expect(await tx.select().from(pushTest).where(eq(pushTest.personId, nils.id))).toEqual([]);
      return { asked };
    }, READ_COMMITTED);
    const answers = await Promise.all(all.asked);
    expect(answers.filter(({ kind }) => kind === 'begun')).toHaveLength(3);
    expect(answers.find(({ kind }) => kind === 'slow_down')).toMatchObject({ seconds: expect.any(Number) });
    expect(device.requests).toBe(3);
    await appDb.update(pushTest).set({ createdAt: 1 }).where(eq(pushTest.personId, nils.id));
    expect((await send()).kind).toBe('begun');
  });
});
