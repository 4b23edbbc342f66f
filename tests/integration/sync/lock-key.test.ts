import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lockSecret } from '#db/schema/sync';
import { openSession } from '#server/auth/sessions';
import { SCHEMA_V } from '#sync/protocol/constants';
import { POST as hello } from '../../../app/api/sync/hello/route';
import { POST } from '../../../app/api/sync/lock/route';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, request, SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function ask(token: string | undefined, body: unknown) {
  const bare = request('POST', token, { 'content-type': 'application/json' });
  const answer = await POST(new Request(bare, { body: JSON.stringify(body) }));
  return { status: answer.status, body: (await answer.json()) as { key?: string; error?: string } };
}
const signIn = async () => tokenFor(await openSession((await addPerson(database)).id, 'a phone', Date.now()));

test('P26 the key of a lock is the same each day, another for each person and lock, and for nobody who is signed out', async () => {
  const [one, other] = [await signIn(), await signIn()];
  const lock = randomUUID();
  const answers = await Promise.all([
    ask(one, { lock }),
    ask(one, { lock }),
    ask(other, { lock }),
    ask(one, { lock: randomUUID() }),
  ]);
  const keys = answers.map(({ body }) => body.key ?? '');
  for (const key of keys) expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(keys[0]).toBe(keys[1]);
  expect(new Set(keys).size).toBe(3);
  expect(await database.db.select().from(lockSecret)).toHaveLength(1);
  expect(await ask(undefined, { lock })).toEqual({ status: 401, body: { error: 'expired' } });
  for (const bad of [{}, { lock: 'x' }, { lock, more: 1 }, null])
    expect(await ask(one, bad)).toMatchObject({ status: 400, body: { error: 'invalid' } });
});

test('P26 a device of many is told so by its session, and no other', async () => {
  const { id } = await addPerson(database);
  const said = async (shared: boolean) => {
    const token = await tokenFor(await openSession(id, 'a terminal', Date.now(), shared));
    const body = { userId: null, clientId: randomUUID(), schemaV: SCHEMA_V, uids: [] };
    const bare = request('POST', token, { 'content-type': 'application/json' });
    const answer = await hello(new Request(bare, { body: JSON.stringify(body) }));
    return (await answer.json()) as { shared?: boolean };
  };
  expect(await said(true)).toHaveProperty('shared', true);
  expect(await said(false)).not.toHaveProperty('shared');
});
