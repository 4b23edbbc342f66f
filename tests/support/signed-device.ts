import { expect, vi } from 'vitest';
import { getCurrent } from '#client/live/current';
import { mutate } from '#client/live/mutate';
import { SyncRefused, type SyncTransport, Unreachable } from '#client/outbox/transport';
import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { OracleServer } from '#tests/simulation/oracle/server';
import { found } from '#tests/simulation/organisation';
import { Ids } from '#tests/simulation/random';

/** A server where somebody is signed in, may be shut out, and a network that may be away. */
export function scene() {
  const ids = new Ids();
  const server = new OracleServer(ids.next, () => Date.now());
  const { people } = found(server, ids);
  const [asha, nils] = [people[0]?.id as Id, people[1]?.id as Id];
  const world = { signedIn: asha as Id | null, online: true, revoked: false };
  const door =
    <D extends keyof SyncTransport>(name: D) =>
    async (request: Parameters<SyncTransport[D]>[0]) => {
      if (!world.online) throw new Unreachable('no network');
      if (!world.signedIn) throw new SyncRefused({ error: 'expired', revoked: world.revoked });
      const asked = request.userId ?? world.signedIn;
      if (asked !== world.signedIn) throw new SyncRefused({ error: 'wrong_user' });
      const answer = await server.ask(name, { ...request, userId: asked });
      return JSON.parse(JSON.stringify(answer));
    };
  const transport = {
    ...{ hello: door('hello'), push: door('push'), pull: door('pull') },
    ...{ bootstrap: door('bootstrap'), record: door('record') },
  } as unknown as SyncTransport;
  return { server, world, transport, asha, nils };
}

/** The store that is open in this tab. */
export const client = () => {
  const current = getCurrent();
  if (current.status !== 'open') throw new Error(`not open: ${current.status}`);
  return current.client;
};
export const caughtUp = () =>
  vi.waitFor(() => expect(client().board.get()).toMatchObject({ caughtUp: true }), { timeout: 5_000 });
export const report = () =>
  mutate.reportTicket({
    ...{ ticketId: newId(), title: 'Printer', description: '', impact: 2, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
