import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#server/auth/sessions';
import { handleHello } from '#server/sync/hello';
import { handlePush } from '#server/sync/push';
import { BODY_MAX, syncDoor } from '#server/sync/request';
import { SCHEMA_V } from '#sync/protocol/constants';
import { helloRequest, pushRequest } from '#sync/protocol/messages';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

const push = syncDoor(pushRequest, handlePush);
const who = (): SignedIn => ({
  ...{ actor: org.asha, sessionId: randomUUID(), name: 'Asha', email: null, shared: false },
});
const post = (body: BodyInit) => new Request('http://desk.test/api/sync/push', { method: 'POST', body });
async function answer(body: unknown) {
  const response = await push(post(typeof body === 'string' ? body : JSON.stringify(body)), who());
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    retry: response.headers.get('retry-after'),
    body: await response.json(),
  };
}

describe('a sync door', () => {
  it('answers results, never to be kept by a cache', async () => {
    const device = await Device.open(org.asha);
    const report = device.report();
    const { status, cache, body } = await answer({ ...device.asking(), mutations: [report] });
    expect({ status, cache }).toEqual({ status: 200, cache: 'no-store' });
    expect(body.results).toEqual([
      { uid: report.uid, result: { status: 'ok', code: null, detail: {}, merged: [] } },
    ]);
  });

  it('P7 answers 401 wrong_user to another person’s batch', async () => {
    const device = await Device.open(org.bruno);
    expect(await answer({ ...device.asking(), mutations: [device.report()] })).toMatchObject({
      status: 401,
      cache: 'no-store',
      body: { error: 'wrong_user' },
    });
  });

  it('answers 426 to another version, whatever the rest of its form', async () => {
    const device = await Device.open(org.asha);
    for (const schemaV of [0, SCHEMA_V + 1, 99])
      expect(await answer({ ...device.asking(), schemaV, future: true })).toMatchObject({
        status: 426,
        body: { error: 'update_required' },
      });
  });

  it('answers 400 to what is not of the protocol’s form, unknown fields included', async () => {
    const device = await Device.open(org.asha);
    const whole = { ...device.asking(), mutations: [device.report()] };
    const wrong = [
      '',
      '{',
      '[]',
      'null',
      { ...whole, extra: 1 },
      { ...whole, mutations: [] },
      { ...whole, userId: 'x' },
      { ...whole, schemaV: '1' },
    ];
    for (const body of wrong)
      expect(await answer(body)).toMatchObject({ status: 400, body: { error: 'invalid' } });
  });

  it('A8 refuses unknown fields beside the arguments', async () => {
    const device = await Device.open(org.asha);
    const forged = { ...device.report(), actorId: org.meera.id, status: 'ok' };
    expect(await answer({ ...device.asking(), mutations: [forged] })).toMatchObject({ status: 400 });
  });

  it('reads no more than its limit', async () => {
    expect(await answer(`"${'x'.repeat(BODY_MAX)}"`)).toMatchObject({
      status: 400,
      body: { error: 'invalid' },
    });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request('http://desk.test/api/sync/push', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect((await push(request, who())).status).toBe(400);
    expect(sent).toBeLessThan(BODY_MAX + 5 * 65_536);
  });

  it('P14 answers 503 with a time to wait when it is behind', async () => {
    const device = await Device.open(org.asha);
    device.seen = { seq: 1e9, tx: randomUUID() };
    const { status, retry, body } = await answer({ ...device.asking(), mutations: [device.report()] });
    expect({ status, retry, body }).toEqual({ status: 503, retry: '1', body: { error: 'behind' } });
  });

  it('hello says who is signed in to a device that does not know yet', async () => {
    const hello = syncDoor(helloRequest, (id, body) => handleHello(id, body, 'key'));
    const body = { userId: null, clientId: randomUUID(), schemaV: SCHEMA_V, uids: [] };
    const response = await hello(post(JSON.stringify(body)), who());
    expect(await response.json()).toMatchObject({
      actor: { id: org.asha.id, role: 'requester', teamIds: [] },
      name: 'asha',
      vapidPublicKey: 'key',
    });
  });
});
