import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endSession, openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import { SCHEMA_V } from '#sync/protocol/constants';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { POST as bootstrap } from '../../../app/api/sync/bootstrap/route';
import { POST as hello } from '../../../app/api/sync/hello/route';
import { POST as pull } from '../../../app/api/sync/pull/route';
import { POST as push } from '../../../app/api/sync/push/route';
import { POST as record } from '../../../app/api/sync/record/route';
import { GET as stream } from '../../../app/api/sync/stream/route';
import { SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
vi.stubEnv('HOLDFAST_SECRET', SECRET);
const POSTS = { hello, push, pull, bootstrap, record };
let base: TestDatabase;
let org: Organisation;
let sessionId: string;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  sessionId = await openSession(org.asha.id, 'a browser', Date.now());
});
afterAll(() => base.drop());

async function request(path: string, body?: unknown, token?: string): Promise<Request> {
  const cookie: Record<string, string> = token ? { cookie: `${sessionCookie()}=${token}` } : {};
  return new Request(`http://desk.test/api/sync/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { host: 'desk.test', origin: 'http://desk.test', ...cookie },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

describe('the routes', () => {
  it('P7 send away whoever is signed out, and never let an answer be kept', async () => {
    for (const [name, post] of Object.entries(POSTS)) {
      const response = await post(await request(name, {}));
      expect([response.status, await response.json(), response.headers.get('cache-control')]).toEqual([
        401,
        { error: 'expired' },
        'no-store',
      ]);
    }
    expect((await stream(await request('stream'))).status).toBe(401);
  });

  it('carry a whole exchange: hello, bootstrap, push, pull, record', async () => {
    const token = await tokenFor(sessionId);
    const ask = async (name: keyof typeof POSTS, body: unknown) => {
      const response = await POSTS[name](await request(name, body, token));
      expect([name, response.status, response.headers.get('cache-control')]).toEqual([name, 200, 'no-store']);
      return response.json();
    };
    const clientId = randomUUID();
    const who = await ask('hello', { userId: null, clientId, schemaV: SCHEMA_V, uids: [] });
    const asking = { userId: who.actor.id, clientId, schemaV: SCHEMA_V, epoch: who.epoch, seen: who.head };
    const rows = await ask('bootstrap', {
      ...asking,
      scopesHash: who.scopesHash,
      want: who.scopes,
      after: null,
    });
    expect(rows.rows.team).toHaveLength(2);
    const report = new Device(org.asha).report();
    const { results } = await ask('push', { ...asking, mutations: [report] });
    expect(results[0].result.status).toBe('ok');
    const page = await ask('pull', { ...asking, cursor: who.head, scopesHash: who.scopesHash, pins: [] });
    expect(page.puts.ticket.map((row: { id: string }) => row.id)).toEqual([report.args.ticketId]);
    expect(page.acks).toEqual(results);
    const one = await ask('record', {
      ...asking,
      scopesHash: who.scopesHash,
      root: { kind: 'ticket', id: report.args.ticketId },
    });
    expect(one.rows.timeline).toHaveLength(1);
  });

  it('P28 a stream opens for who is signed in, and ends with the session', async () => {
    const token = await tokenFor(sessionId);
    const response = await stream(await request('stream', undefined, token));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await response.body?.cancel();
    await endSession(sessionId, Date.now());
    expect((await stream(await request('stream', undefined, token))).status).toBe(401);
  });
});
