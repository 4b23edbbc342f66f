import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SyncTransport } from '#client/outbox/transport';
import { newId } from '#client/platform/clock';
import { actorIn } from '#tests/simulation/oracle/state';
import { caughtUp, client, scene } from '#tests/support/signed-device';
import { close, open } from './current';
import { mutate } from './mutate';

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  vi.stubGlobal('navigator', {});
  // A phone so busy that no frame comes: what is painted first is waited for as long as it ever is.
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false, visibilityState: 'visible' }));
  vi.stubGlobal('requestAnimationFrame', () => 0);
});
afterEach(async () => {
  close();
  vi.unstubAllGlobals();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

it('what is done first is stored and sent first, though it waits for its frame and the next does not', async () => {
  const { server, transport, world, nils } = scene();
  world.signedIn = nils;
  const sent: string[] = [];
  const push: SyncTransport['push'] = async (request) => {
    const answer = await transport.push(request);
    sent.push(...request.mutations.map(({ name }) => name));
    return answer;
  };
  await open({ ...transport, push });
  await caughtUp();
  const actor = actorIn(server.state, nils);
  const ticketId = newId();
  await mutate.reportTicket({
    ...{ ticketId, title: 'Printer', description: '', impact: 2, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  const { db } = client().store;
  await vi.waitFor(async () => expect(await db.outbox.count()).toBe(0), { timeout: 5_000 });
  const ticket = await client().store.read((t) => t.rows.get('ticket', ticketId));
  if (!ticket) throw new Error('no ticket');

  world.online = false;
  const done: string[] = [];
  await Promise.all([
    mutate
      .editTicket({ ticketId, changes: { title: 'Printer on 3' } }, undefined, { actor, ticket })
      .then(({ ok }) => done.push(`edit ${ok}`)),
    mutate.commentTicket({ ticketId, body: 'It hums' }).then(({ ok }) => done.push(`comment ${ok}`)),
  ]);
  expect(done).toEqual(['edit true', 'comment true']);
  const waiting = await client().store.read((t) => t.outbox.pending());
  expect(waiting.map(({ name }) => name)).toEqual(['ticket.edit', 'ticket.comment']);

  world.online = true;
  client().syncNow();
  await vi.waitFor(async () => expect(await db.outbox.count()).toBe(0), { timeout: 5_000 });
  expect(sent).toEqual(['ticket.report', 'ticket.edit', 'ticket.comment']);
});
