import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDb, openPool } from '#db/connection';
import { outbox, pushDelivery, setting } from '#db/schema/operations';
import { person, session, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { backoff } from '#server/jobs/backoff';
import { outboxDrain } from '#server/jobs/outbox-drain';
import type { PushSettings } from '#server/notify/post-push';
import { pushSender } from '#server/notify/push-sender';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { type PushService, startPushService } from '../../support/push-service';
import { settingsFor, writer } from './world';

let database: TestDatabase;
let other: Pool;
let service: PushService;
let settings: PushSettings;
let write: ReturnType<typeof writer>;

beforeAll(async () => {
  database = await createTestDatabase();
  other = openPool(database.url);
  service = await startPushService();
  settings = settingsFor(service);
  write = writer(database);
});
afterAll(async () => {
  settings.agents.destroy();
  await service.stop();
  await other.end();
  await database.drop();
});
beforeEach(async () => {
  await database.db.delete(outbox);
  await database.db.delete(setting);
});

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** One worker that looks once and settles everything it took. */
async function drainOnce(db = database.db): Promise<void> {
  const failures: unknown[] = [];
  const drain = outboxDrain(db, 'push', pushSender(db, settings), (error) => failures.push(error));
  await drain.wake();
  await drain.stop();
  expect(failures).toEqual([]);
}

/** A technician with a ticket and one device. */
async function technician(title?: string) {
  const who = await write.person();
  const ticketId = await write.ticket({ assigneeId: who.id, title });
  const device = await write.device(service, who);
  return { who, ticketId, device };
}

describe('a message', () => {
  test('says number, verb and title to the person, and nothing that was written in the ticket', async () => {
    const { who, ticketId, device } = await technician();
    const { id, uid } = await write.event(who.id, ticketId);
    await drainOnce();

    expect(device.received).toHaveLength(1);
    const [message] = device.received;
    const { web_push, mutable, app_badge, notification, ...own } = (message?.payload ?? {}) as Record<
      string,
      unknown
    >;
    expect([web_push, mutable, app_badge]).toEqual([8030, true, 0]);
    expect(notification).toEqual({
      title: expect.stringMatching(/^INC-\d{6} assigned to you$/),
      navigate: `https://desk.example.org/app/tickets/${ticketId}`,
      ...{ tag: uid, dir: 'auto', silent: false, data: own },
    });
    expect(own).toEqual({
      v: 1,
      id: uid,
      event: 'ticket.assigned',
      ticketId,
      number: expect.stringMatching(/^INC-\d{6}$/),
      words: 'assigned to you',
      title: 'Printer broken',
      for: who.id,
      about: { ver: 1, state: 'assigned' },
      acts: [
        { do: 'accept', uid: expect.stringMatching(UUID_7), title: 'Accept' },
        { do: 'travel', uid: expect.stringMatching(UUID_7), title: 'On my way' },
      ],
      urgent: false,
      receipt: expect.stringMatching(/^[\w-]+\.[\w-]{22}$/),
      unread: 0,
    });
    expect(message?.text).not.toContain('SECRET');
    expect(message?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      'content-type': 'application/notification+json',
      topic: uid.replaceAll('-', ''),
      urgency: 'high',
    });
    expect(message?.claims.sub).toBe('mailto:desk@example.org');
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done', attempts: 1, lastError: null });
    const [subscription] = await write.subscriptions(who.id);
    expect(subscription?.lastOkAt).toBeGreaterThan(0);
  });

  test('of a resolution goes to the requester', async () => {
    const who = await write.person({ role: 'requester', team: false });
    const device = await write.device(service, who);
    const ticketId = await write.ticket({ requesterId: who.id, state: 'resolved' });
    await write.event(who.id, ticketId, 'ticket.resolved');
    await drainOnce();
    expect(device.received.map(({ payload }) => payload)).toMatchObject([
      { event: 'ticket.resolved', words: 'resolved', for: who.id },
    ]);
  });

  test('carries at most 80 characters of the title', async () => {
    const { who, ticketId, device } = await technician('x'.repeat(200));
    await write.event(who.id, ticketId);
    await drainOnce();
    expect(device.received[0]?.payload).toMatchObject({ title: `${'x'.repeat(79)}…` });
  });

  test('carries no title when the organisation hides them', async () => {
    await database.db.insert(setting).values({ name: 'push.hideTitles', value: true });
    const { who, ticketId, device } = await technician();
    await write.event(who.id, ticketId);
    await drainOnce();
    expect(device.received[0]?.text).not.toContain('Printer');
  });
});

describe('rights are looked at when it is sent', () => {
  const silenced = async (
    change: (at: Awaited<ReturnType<typeof technician>>) => Promise<unknown>,
    note: string | null,
  ) => {
    const at = await technician();
    const { id } = await write.event(at.who.id, at.ticketId);
    await change(at);
    await drainOnce();
    expect(at.device.requests).toBe(0);
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done', lastError: note });
  };

  test('a person who is no longer active', () =>
    silenced(
      ({ who }) => database.db.update(person).set({ active: false }).where(eq(person.id, who.id)),
      'person_gone',
    ));
  test('a ticket that went to another team and person', () =>
    silenced(async ({ who, ticketId }) => {
      await database.db
        .update(ticket)
        .set({ assigneeId: randomUUID(), teamId: randomUUID() })
        .where(eq(ticket.id, ticketId));
      await database.db.delete(teamMember).where(eq(teamMember.personId, who.id));
    }, 'not_readable'));
  test('a ticket that was removed', () =>
    silenced(
      ({ ticketId }) =>
        database.db.update(ticket).set({ deletedAt: Date.now() }).where(eq(ticket.id, ticketId)),
      'not_readable',
    ));
  test('news that is no longer so: a colleague of the team has it now', () =>
    silenced(
      ({ ticketId }) =>
        database.db.update(ticket).set({ assigneeId: randomUUID() }).where(eq(ticket.id, ticketId)),
      'no_longer_true',
    ));
  test('A39 a device whose session was ended', () =>
    silenced(
      ({ who }) =>
        database.db.update(session).set({ revokedAt: Date.now() }).where(eq(session.id, who.sessionId)),
      null,
    ));
  test('A39 a device whose session ran out', () =>
    silenced(
      ({ who }) =>
        database.db
          .update(session)
          .set({ expiresAt: Date.now() - 1 })
          .where(eq(session.id, who.sessionId)),
      null,
    ));
});

describe('F27 push services that fail', () => {
  test.each([404, 410])('%i: the subscription is removed and not tried again', async (status) => {
    const { who, ticketId, device } = await technician();
    device.treatment = { status };
    const { id } = await write.event(who.id, ticketId);
    await drainOnce();
    expect(await write.subscriptions(who.id)).toEqual([]);
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done' });
  });

  test('429: comes back when the service says, and the other device is not told again', async () => {
    const { who, ticketId, device } = await technician();
    const second = await write.device(service, who);
    device.treatment = { status: 429, headers: { 'retry-after': '90' } };
    const { id } = await write.event(who.id, ticketId);
    const before = Date.now();
    await drainOnce();
    expect(second.received).toHaveLength(1);
    const row = await write.outboxRow(id);
    expect(row).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'status 429' });
    expect(row.runAt).toBeGreaterThanOrEqual(before + 90_000);

    device.treatment = { status: 201 };
    await drainOnce();
    expect(device.received).toHaveLength(0);
    await write.makeDue(id);
    await drainOnce();
    expect([device.received.length, second.received.length]).toEqual([1, 1]);
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('500: comes back after a pause', async () => {
    const { who, ticketId, device } = await technician();
    device.treatment = { status: 500 };
    const { id } = await write.event(who.id, ticketId);
    const before = Date.now();
    await drainOnce();
    const row = await write.outboxRow(id);
    expect(row).toMatchObject({ state: 'waiting', lastError: 'status 500' });
    expect(row.runAt).toBeGreaterThanOrEqual(before + backoff(1, 0));
    expect(await write.subscriptions(who.id)).toHaveLength(1);
  });

  test('403: this device never accepts it; parked with the reason, subscription kept', async () => {
    const { who, ticketId, device } = await technician();
    device.treatment = { status: 403 };
    const { id } = await write.event(who.id, ticketId);
    await drainOnce();
    expect(await write.outboxRow(id)).toMatchObject({ state: 'parked', lastError: 'status 403' });
    expect(await write.subscriptions(who.id)).toHaveLength(1);
  });

  test('one that never answers delays neither the other device nor other people', async () => {
    const { who, ticketId, device } = await technician();
    const second = await write.device(service, who);
    const colleague = await technician();
    device.treatment = 'silent';
    const { id } = await write.event(who.id, ticketId);
    await write.event(colleague.who.id, colleague.ticketId);

    const drain = outboxDrain(database.db, 'push', pushSender(database.db, settings), () => undefined);
    await drain.wake();
    await expect
      .poll(() => [second.received.length, colleague.device.received.length], { timeout: 3_000 })
      .toEqual([1, 1]);
    expect((await write.outboxRow(id)).state).toBe('waiting');
    await drain.stop();
    expect(await write.outboxRow(id)).toMatchObject({ state: 'waiting', lastError: 'no answer in time' });
    device.treatment = { status: 201 };
    await write.makeDue(id);
    await drainOnce();
    expect([device.received.length, second.received.length]).toEqual([1, 1]);
  });

  test('one that is not there at all: tried again', async () => {
    const gone = await startPushService();
    const away = settingsFor(gone);
    const { who, ticketId } = await technician();
    await write.device(gone, who);
    await gone.stop();
    const { id } = await write.event(who.id, ticketId);
    const both = { ...settings, named: [...settings.named, ...away.named] };
    const drain = outboxDrain(database.db, 'push', pushSender(database.db, both), () => undefined);
    await drain.wake();
    await drain.stop();
    expect(await write.outboxRow(id)).toMatchObject({ state: 'waiting', lastError: 'ECONNREFUSED' });
  });
});

test('two workers tell forty people once each', async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const at = await technician();
      await write.event(at.who.id, at.ticketId);
      return at;
    }),
  );
  const db = openDb(other);
  await Promise.all([drainOnce(), drainOnce(db)]);
  await Promise.all([drainOnce(), drainOnce(db)]);
  await Promise.all([drainOnce(), drainOnce(db)]);
  expect(all.map(({ device }) => device.requests)).toEqual(Array.from({ length: 40 }, () => 1));
  const deliveries = await database.db.select().from(pushDelivery);
  expect(deliveries.length).toBeGreaterThanOrEqual(40);
});
