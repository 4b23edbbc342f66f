import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { deviceEnv, newId } from '#client/platform/clock';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { enqueue } from '#sync/local/enqueue';
import { takePull } from '#sync/local/pull';
import { takeScopes } from '#sync/local/scopes';
import { at, entryRow, LocalClient, TEAM, ticketRow } from '#tests/support/local-client';
import { standing } from './device-report';
import { readerOf } from './row-reader';
import { setUnreadableAside } from './set-aside';

const opened: DexieStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.db.delete();
});

async function storeOf(...tickets: ReturnType<typeof ticketRow>[]): Promise<DexieStore> {
  const userId = newId();
  const store = await openStore(userId, newId);
  opened.push(store);
  await store.write(async (t) => {
    await t.setWho({ actor: { id: userId, role: 'technician', teamIds: [TEAM] }, name: 'Nils' });
    await t.rows.put('ticket', tickets);
    await t.rows.put(
      'timeline',
      tickets.map(({ id }) => entryRow(id)),
    );
  });
  return store;
}
const aside = (store: DexieStore) => setUnreadableAside(store, readerOf(store));
const broken = async (store: DexieStore, id: Id, change: object) =>
  void (await store.db.table('ticket').update(id, change));

describe('F18 a record that cannot be read', () => {
  it('is put aside with what it was; the others stay, and it is counted', async () => {
    const [good, early, torn, later] = [ticketRow(), ticketRow(), ticketRow(), ticketRow()];
    const store = await storeOf(good, early, torn, later);
    await broken(store, early.id, { watcherIds: undefined });
    await broken(store, torn.id, { title: { half: 'a record' } });
    // A later version may have added fields: those are no harm.
    await broken(store, later.id, { mood: 'fine' });
    await store.db.table('timeline').put({ id: 'no id at all', ticketId: good.id });
    expect(await aside(store)).toBe(3);
    expect((await store.db.ticket.toArray()).map(({ id }) => id).sort()).toEqual([good.id, later.id].sort());
    expect((await store.db.quarantine.toArray()).map(({ key }) => key).sort()).toEqual(
      [`ticket/${early.id}`, `ticket/${torn.id}`, 'timeline/no id at all'].sort(),
    );
    expect((await standing(store)).setAside).toBe(3);
    expect(await aside(store)).toBe(0);
  });

  it('of a pinned record has it fetched again', async () => {
    const [kept, torn] = [ticketRow(), ticketRow()];
    const store = await storeOf(kept, torn);
    const pins = [kept, torn].map(({ id }) => ({ kind: 'ticket' as const, id }));
    await store.write(async (t) => t.setPlace({ ...(await t.place()), pins }));
    await broken(store, torn.id, { relatedIds: 'none' });
    expect(await aside(store)).toBe(1);
    const place = await store.read((t) => t.place());
    expect([place.pins, place.pinQueue]).toEqual([[pins[0]], [pins[1]]]);
  });

  it('does not stop a change of scopes, nor a page of the feed', async () => {
    const [good, bad] = [ticketRow(), ticketRow()];
    const store = await storeOf(good, bad);
    await broken(store, bad.id, { watcherIds: undefined, teamId: undefined });
    const client = await LocalClient.entered();
    const place = await client.store.read((t) => t.place());
    await store.write((t) => t.setPlace(place));
    await store.write((t) =>
      takeScopes(
        t,
        {
          ...{ kind: 'scopes' as const, scopes: ['all', `team:${TEAM}`], scopesHash: 'other', head: at(12) },
          actor: { id: newId(), role: 'technician', teamIds: [TEAM] },
        },
        1,
      ),
    );
    expect((await store.db.ticket.toArray()).map(({ id }) => id)).toEqual([good.id]);
  });

  it('as the copy behind waiting work is let go, and the work stays', async () => {
    const ticket = ticketRow();
    const store = await storeOf(ticket);
    const { place, request } = await LocalClient.entered().then(async (client) => ({
      place: await client.store.read((t) => t.place()),
      request: client,
    }));
    await store.write((t) => t.setPlace(place));
    await enqueue(store, deviceEnv, 'ticket.comment', { ticketId: ticket.id, body: 'kept' }, 0);
    await store.db.base.update(`ticket/${ticket.id}`, { row: 'torn' as never });
    const page = request.page(
      { ticket: [{ ...ticket, title: 'Newer', ver: 9 }] },
      { cursor: at(13), head: at(13) },
    );
    const asked = { ...place, userId: request.actor.id, schemaV: 2, epoch: place.epoch as Id };
    await takePull(store, deviceEnv, { ...asked, pins: place.pins } as never, page);
    expect((await store.db.outbox.toArray()).map(({ args }) => args.body)).toEqual(['kept']);
    expect((await store.db.ticket.get(ticket.id))?.title).toBe('Newer');
  });
});

describe('F18 a bundle', () => {
  const rowsIn = async (store: DexieStore) => [
    (await store.db.ticket.toArray()).map(({ id }) => id),
    (await store.db.bundle.toArray()).flatMap(({ ids }) => ids),
  ];

  it('with a record that cannot be read is taken apart: that one is put aside, the others are rows', async () => {
    const [good, torn] = [ticketRow(), ticketRow({ title: 7 as never })];
    const [whole] = [ticketRow()];
    const store = await storeOf();
    await store.write((t) => t.rows.bundle({ ticket: [good, torn], timeline: [entryRow(good.id)] }));
    await store.write((t) => t.rows.bundle({ ticket: [whole], timeline: [] }));
    expect(await aside(store)).toBe(1);
    expect(await rowsIn(store)).toEqual([[good.id], [whole.id]]);
    expect(await store.db.timeline.count()).toBe(1);
    expect((await store.db.quarantine.toArray()).map(({ key }) => key)).toEqual([`ticket/${torn.id}`]);
  });

  it('that is no text of rows is put aside as a whole', async () => {
    const store = await storeOf();
    await store.write((t) => t.rows.bundle({ ticket: [ticketRow()], timeline: [] }));
    await store.db.bundle.toCollection().modify({ ticket: '[{"id":' });
    expect(await aside(store)).toBe(1);
    expect([await rowsIn(store), await store.db.quarantine.count()]).toEqual([[[], []], 1]);
    expect(await aside(store)).toBe(0);
    const half = ticketRow();
    await store.write((t) => t.rows.bundle({ ticket: [half], timeline: [entryRow(half.id)] }));
    await store.db.bundle.toCollection().modify({ timeline: '{}' });
    expect(await aside(store)).toBe(1);
    expect(await rowsIn(store)).toEqual([[half.id], []]);
  });
});
