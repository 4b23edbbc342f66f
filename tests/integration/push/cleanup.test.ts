import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outbox, pushDelivery, pushSubscription } from '#db/schema/operations';
import { session } from '#db/schema/people';
import { DAY } from '#domain/kernel/types';
import { cleanUp, KEEP } from '#server/jobs/cleanup';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const NOW = Date.UTC(2026, 10, 23, 18);

async function addSession(over: { expiresAt?: number; revokedAt?: number | null }): Promise<string> {
  const id = randomUUID();
  await database.db.insert(session).values({
    id,
    personId: randomUUID(),
    userAgent: '',
    createdAt: NOW,
    seenAt: NOW,
    expiresAt: NOW + DAY,
    ...over,
  });
  const endpointHash = randomUUID().replaceAll('-', '').repeat(2);
  await database.db.insert(pushSubscription).values({
    id: randomUUID(),
    personId: randomUUID(),
    sessionId: id,
    endpoint: 'x',
    endpointHash,
    p256dh: '',
    auth: '',
    createdAt: NOW,
  });
  return id;
}

test('sessions that are over go, and the subscriptions made in them', async () => {
  const live = await addSession({});
  await addSession({ expiresAt: NOW - 1 });
  const justEnded = await addSession({ revokedAt: NOW - 1 });
  await addSession({ revokedAt: NOW - KEEP.endedSession - 1 });
  await cleanUp(database.db, NOW);
  const sessions = (await database.db.select({ id: session.id }).from(session)).map((row) => row.id);
  expect(sessions.sort()).toEqual([live, justEnded].sort());
  const bound = await database.db.select({ id: pushSubscription.sessionId }).from(pushSubscription);
  expect(bound).toEqual([{ id: live }]);
});

test('what was told long ago goes with its deliveries; what waits stays, however old', async () => {
  const add = async (
    state: 'waiting' | 'done' | 'parked',
    runAt: number,
    kind: 'push' | 'item' = 'push',
  ): Promise<number> => {
    const row = {
      kind,
      personId: randomUUID(),
      event: 'ticket.assigned',
      eventUid: randomUUID(),
      ticketId: randomUUID(),
      state,
      runAt,
      createdAt: runAt,
    } as const;
    const [made] = await database.db.insert(outbox).values(row).$returningId();
    const outboxId = made?.id ?? 0;
    await database.db
      .insert(pushDelivery)
      .values({ outboxId, subscriptionId: randomUUID(), sentAt: runAt, status: 201 });
    return outboxId;
  };
  const kept = [
    await add('waiting', NOW - 400 * DAY),
    await add('done', NOW - KEEP.done + 1),
    await add('parked', NOW - KEEP.done - 1),
    await add('waiting', NOW - KEEP.done - 1, 'item'),
  ];
  // What waits for the mail of a day waits no longer than that is kept.
  await add('waiting', NOW - KEEP.parked - 1, 'item');
  await add('done', NOW - KEEP.done - 1);
  await add('parked', NOW - KEEP.parked - 1);
  await cleanUp(database.db, NOW);
  const left = (await database.db.select({ id: outbox.id }).from(outbox)).map((row) => row.id);
  expect(left.sort((a, b) => a - b)).toEqual(kept);
  const deliveries = (await database.db.select({ id: pushDelivery.outboxId }).from(pushDelivery)).map(
    (row) => row.id,
  );
  expect(deliveries.sort((a, b) => a - b)).toEqual(kept);
});

test('more than one chunk goes in one run', async () => {
  const rows = Array.from({ length: 1_203 }, () => ({
    id: randomUUID(),
    personId: randomUUID(),
    userAgent: '',
    createdAt: 0,
    seenAt: 0,
    expiresAt: 1,
  }));
  await database.db.insert(session).values(rows);
  expect((await cleanUp(database.db, NOW)).sessions).toBe(1_203);
});
