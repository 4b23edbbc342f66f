import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { enqueue } from '#sync/local/enqueue';
import type { LocalEnv } from '#sync/local/ports';
import { ticketRow } from '#tests/support/local-client';
import { type DexieStore, openStore } from './dexie-store';
import { prune } from './prune';

const opened: DexieStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.db.delete();
});

const env: LocalEnv = { now: () => 1_800_000_000_000, newId };

async function storeWithTicket() {
  const userId = newId();
  const store = await openStore(userId, newId);
  opened.push(store);
  const ticket = ticketRow();
  await store.write(async (t) => {
    await t.setWho({ actor: { id: userId, role: 'technician', teamIds: [ticket.teamId] }, name: 'Nils' });
    await t.rows.put('ticket', [ticket]);
  });
  return { userId, store, ticket };
}
const comment = (store: DexieStore, ticketId: Id) =>
  enqueue(store, env, 'ticket.comment', { ticketId, body: 'text' }, 0);

describe('P19 on the disk', () => {
  it('a write survives the end of the tab: rows, copies and entry', async () => {
    const { userId, store, ticket } = await storeWithTicket();
    const uid = await comment(store, ticket.id);
    store.db.close();
    const again = await openStore(userId, newId);
    opened.push(again);
    await again.read(async (t) => {
      expect((await t.outbox.pending()).map((entry) => entry.uid)).toEqual([uid]);
      expect(await t.rows.children([{ kind: 'ticket', id: ticket.id }])).toHaveLength(1);
      expect((await t.base.all()).map((copy) => copy.entity).sort()).toEqual(['ticket', 'timeline']);
    });
  });

  it('a failure anywhere in the transaction leaves nothing of it', async () => {
    const { store, ticket } = await storeWithTicket();
    const broken = store.write(async (t) => {
      await t.rows.put('ticket', [{ ...ticket, title: 'never' }]);
      await t.setPlace({ ...(await t.place()), nextMid: 99 });
      throw new Error('disk full');
    });
    await expect(broken).rejects.toThrow('disk full');
    expect(await store.db.ticket.get(ticket.id)).toEqual(ticket);
    expect((await store.read((t) => t.place())).nextMid).toBe(1);
  });

  it('asks the browser for strict durability', async () => {
    const { store } = await storeWithTicket();
    expect(store.db._options.chromeTransactionDurability).toBe('strict');
  });

  it('each person has a database of their own', async () => {
    const { userId } = await storeWithTicket();
    expect(await Dexie.exists(`holdfast-${userId}`)).toBe(true);
  });

  it('a device keeps its name', async () => {
    const { userId, store } = await storeWithTicket();
    const { clientId } = await store.read((t) => t.place());
    store.db.close();
    const again = await openStore(userId, newId);
    opened.push(again);
    expect((await again.read((t) => t.place())).clientId).toBe(clientId);
  });
});

describe('P27 a lost connection', () => {
  it('is opened again and the work done once', async () => {
    const { store, ticket } = await storeWithTicket();
    store.db.close();
    await comment(store, ticket.id);
    expect(await store.db.outbox.count()).toBe(1);
  });

  it('that was committed after all does not do the work twice', async () => {
    const { store, ticket } = await storeWithTicket();
    const transaction = store.db.transaction.bind(store.db) as (...args: unknown[]) => Promise<unknown>;
    let lost = false;
    store.db.transaction = (async (...args: unknown[]) => {
      const result = await transaction(...args);
      if (lost) return result;
      lost = true;
      throw new Dexie.DatabaseClosedError('Connection to Indexed Database server lost');
    }) as unknown as typeof store.db.transaction;
    const uid = await comment(store, ticket.id);
    expect((await store.db.outbox.toArray()).map((entry) => entry.uid)).toEqual([uid]);
    expect(await store.db.timeline.count()).toBe(1);
  });

  it('that stays lost is an error, not a silent loss', async () => {
    const { store, ticket } = await storeWithTicket();
    let tries = 0;
    store.db.transaction = (async () => {
      tries += 1;
      throw new Dexie.DatabaseClosedError();
    }) as unknown as typeof store.db.transaction;
    await expect(comment(store, ticket.id)).rejects.toMatchObject({ name: 'DatabaseClosedError' });
    expect(tries).toBe(2);
  });
});

it('P22 only what was settled long ago is let go', async () => {
  const { store, ticket } = await storeWithTicket();
  const [waiting, refused, sent] = [
    await comment(store, ticket.id),
    await comment(store, ticket.id),
    await comment(store, ticket.id),
  ];
  const result = { status: 'ok' as const, code: null, detail: {}, merged: [] };
  await store.db.outbox.update(refused, { status: 'needs_you', settledAt: 1 });
  await store.write(async (t) => {
    const entry = await t.outbox.get(sent);
    if (entry) await t.outbox.moveToSent([{ ...entry, result, settledAt: 1 }]);
  });
  await prune(store.db);
  expect((await store.db.outbox.toArray()).map((entry) => entry.uid).sort()).toEqual(
    [waiting, refused].sort(),
  );
  expect(await store.db.sent.count()).toBe(0);
});
