import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closePool } from '#db/connection';
import { person, session } from '#db/schema/people';
import { ACCESS, type RouteKey } from '#server/auth/access';
import { publicRoute, route } from '#server/auth/door';
import { endSession, openSession } from '#server/auth/sessions';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, request, SECRET, tokenFor } from './people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let database: TestDatabase;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const one = await addPerson(database);
  token = await tokenFor(await openSession(one.id, 'a browser', Date.now()));
});
afterAll(() => database.drop());

const KEY = 'POST /api/session/end' satisfies RouteKey;
const handler = vi.fn(async () => Response.json({ fine: true }));

async function call(req: Request) {
  handler.mockClear();
  const response = await route(KEY, handler)(req);
  return {
    status: response.status,
    body: await response.json(),
    headers: response.headers,
    ran: handler.mock.calls.length,
  };
}

test('a signed-in person passes, and the answer is kept by nobody', async () => {
  const { status, headers, ran } = await call(request('POST', token));
  expect([status, ran]).toEqual([200, 1]);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('nobody is sent away', async () => {
  expect(await call(request('POST'))).toMatchObject({ status: 401, body: { error: 'expired' }, ran: 0 });
});

test('P25 a session that was ended, or whose person is shut out, is told apart from one that ran out', async () => {
  const now = Date.now();
  const open = async () => {
    const one = await addPerson(database);
    const sid = await openSession(one.id, 'a browser', now);
    return { ...one, sid, token: await tokenFor(sid) };
  };
  const [ended, shutOut, over] = [await open(), await open(), await open()];
  await endSession(ended.sid, now);
  await database.db.update(person).set({ active: false }).where(eq(person.id, shutOut.id));
  await database.db
    .update(session)
    .set({ expiresAt: now - 1 })
    .where(eq(session.id, over.sid));
  for (const { token } of [ended, shutOut])
    expect(await call(request('POST', token))).toMatchObject({
      ...{ status: 401, ran: 0 },
      body: { error: 'expired', revoked: true },
    });
  expect((await call(request('POST', over.token))).body).toEqual({ error: 'expired' });
  expect((await call(request('POST', await tokenFor(randomUUID())))).body).toEqual({ error: 'expired' });
});

test.each([
  ['null', { origin: 'null' }],
  ['foreign', { origin: 'https://evil.example' }],
  [
    'foreign, with a forwarded host to match',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ],
])('an origin that is %s changes nothing', async (_, headers) => {
  expect(await call(request('POST', token, headers))).toMatchObject({
    status: 403,
    body: { error: 'forbidden' },
    ran: 0,
  });
});

test('no origin at all changes nothing, unless the browser vouches for it', async () => {
  const bare = request('POST', token);
  bare.headers.delete('origin');
  expect(await call(bare)).toMatchObject({ status: 403, ran: 0 });
  const vouched = request('POST', token, { 'sec-fetch-site': 'same-origin' });
  vouched.headers.delete('origin');
  expect(await call(vouched)).toMatchObject({ status: 200, ran: 1 });
});

test('a door that asks for a capability does not exist for others', async () => {
  const doors = ACCESS as Record<string, string>;
  const before = doors[KEY] as string;
  doors[KEY] = 'desk.read';
  try {
    expect(await call(request('POST', token))).toMatchObject({
      status: 404,
      body: { error: 'not_found' },
      ran: 0,
    });
  } finally {
    doors[KEY] = before;
  }
});

test('a defect answers with a code and without its text', async () => {
  handler.mockRejectedValueOnce(new Error('secret detail'));
  const response = await route(KEY, handler)(request('POST', token));
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('{"error":"failed"}');
});

test('without a database nobody is told that they are signed out, and health still answers', async () => {
  const url = process.env.DATABASE_URL;
  const fresh = await tokenFor(await openSession((await addPerson(database)).id, 'a browser', Date.now()));
  await closePool();
  vi.stubEnv('DATABASE_URL', 'mysql://nobody:x@127.0.0.1:1/x');
  try {
    const answer = await call(request('POST', fresh));
    expect(answer).toMatchObject({ status: 503, body: { error: 'unavailable' }, ran: 0 });
    expect(answer.headers.get('retry-after')).toBe('5');
    const health = await publicRoute('GET /api/health', async () => Response.json({}))(request('GET', fresh));
    expect(health.status).toBe(200);
  } finally {
    await closePool();
    vi.stubEnv('DATABASE_URL', url);
  }
});
