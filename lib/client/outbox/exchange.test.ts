import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { enqueue } from '#sync/local/enqueue';
import { MemoryStore } from '#sync/local/memory-store';
import type { LocalEnv } from '#sync/local/ports';
import { PUSH_MAX } from '#sync/protocol/constants';
import { OracleServer } from '#tests/simulation/oracle/server';
import { found } from '#tests/simulation/organisation';
import { Ids } from '#tests/simulation/random';
import { Exchange, NotReady } from './exchange';
import { SyncRefused, type SyncTransport, Unreachable } from './transport';

type Door = keyof SyncTransport;

/** One requester's device and a server; `before` may fail or watch each request. */
function scene() {
  const ids = new Ids();
  let now = 1_800_000_000_000;
  const env: LocalEnv = { now: () => now, newId };
  const server = new OracleServer(ids.next, () => now + 5_000);
  const { people, teams } = found(server, ids);
  const userId = people[0]?.id as string;
  const store = new MemoryStore(newId());
  const asked: Door[] = [];
  const hooks: { before(door: Door, request: unknown): void } = { before: () => {} };
  const door =
    <D extends Door>(name: D) =>
    async (request: Parameters<SyncTransport[D]>[0]) => {
      asked.push(name);
      hooks.before(name, request);
      return server.ask(name, request);
    };
  const transport = {
    ...{ hello: door('hello'), push: door('push'), pull: door('pull') },
    ...{ bootstrap: door('bootstrap'), record: door('record') },
  } as unknown as SyncTransport;
  const exchange = () => new Exchange(store, transport, env, userId);
  const report = (title: string) =>
    enqueue(
      store,
      env,
      'ticket.report',
      {
        ...{ ticketId: newId(), title, description: '', impact: 2 as const, urgency: 2 as const },
        ...{ categoryId: null, siteId: null, place: null },
      },
      null,
    );
  const pending = () => store.read((t) => t.outbox.pending());
  const pass = (ms: number) => {
    now += ms;
  };
  return { server, store, hooks, asked, exchange, report, pending, pass, userId, teams, transport };
}
const fail = (error: Error) => () => {
  throw error;
};
const refuse = (error: SyncRefused['body']['error']) => fail(new SyncRefused({ error }));

describe('a run', () => {
  it('enters, loads everything, sends and reads until nothing is left', async () => {
    const { exchange, report, pending, server, store } = scene();
    const tab = exchange();
    await tab.run();
    expect((await store.read((t) => t.place())).loaded).toBe(true);
    const uid = await report('Printer');
    await tab.run();
    expect(await pending()).toEqual([]);
    expect(server.state.effects.get(uid)).toBe(1);
    const [ticket] = await store.read((t) => t.rows.all('ticket'));
    expect(ticket?.number).toBe('INC-000001');
    expect(tab.status.get()).toMatchObject({
      online: true,
      caughtUp: true,
      sending: null,
      clockOffset: 5_000,
    });
  });

  it('sends a long queue batch after batch and reads the feed seldom meanwhile', async () => {
    const { exchange, report, pending, asked, hooks, pass } = scene();
    const tab = exchange();
    await tab.run();
    for (let n = 0; n < 4 * PUSH_MAX; n++) await report(`Report ${n}`);
    asked.length = 0;
    const shown: string[] = [];
    tab.status.watch(() => {
      const { sending } = tab.status.get();
      shown.push(sending ? `${sending.done} of ${sending.total}` : 'rest');
    });
    await tab.run();
    expect(await pending()).toEqual([]);
    const pushes: Door[] = ['push', 'push', 'push', 'push'];
    expect(asked.slice(0, 5)).toEqual([...pushes, 'pull']);
    expect([...new Set(shown)]).toEqual([
      '0 of 200',
      '50 of 200',
      '100 of 200',
      '150 of 200',
      '200 of 200',
      'rest',
    ]);

    // On a slow line what came of the first ones is not kept from the person until the last is sent.
    for (let n = 0; n < 4 * PUSH_MAX; n++) await report(`More ${n}`);
    asked.length = 0;
    hooks.before = (door) => pass(door === 'push' ? 2_500 : 0);
    await tab.run();
    expect(asked.slice(0, 4)).toEqual(['push', 'pull', 'push', 'pull']);
    // 400 reports, each planned anew in a store in memory: a machine with much to do takes its time.
  }, 60_000);

  it('says hello once per start', async () => {
    const { exchange, asked } = scene();
    const tab = exchange();
    await tab.run();
    await tab.run();
    expect(asked.filter((door) => door === 'hello')).toHaveLength(1);
  });
});

describe('P20 a server that may be out of reach', () => {
  it('is asked before anything is sent: until it answers, what waits can still be changed', async () => {
    const { exchange, report, pending, hooks, asked } = scene();
    const tab = exchange();
    await tab.run();
    tab.doubt();
    await report('Printer');
    hooks.before = fail(new Unreachable('no signal'));
    asked.length = 0;
    for (let i = 0; i < 3; i++) await expect(tab.run()).rejects.toBeInstanceOf(Unreachable);
    expect(asked).toEqual(['pull', 'pull', 'pull']);
    expect(await pending()).toMatchObject([{ frozen: false, mid: null }]);
    hooks.before = () => {};
    await tab.run();
    expect(await pending()).toEqual([]);
  });

  it('a request without an answer is doubt enough for what comes after it', async () => {
    const { exchange, report, pending, hooks } = scene();
    const tab = exchange();
    await tab.run();
    hooks.before = fail(new Unreachable('no signal'));
    await report('went out, perhaps');
    await expect(tab.run()).rejects.toBeInstanceOf(Unreachable);
    await report('stays');
    await expect(tab.run()).rejects.toBeInstanceOf(Unreachable);
    expect(await pending()).toMatchObject([{ frozen: true }, { frozen: false }]);
  });
});

describe('a server that does not answer or refuses', () => {
  it('P22 keeps everything when the answer is lost, and nothing happens twice', async () => {
    const { exchange, report, pending, hooks, server } = scene();
    const tab = exchange();
    await tab.run();
    const uid = await report('Printer');
    hooks.before = (door, request) => {
      if (door !== 'push') return;
      hooks.before = () => {};
      void server.ask('push', request as never);
      throw new Unreachable('answer lost');
    };
    await expect(tab.run()).rejects.toBeInstanceOf(Unreachable);
    expect(tab.status.get()).toMatchObject({ online: false, caughtUp: false });
    expect(await pending()).toHaveLength(1);
    await tab.run();
    expect(await pending()).toEqual([]);
    expect(server.state.effects.get(uid)).toBe(1);
  });

  it('P25 401 expired: signed out, queueing goes on; signed in again it is sent', async () => {
    const { exchange, report, pending, hooks } = scene();
    const tab = exchange();
    await tab.run();
    hooks.before = refuse('expired');
    await expect(tab.run()).rejects.toBeInstanceOf(SyncRefused);
    expect(tab.status.get()).toMatchObject({ signedOut: true, online: true });
    await report('Printer');
    expect(await pending()).toHaveLength(1);
    hooks.before = () => {};
    await tab.run();
    expect(tab.status.get().signedOut).toBe(false);
    expect(await pending()).toEqual([]);
  });

  it('P7 401 wrong_user freezes the outbox', async () => {
    const { exchange, report, pending, hooks } = scene();
    const tab = exchange();
    await tab.run();
    await report('Printer');
    hooks.before = refuse('wrong_user');
    await expect(tab.run()).rejects.toBeInstanceOf(SyncRefused);
    expect(tab.status.get().wrongUser).toBe(true);
    expect(await pending()).toHaveLength(1);
  });

  it('426 says that this app is too old', async () => {
    const { exchange, hooks } = scene();
    const tab = exchange();
    hooks.before = refuse('update_required');
    await expect(tab.run()).rejects.toBeInstanceOf(SyncRefused);
    expect(tab.status.get().updateRequired).toBe(true);
  });

  it('P14 a node that is behind for a minute has lost history: everything is loaded again', async () => {
    const { exchange, hooks, pass, store } = scene();
    const tab = exchange();
    await tab.run();
    const { clientId } = await store.read((t) => t.place());
    hooks.before = (door) => {
      if (door === 'pull') throw new SyncRefused({ error: 'behind' });
    };
    await expect(tab.run()).rejects.toBeInstanceOf(NotReady);
    pass(30_000);
    await expect(tab.run()).rejects.toBeInstanceOf(NotReady);
    pass(31_000);
    hooks.before = (door) => {
      if (door === 'bootstrap') hooks.before = () => {};
      else if (door === 'pull') throw new SyncRefused({ error: 'behind' });
    };
    await tab.run();
    expect((await store.read((t) => t.place())).clientId).not.toBe(clientId);
  });

  it('P8 a fork takes a new name and sends the same work', async () => {
    const { exchange, report, pending, hooks, server } = scene();
    const tab = exchange();
    await tab.run();
    const uid = await report('Printer');
    hooks.before = (door) => {
      if (door !== 'push') return;
      hooks.before = () => {};
      throw new SyncRefused({ error: 'fork' });
    };
    await tab.run();
    expect(await pending()).toEqual([]);
    expect(server.state.effects.get(uid)).toBe(1);
  });

  it('P23 another history: loads it, and offers again what it does not know', async () => {
    const { exchange, report, server, store } = scene();
    const tab = exchange();
    await tab.run();
    server.backup();
    const uid = await report('Printer');
    await tab.run();
    server.restore(false);
    expect(server.state.effects.has(uid)).toBe(false);
    await tab.run();
    expect(server.state.effects.get(uid)).toBe(1);
    expect((await store.read((t) => t.outbox.sent(10))).map((entry) => entry.uid)).toEqual([uid]);
  });

  it('one intent the server can not read does not hold up the others', async () => {
    const { exchange, report, pending, hooks, server, store } = scene();
    const tab = exchange();
    await tab.run();
    const uids = [await report('a'), await report('b'), await report('c')];
    hooks.before = (door, request) => {
      const bad = door === 'push' && JSON.stringify(request).includes(uids[1] as string);
      if (bad) throw new SyncRefused({ error: 'invalid' });
    };
    await tab.run();
    expect(await pending()).toEqual([]);
    expect((await store.read((t) => t.outbox.get(uids[1] as string)))?.status).toBe('needs_you');
    expect(uids.map((uid) => server.state.effects.get(uid))).toEqual([1, undefined, 1]);
  });
});

describe('P24 two tabs on one store', () => {
  it('at the same time send everything once and end with the same rows', async () => {
    const { exchange, report, pending, server, store } = scene();
    const tabs = [exchange(), exchange()];
    await Promise.all(tabs.map((tab) => tab.run()));
    const uids = [];
    for (let i = 0; i < 30; i++) uids.push(await report(`Report ${i}`));
    await Promise.all(tabs.map((tab) => tab.run()));
    for (const tab of tabs) await tab.run();
    expect(await pending()).toEqual([]);
    expect(uids.map((uid) => server.state.effects.get(uid))).toEqual(uids.map(() => 1));
    expect(await store.read((t) => t.rows.all('ticket'))).toHaveLength(30);
  });
});

describe('what was pressed on the same notification on two devices', () => {
  it('is done once, and neither person nor queue is held up', async () => {
    const { server, store, exchange, report, userId, transport } = scene();
    const tab = exchange();
    await tab.run();
    const other = new MemoryStore(newId());
    const elsewhere = new Exchange(other, transport, { now: () => 1_800_000_000_000, newId }, userId);
    await report('Printer');
    await tab.run();
    await elsewhere.run();
    const [ticket] = await store.read((t) => t.rows.all('ticket'));
    const dealt = { uid: newId(), unseen: false };
    const body = { ticketId: String(ticket?.id), body: 'Room 7' };
    const press = (on: MemoryStore, at: number) =>
      enqueue(on, { now: () => at, newId }, 'ticket.comment', body, null, {}, dealt);
    await press(store, 1_800_000_000_500);
    await press(other, 1_800_000_000_900);
    await press(other, 1_800_000_001_900);
    await tab.run();
    await elsewhere.run();
    for (const on of [store, other]) {
      expect(await on.read((t) => t.outbox.pending())).toEqual([]);
      expect(await on.read((t) => t.outbox.getSent(dealt.uid))).toMatchObject({ result: { status: 'ok' } });
    }
    expect(server.state.effects.get(dealt.uid)).toBe(1);
    // Nor by pressing it once more, now that it is settled.
    await press(other, 1_800_000_002_900);
    expect(await other.read((t) => t.outbox.pending())).toEqual([]);
  });
});
