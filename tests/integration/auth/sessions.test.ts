import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pushSubscription } from '#db/schema/operations';
import { person, session } from '#db/schema/people';
import { DAY, HOUR } from '#domain/kernel/types';
import { signedInBy } from '#server/auth/current';
import {
  endSession,
  isSessionLive,
  liveSession,
  openSession,
  SESSION_LIFE,
  SHARED_LIFE,
} from '#server/auth/sessions';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, request, SECRET, tokenFor } from './people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The longest an ended session may still be believed. */
const LIMIT = { timeout: 5_000, interval: 100 };

async function open(given: Parameters<typeof addPerson>[1] = {}) {
  const someone = await addPerson(database, given);
  const sid = await openSession(someone.id, 'a browser', Date.now());
  return { ...someone, sid, token: await tokenFor(sid) };
}

test('a token leads to the person with role and teams', async () => {
  const teamIds = [randomUUID(), randomUUID()].sort();
  const one = await open({ role: 'technician', teamIds });
  const who = await signedInBy(request('GET', one.token));
  expect(who).toEqual({
    actor: { id: one.id, role: 'technician', teamIds },
    sessionId: one.sid,
    name: 'Test Person',
    email: one.email,
    shared: false,
  });
});

test('tokens that are foreign, broken, planted or missing lead to nobody', async () => {
  const one = await open();
  for (const token of [
    await tokenFor(one.sid, 'another secret that is long enough too'),
    await tokenFor(randomUUID()),
    await tokenFor("' or 1=1 --"),
    `${one.token.slice(0, -2)}xx`,
    one.sid,
    'eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.',
    undefined,
  ]) {
    expect(await signedInBy(request('GET', token))).toBeNull();
  }
});

test('a session ended here is over at once, with the notifications of its device and no others', async () => {
  const one = await open();
  const other = await openSession(one.id, 'another browser', Date.now());
  const subscribe = (sessionId: string) => ({
    id: randomUUID(),
    personId: one.id,
    sessionId,
    endpoint: `https://push.example/${sessionId}`,
    endpointHash: sessionId.replaceAll('-', '').padEnd(64, '0'),
    p256dh: 'x',
    auth: 'x',
    createdAt: Date.now(),
  });
  await database.db.insert(pushSubscription).values([subscribe(one.sid), subscribe(other)]);
  expect(await isSessionLive(one.sid)).toBe(true);

  await endSession(one.sid, Date.now());

  expect(await signedInBy(request('GET', one.token))).toBeNull();
  expect(await isSessionLive(one.sid)).toBe(false);
  expect(await isSessionLive(other)).toBe(true);
  const left = await database.db.select().from(pushSubscription).where(eq(pushSubscription.personId, one.id));
  expect(left.map((row) => row.sessionId)).toEqual([other]);
});

test('a session ended by another process is refused within 5 s', async () => {
  const one = await open();
  expect(await isSessionLive(one.sid)).toBe(true);
  await database.db.update(session).set({ revokedAt: Date.now() }).where(eq(session.id, one.sid));
  await expect.poll(() => isSessionLive(one.sid), LIMIT).toBe(false);
  expect(await signedInBy(request('GET', one.token))).toBeNull();
});

test('switching a person off ends all their sessions within 5 s', async () => {
  const one = await open();
  const second = await openSession(one.id, 'another browser', Date.now());
  expect(await isSessionLive(one.sid)).toBe(true);
  expect(await isSessionLive(second)).toBe(true);
  await database.db.update(person).set({ active: false }).where(eq(person.id, one.id));
  await expect.poll(() => isSessionLive(one.sid), LIMIT).toBe(false);
  await expect.poll(() => isSessionLive(second), LIMIT).toBe(false);
});

test('a role taken away is gone within 5 s', async () => {
  const one = await open({ role: 'manager' });
  expect((await signedInBy(request('GET', one.token)))?.actor.role).toBe('manager');
  await database.db.update(person).set({ role: 'requester' }).where(eq(person.id, one.id));
  await expect
    .poll(async () => (await signedInBy(request('GET', one.token)))?.actor.role, LIMIT)
    .toBe('requester');
});

test('a session lasts 30 days from its last use', async () => {
  const one = await addPerson(database);
  const start = Date.now();
  const sid = await openSession(one.id, 'x'.repeat(2_000), start);
  expect(await liveSession(sid, start + 29 * DAY)).not.toBeNull();
  const [row] = await database.db.select().from(session).where(eq(session.id, sid));
  expect(row).toMatchObject({ seenAt: start + 29 * DAY, expiresAt: start + 29 * DAY + SESSION_LIFE });
  expect(await liveSession(sid, start + 58 * DAY)).not.toBeNull();
  expect(await liveSession(sid, start + 58 * DAY + SESSION_LIFE + HOUR)).toBeNull();
});

test('an answer that failed is not remembered', async () => {
  const one = await open();
  const { closePool } = await import('#db/connection');
  const url = process.env.DATABASE_URL;
  await closePool();
  vi.stubEnv('DATABASE_URL', 'mysql://nobody:x@127.0.0.1:1/x');
  await expect(liveSession(one.sid, Date.now())).rejects.toThrow();
  await closePool();
  vi.stubEnv('DATABASE_URL', url);
  expect(await isSessionLive(one.sid)).toBe(true);
});

test('on a device of many a session lasts half a day from its last use', async () => {
  const one = await addPerson(database);
  const start = Date.now();
  const sid = await openSession(one.id, 'a browser', start, true);
  const endOf = async () =>
    (await database.db.select({ at: session.expiresAt }).from(session).where(eq(session.id, sid)))[0]?.at;
  expect(await endOf()).toBe(start + SHARED_LIFE);
  expect(await liveSession(sid, start + 11 * HOUR)).not.toBeNull();
  expect(await endOf()).toBe(start + 11 * HOUR + SHARED_LIFE);
  expect(await liveSession(sid, start + 24 * HOUR)).toBeNull();
});
