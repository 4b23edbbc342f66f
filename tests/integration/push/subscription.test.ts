import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { pushSubscription } from '#db/schema/operations';
import { openSession } from '#server/auth/sessions';
import { DEVICES_MAX } from '#server/notify/subscriptions';
import { DELETE, POST } from '../../../app/api/push/subscription/route';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { FakeDevice } from '../../support/push-service';
import { addPerson, request, SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.delete(pushSubscription);
});

/** Somebody signed in on a device of theirs. */
async function somebody() {
  const { id } = await addPerson(database);
  const sessionId = await openSession(id, 'a browser', Date.now());
  const token = await tokenFor(sessionId);
  const send = (method: 'POST' | 'DELETE') => async (body: unknown) => {
    const bare = request(method, token, { 'content-type': 'application/json' });
    const req = new Request(bare, { body: typeof body === 'string' ? body : JSON.stringify(body) });
    return (await (method === 'POST' ? POST : DELETE)(req)).status;
  };
  return { id, sessionId, bind: send('POST'), end: send('DELETE') };
}

let devices = 0;
const browser = () =>
  new FakeDevice(`https://updates.push.services.mozilla.com/wpush/v2/${++devices}`).subscription();
const all = () => database.db.select().from(pushSubscription);

describe('binding', () => {
  test('keeps the browser, its keys and its session', async () => {
    const ann = await somebody();
    const here = browser();
    expect(await ann.bind(here)).toBe(204);
    expect(await all()).toMatchObject([
      { personId: ann.id, sessionId: ann.sessionId, endpoint: here.endpoint, ...here.keys },
    ]);
  });

  test('again is harmless and takes the new keys', async () => {
    const ann = await somebody();
    const here = browser();
    await ann.bind(here);
    const renewed = { ...browser(), endpoint: here.endpoint };
    expect(await ann.bind(renewed)).toBe(204);
    expect(await all()).toMatchObject([{ personId: ann.id, ...renewed.keys }]);
  });

  test('A39 by another person takes it from the former one', async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const here = browser();
    await ann.bind(here);
    const [before] = await all();
    expect(await bob.bind(here)).toBe(204);
    const rows = await all();
    expect(rows).toMatchObject([{ personId: bob.id, sessionId: bob.sessionId }]);
    // What was sent to Ann under the old id says nothing about Bob.
    expect(rows[0]?.id).not.toBe(before?.id);
  });

  test('at the same time leaves one row', async () => {
    const ann = await somebody();
    const here = browser();
    expect(await Promise.all([ann.bind(here), ann.bind(here), ann.bind(here)])).toEqual([204, 204, 204]);
    expect(await all()).toHaveLength(1);
  });

  test('one more than the most takes the place of the oldest', async () => {
    const ann = await somebody();
    const first = browser();
    await ann.bind(first);
    for (let i = 0; i < DEVICES_MAX; i++) await ann.bind(browser());
    const rows = await all();
    expect(rows).toHaveLength(DEVICES_MAX);
    expect(rows.map((row) => row.endpoint)).not.toContain(first.endpoint);
  });

  test.each([
    ['an address inside', { endpoint: 'https://127.0.0.1/x' }],
    ['plain http', { endpoint: 'http://updates.push.services.mozilla.com/x' }],
    ['a metadata service', { endpoint: 'https://169.254.169.254/latest/meta-data' }],
    [
      'a key that is no point',
      { keys: { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'AAAAAAAAAAAAAAAAAAAAAA' } },
    ],
    ['a short secret', { keys: { ...browser().keys, auth: 'AAAA' } }],
    ['more than it should say', { personId: 'x' }],
  ])('A39 refuses %s', async (_name, over) => {
    const ann = await somebody();
    expect(await ann.bind({ ...browser(), ...over })).toBe(400);
    expect(await all()).toEqual([]);
  });

  test.each(['', 'nonsense', '[]', 'null', `{"endpoint":"${'x'.repeat(20_000)}"}`])(
    'refuses a body that is none',
    async (body) => {
      const ann = await somebody();
      expect(await ann.bind(body)).toBe(400);
    },
  );

  test('needs somebody signed in', async () => {
    expect((await POST(request('POST'))).status).toBe(401);
    expect((await DELETE(request('DELETE'))).status).toBe(401);
  });
});

describe('ending', () => {
  test('ends one of one’s own', async () => {
    const ann = await somebody();
    const here = browser();
    await ann.bind(here);
    expect(await ann.end({ endpoint: here.endpoint })).toBe(204);
    expect(await all()).toEqual([]);
  });

  test('A39 does not end somebody else’s, and says nothing about it', async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const here = browser();
    await ann.bind(here);
    expect(await bob.end({ endpoint: here.endpoint })).toBe(204);
    expect(await all()).toHaveLength(1);
  });
});
