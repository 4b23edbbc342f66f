import { randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openDb, openPool } from '#db/connection';
import { outbox } from '#db/schema/operations';
import { HOUR, type Id } from '#domain/kernel/types';
import type { PushPayload } from '#domain/notify/push-payload';
import type { Sent } from '#server/jobs/drain';
import { outboxDrain } from '#server/jobs/outbox-drain';
import type { PushSettings } from '#server/notify/post-push';
import { pushSender } from '#server/notify/push-sender';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { type FakeDevice, type PushService, startPushService } from '../../support/push-service';
import { settingsFor, writer } from './world';

// What happened to one ticket is told to one person in the order in which it happened, whatever is tried again.

const WORKERS = 4;
let database: TestDatabase;
let pools: Pool[];
let workers: Db[];
let service: PushService;
let settings: PushSettings;
let write: ReturnType<typeof writer>;
beforeAll(async () => {
  database = await createTestDatabase();
  pools = Array.from({ length: WORKERS }, () => openPool(database.url));
  workers = pools.map((pool) => openDb(pool));
  service = await startPushService();
  settings = settingsFor(service);
  write = writer(database);
});
afterAll(async () => {
  settings.agents.destroy();
  await service.stop();
  for (const pool of pools) await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await database.db.delete(outbox);
});

type Kind = 'push' | 'mail';

/** Every worker looks once and settles what it took, and what that set free. */
async function allLook(kind: Kind = 'push', send?: (job: { id: number }) => Promise<Sent>): Promise<void> {
  const failures: unknown[] = [];
  const drains = workers.map((db) =>
    outboxDrain(db, kind, send ?? pushSender(db, settings), (error) => failures.push(error)),
  );
  await Promise.all(drains.map((drain) => drain.wake()));
  for (const drain of drains) await drain.stop();
  expect(failures).toEqual([]);
}
const dueNow = () =>
  database.db
    .update(outbox)
    .set({ runAt: Date.now() - 1_000 })
    .where(eq(outbox.state, 'waiting'));

async function technician() {
  const who = await write.person();
  return { who, device: await write.device(service, who) };
}
const uidsOf = (device: FakeDevice) => device.received.map(({ payload }) => (payload as PushPayload).id);

/** Events of one person and ticket, the oldest first. */
async function events(personId: Id, ticketId: Id, count: number): Promise<{ id: number; uid: Id }[]> {
  const all: { id: number; uid: Id }[] = [];
  for (let n = 0; n < count; n++) all.push(await write.event(personId, ticketId, 'ticket.commented'));
  return all;
}

describe('news of one person and ticket', () => {
  test('do not overtake one that has to be tried again, however many workers look', async () => {
    const { who, device } = await technician();
    const ticketId = await write.ticket({ assigneeId: who.id });
    const [first, second] = await events(who.id, ticketId, 2);
    device.treatment = { status: 503 };
    await allLook();
    device.treatment = { status: 201 };
    for (let times = 0; times < 3; times++) await allLook();
    expect(device.received).toEqual([]);
    expect(await write.outboxRow(Number(second?.id))).toMatchObject({ state: 'waiting', attempts: 0 });
    await write.makeDue(Number(first?.id));
    for (let times = 0; times < 2; times++) await allLook();
    expect(uidsOf(device)).toEqual([first?.uid, second?.uid]);
  });

  test('go one after the other without waiting for the next look', async () => {
    const { who, device } = await technician();
    const ticketId = await write.ticket({ assigneeId: who.id });
    const all = await events(who.id, ticketId, 5);
    const drain = outboxDrain(database.db, 'push', pushSender(database.db, settings), () => undefined);
    await drain.wake();
    await expect.poll(() => uidsOf(device)).toEqual(all.map(({ uid }) => uid));
    await drain.stop();
  });

  test('wait for nobody else: not another ticket, another person, a parked one, or one of the morning', async () => {
    const { who, device } = await technician();
    const other = await technician();
    const [ticketId, elsewhere] = [
      await write.ticket({ assigneeId: who.id }),
      await write.ticket({ assigneeId: who.id }),
    ];
    const [stuck] = await events(who.id, ticketId, 1);
    const hold = { attempts: 1, runAt: Date.now() + HOUR };
    await database.db
      .update(outbox)
      .set(hold)
      .where(eq(outbox.id, Number(stuck?.id)));
    const [mine] = await events(who.id, elsewhere, 1);
    const [theirs] = await events(other.who.id, ticketId, 1);
    await allLook();
    expect([uidsOf(device), uidsOf(other.device)]).toEqual([[mine?.uid], [theirs?.uid]]);

    const [behind] = await events(who.id, ticketId, 1);
    await allLook();
    expect(device.received).toHaveLength(1);
    await database.db
      .update(outbox)
      .set({ state: 'parked' })
      .where(eq(outbox.id, Number(stuck?.id)));
    await allLook();
    expect(uidsOf(device)).toEqual([mine?.uid, behind?.uid]);

    // Put off by quiet hours, and never tried yet.
    const [morning, now] = await events(who.id, ticketId, 2);
    await database.db
      .update(outbox)
      .set({ runAt: Date.now() + HOUR })
      .where(eq(outbox.id, Number(morning?.id)));
    await allLook();
    expect(uidsOf(device).at(-1)).toBe(now?.uid);
  });

  test('that are urgent wait for urgent ones alone', async () => {
    const { who, device } = await technician();
    const ticketId = await write.ticket({ assigneeId: who.id });
    const [stuck, breach, next] = await events(who.id, ticketId, 3);
    const set = (id: number | undefined, values: Partial<typeof outbox.$inferInsert>) =>
      database.db
        .update(outbox)
        .set(values)
        .where(eq(outbox.id, Number(id)));
    await set(stuck?.id, { attempts: 1, runAt: Date.now() + HOUR });
    await set(breach?.id, { urgent: true });
    await set(next?.id, { urgent: true });
    await allLook();
    await allLook();
    expect(uidsOf(device)).toEqual([breach?.uid, next?.uid]);
  });

  test('a worker that is in the middle of one holds up no other worker', async () => {
    const { who, device } = await technician();
    const other = await technician();
    const ticketId = await write.ticket({ assigneeId: who.id });
    const [first] = await events(who.id, ticketId, 2);
    await events(other.who.id, ticketId, 1);
    await database.db.transaction(async (tx) => {
      await tx
        .select()
        .from(outbox)
        .where(eq(outbox.id, Number(first?.id)))
        .for('update');
      await allLook();
    });
    expect([device.received.length, other.device.received.length]).toEqual([0, 1]);
  });
});

test('many tickets, people and workers, pushes and mails that fail at random: all in order, each once', async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (const kind of ['push', 'mail'] as const) {
    await database.db.delete(outbox);
    const [people, tickets] = [3, 3].map((count) => Array.from({ length: count }, () => randomUUID()));
    const rows = Array.from({ length: 90 }, (_, n) => ({
      ...({ kind, event: 'ticket.commented', eventUid: randomUUID(), createdAt: n } as const),
      ...{ personId: String(people?.[n % 3]), ticketId: String(tickets?.[Math.floor(n / 3) % 3]) },
      runAt: Date.now() - 1_000,
    }));
    await database.db.insert(outbox).values(rows);
    const told: number[] = [];
    const send = async ({ id }: { id: number }): Promise<Sent> => {
      if (random() < 0.3) return { kind: 'again', error: 'busy' };
      told.push(id);
      return { kind: 'done' };
    };
    for (let round = 0; round < 200 && told.length < rows.length; round++) {
      await dueNow();
      await allLook(kind, send);
    }
    const all = await database.db.select().from(outbox).orderBy(asc(outbox.id));
    expect(all.filter(({ state }) => state !== 'done')).toEqual([]);
    for (const key of new Set(all.map((row) => `${row.personId} ${row.ticketId}`))) {
      const ids = all.filter((row) => `${row.personId} ${row.ticketId}` === key).map(({ id }) => id);
      expect(told.filter((id) => ids.includes(id))).toEqual(ids);
    }
  }
}, 60_000);

test('what goes ahead is found by its index, among many', async () => {
  const row = () => ({
    ...({ kind: 'push', event: 'ticket.commented', state: 'done' } as const),
    ...{ personId: randomUUID(), ticketId: randomUUID(), eventUid: randomUUID() },
    ...{ runAt: 1, createdAt: 1 },
  });
  for (let n = 0; n < 4; n++) await database.db.insert(outbox).values(Array.from({ length: 1_000 }, row));
  await events(randomUUID(), randomUUID(), 3);
  await database.db.execute(sql`analyze table outbox`);
  const statement = (await import('#server/jobs/outbox-drain')).notBehind(Date.now());
  const query = database.db.select().from(outbox).where(statement).toSQL();
  const [plan] = (await database.db.execute(sql`explain ${sql.raw(inlined(query))}`)) as unknown as [
    { select_type: string; key: string | null; table: string }[],
  ];
  expect(plan.find(({ table }) => table === 'ahead')).toMatchObject({
    select_type: 'DEPENDENT SUBQUERY',
    key: 'outbox_ahead',
  });
});

/** The statement with its values in it: EXPLAIN takes no others here. */
function inlined({ sql: text, params }: { sql: string; params: unknown[] }): string {
  let at = 0;
  return text.replaceAll('?', () => {
    const value = params[at++];
    return typeof value === 'number' ? String(value) : `'${String(value)}'`;
  });
}
