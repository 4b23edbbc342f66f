import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openDb, openPool } from '#db/connection';
import { outbox } from '#db/schema/operations';
import type { Sent } from '#server/jobs/drain';
import { claimFrom, LEASE, markAgain, markDone, markParked } from '#server/jobs/lease';
import { outboxDrain } from '#server/jobs/outbox-drain';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { writer } from './world';

let database: TestDatabase;
let other: Pool;
let here: Db;
let there: Db;
let write: ReturnType<typeof writer>;

beforeAll(async () => {
  database = await createTestDatabase();
  other = openPool(database.url);
  [here, there] = [database.db, openDb(other)];
  write = writer(database);
});
afterAll(async () => {
  await other.end();
  await database.drop();
});
beforeEach(async () => {
  await here.delete(outbox);
});

const fill = async (count: number): Promise<void> => {
  const now = Date.now();
  const row = () =>
    ({
      kind: 'push',
      personId: randomUUID(),
      event: 'ticket.assigned',
      eventUid: randomUUID(),
      ticketId: randomUUID(),
      runAt: now - 1_000,
      createdAt: now,
    }) as const;
  await here.insert(outbox).values(Array.from({ length: count }, row));
};
const statesOf = async () => {
  const rows = await here
    .select({ state: outbox.state, n: sql<number>`count(*)` })
    .from(outbox)
    .groupBy(outbox.state);
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
};

describe('two workers', () => {
  test('share the rows: every row is sent, none twice', async () => {
    await fill(300);
    const sent: number[] = [];
    const by = { a: 0, b: 0 };
    const failures: unknown[] = [];
    const worker = (name: 'a' | 'b', db: Db) =>
      outboxDrain(
        db,
        'push',
        async (job): Promise<Sent> => {
          sent.push(job.id);
          by[name]++;
          return { kind: 'done' };
        },
        (error) => failures.push(error),
      );
    const [a, b] = [worker('a', here), worker('b', there)];
    await expect
      .poll(
        async () => {
          await Promise.all([a.wake(), b.wake()]);
          return statesOf();
        },
        { timeout: 20_000 },
      )
      .toEqual({ done: 300 });
    await Promise.all([a.stop(), b.stop()]);
    expect(failures).toEqual([]);
    expect(sent).toHaveLength(300);
    expect(new Set(sent).size).toBe(300);
    expect(by.a).toBeGreaterThan(0);
    expect(by.b).toBeGreaterThan(0);
  });

  test('a second one passes over rows the first has locked, without waiting', async () => {
    await fill(6);
    await here.transaction(async (tx) => {
      const locked = await tx.execute(
        sql`select id from outbox where state = 'waiting' and run_at <= now(3) order by state, run_at limit 3 for update`,
      );
      const ids = (locked[0] as unknown as { id: number }[]).map((row) => row.id);
      const claimed = await claimFrom(outbox, there, Date.now(), 10);
      expect(claimed).toHaveLength(3);
      expect(claimed.filter((job) => ids.includes(job.id))).toEqual([]);
    });
  });
});

describe('a lease', () => {
  test('keeps a row from others until it ends, then a crashed try is repeated', async () => {
    const { id } = await write.event(randomUUID(), randomUUID());
    const now = Date.now();
    const [first] = await claimFrom(outbox, here, now, 10);
    expect(first).toMatchObject({ id, attempts: 1, leasedUntil: now + LEASE });
    expect(await claimFrom(outbox, there, now + LEASE - 1, 10)).toEqual([]);
    const [second] = await claimFrom(outbox, there, now + LEASE, 10);
    expect(second).toMatchObject({ id, attempts: 2 });
  });

  test('of a worker that slept through it settles nothing', async () => {
    const { id } = await write.event(randomUUID(), randomUUID());
    const now = Date.now();
    const [stale] = await claimFrom(outbox, here, now, 1);
    const [fresh] = await claimFrom(outbox, there, now + LEASE, 1);
    if (!stale || !fresh) throw new Error('not claimed');
    await markDone(outbox, here, stale, now, null);
    await markParked(outbox, here, stale, now, 'late');
    await markAgain(outbox, here, stale, now, 'late');
    expect(await write.outboxRow(id)).toMatchObject({
      state: 'waiting',
      attempts: 2,
      lastError: null,
      runAt: now + 2 * LEASE,
    });
    await markDone(outbox, there, fresh, now, null);
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done', doneAt: now });
  });
});

test('rows that are not due, done or parked are left alone', async () => {
  const { id } = await write.event(randomUUID(), randomUUID());
  const now = Date.now();
  const [job] = await claimFrom(outbox, here, now, 1);
  if (!job) throw new Error('not claimed');
  await markAgain(outbox, here, job, now + 30_000, 'status 503');
  expect(await claimFrom(outbox, here, now + 29_999, 1)).toEqual([]);
  const [again] = await claimFrom(outbox, here, now + 30_000, 1);
  if (!again) throw new Error('not claimed');
  await markParked(outbox, here, again, now, 'x'.repeat(500));
  expect(await write.outboxRow(id)).toMatchObject({ state: 'parked', lastError: 'x'.repeat(500) });
  expect(await claimFrom(outbox, here, now + 10 * LEASE, 1)).toEqual([]);
});

test('one event and person can be written once only', async () => {
  const row = {
    kind: 'push',
    personId: randomUUID(),
    event: 'ticket.assigned',
    eventUid: randomUUID(),
    ticketId: randomUUID(),
    runAt: 0,
    createdAt: 0,
  } as const;
  await here.insert(outbox).values(row);
  await expect(here.insert(outbox).values(row)).rejects.toMatchObject({ cause: { code: 'ER_DUP_ENTRY' } });
});
