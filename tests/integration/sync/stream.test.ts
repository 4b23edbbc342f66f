import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncHead } from '#db/schema/sync';
import { endSession, openSession } from '#server/auth/sessions';
import { openStreams, stopStreams } from '#server/lifecycle/streams';
import { liveStream } from '#server/live/stream';
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

/** Reads a stream line by line, as a browser's EventSource does. */
async function listen(options: Parameters<typeof liveStream>[2] = {}) {
  const sessionId = await openSession(org.asha.id, 'test', Date.now());
  const abort = new AbortController();
  const response = liveStream(sessionId, abort.signal, options);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no body');
  let text = '';
  let ended = false;
  /** Reads on until the text says it. @returns false when the stream ended before */
  const until = async (says: (text: string) => boolean): Promise<boolean> => {
    while (!says(text)) {
      const { done, value } = await reader.read();
      ended ||= done;
      if (done) return false;
      text += value;
    }
    return true;
  };
  return {
    sessionId,
    response,
    abort,
    until,
    text: () => text,
    ended: () => ended,
    leave: () => reader.cancel(),
  };
}
const headNow = async () => (await base.db.select().from(syncHead))[0]?.head ?? 0;

describe('the stream', () => {
  it('P28 carries the head and nothing else: at the start, and after each commit on this node', async () => {
    const stream = await listen();
    const before = await headNow();
    expect(await stream.until((text) => text.includes(`data: ${before}\n\n`))).toBe(true);
    const asha = await Device.open(org.asha);
    await asha.push(asha.report({ title: 'SECRET', description: 'SECRET' }));
    expect(await stream.until((text) => text.includes(`data: ${before + 1}\n\n`))).toBe(true);
    const lines = stream.text().split('\n').filter(Boolean);
    for (const line of lines) expect(line).toMatch(/^(retry: \d+|data: \d+|: still here)$/);
    expect(stream.response.headers.get('content-type')).toMatch('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toMatch('no-store');
    await stream.leave();
  });

  it('P28 sees what another node committed', async () => {
    const stream = await listen();
    const before = await headNow();
    await stream.until((text) => text.includes(`data: ${before}\n\n`));
    await base.db.update(syncHead).set({ head: before + 7 });
    expect(await stream.until((text) => text.includes(`data: ${before + 7}\n\n`))).toBe(true);
    await base.db.update(syncHead).set({ head: before });
    await stream.leave();
  });

  it('P28 a restored database, whose head is lower, is told as well', async () => {
    const stream = await listen();
    const [before] = await base.db.select().from(syncHead);
    await stream.until((text) => text.includes('data: '));
    await base.db.update(syncHead).set({ head: 0, epoch: randomUUID() });
    expect(await stream.until((text) => text.includes('data: 0\n\n'))).toBe(true);
    await base.db.update(syncHead).set({ head: before?.head ?? 0, epoch: before?.epoch ?? randomUUID() });
    await stream.leave();
  });

  it('P28 keeps an idle stream alive', async () => {
    const stream = await listen({ heartbeat: 20 });
    expect(await stream.until((text) => text.split(': still here').length > 3)).toBe(true);
    await stream.leave();
  });

  it('P28 ends when the session is revoked', async () => {
    const stream = await listen({ sessionCheck: 20 });
    await stream.until((text) => text.includes('data: '));
    await endSession(stream.sessionId, Date.now());
    expect(await stream.until(() => false)).toBe(false);
    expect(stream.ended()).toBe(true);
  });

  it('P28 leaves nothing behind when the reader goes', async () => {
    const open = openStreams();
    const [left, aborted] = [await listen(), await listen()];
    expect(openStreams()).toBe(open + 2);
    await left.leave();
    aborted.abort.abort();
    expect(await aborted.until(() => false)).toBe(false);
    expect(openStreams()).toBe(open);
  });

  it('P28 ends when the server stops, and starts no new one then', async () => {
    const stream = await listen();
    stopStreams();
    expect(await stream.until(() => false)).toBe(false);
    expect(liveStream(stream.sessionId, stream.abort.signal).status).toBe(503);
  });
});
