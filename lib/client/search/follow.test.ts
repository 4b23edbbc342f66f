import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import { entryRow, ticketRow } from '#tests/support/local-client';
import { Catalogue } from './catalogue';
import { Follower } from './follow';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function followed(fill: (store: DexieStore) => Promise<void> = async () => {}) {
  const store = await openStore(newId(), newId);
  await fill(store);
  const catalogue = new Catalogue();
  const failures: unknown[] = [];
  let isReady = false;
  const progress = ({ ready }: { ready: boolean }) => {
    isReady = ready;
  };
  const listener = { progress, changed: () => {} };
  const follower = new Follower(store.db, catalogue, listener, (error) => failures.push(error));
  ends.push(async () => {
    follower.stop();
    await store.db.delete();
    expect(failures).toEqual([]);
  });
  follower.look();
  await vi.waitFor(() => expect(isReady).toBe(true));
  const me = newId();
  const found = (typed: string) => catalogue.answer({ typed, me, staff: true, limit: 9 });
  const ids = (typed: string) => found(typed).tickets.map(({ id }) => id);
  return { store, found, ids, look: () => follower.look() };
}

test('what is here at the start is found, and what changes afterwards by its new words only', async () => {
  const ticket = ticketRow({ title: 'Printer jams' });
  const { store, ids } = await followed((made) =>
    made.write(async (t) => {
      await t.rows.put('ticket', [ticket]);
      await t.rows.put('timeline', [entryRow(ticket.id, { body: 'The fuser is hot' })]);
    }),
  );
  expect(ids('fuser')).toEqual([ticket.id]);
  await store.write((t) => t.rows.put('ticket', [{ ...ticket, title: 'Scanner jams' }]));
  await vi.waitFor(() => expect(ids('scanner fuser')).toEqual([ticket.id]));
  expect(ids('printer')).toEqual([]);
});

test('what is said later is found, and what is taken away is not', async () => {
  const ticket = ticketRow({ title: 'Printer jams' });
  const { store, ids } = await followed((made) => made.write((t) => t.rows.put('ticket', [ticket])));
  const note = entryRow(ticket.id, { body: 'Internal: the drum is worn', internal: true });
  await store.write((t) => t.rows.put('timeline', [note]));
  await vi.waitFor(() => expect(ids('drum')).toEqual([ticket.id]));
  await store.write((t) => t.rows.delete('timeline', [note.id]));
  await vi.waitFor(() => expect(ids('drum')).toEqual([]));
  await store.write((t) => t.rows.delete('ticket', [ticket.id]));
  await vi.waitFor(() => expect(ids('printer')).toEqual([]));
});

test('a whole page of rows at once, of which nobody is told one by one', async () => {
  const { store, ids } = await followed();
  const tickets = Array.from({ length: 130 }, (_, n) => ticketRow({ title: `Badge reader ${n}` }));
  await store.write((t) => t.rows.put('ticket', tickets));
  await vi.waitFor(() => expect(ids('badge 129')).toEqual([tickets[129]?.id]), { timeout: 5_000 });
  await store.write((t) => t.rows.clear());
  await vi.waitFor(() => expect(ids('badge')).toEqual([]), { timeout: 5_000 });
});

test('people and names come and go too', async () => {
  const { store, found, ids } = await followed();
  const person = {
    ...{
      id: newId(),
      name: 'Þórunn Þorvaldsdóttir',
      role: 'requester' as const,
      email: 'thorunn@example.org',
    },
    ...{ phone: '+354 555 1234', siteId: null, teamIds: [], active: true, ver: 1, deletedAt: null },
  };
  const site = { id: newId(), name: 'House B', active: true, ver: 1, deletedAt: null };
  const ticket = ticketRow({ siteId: site.id, requesterId: person.id, title: 'Dark' });
  await store.write(async (t) => {
    await t.rows.put('person', [person]);
    await t.rows.put('site', [site]);
    await t.rows.put('ticket', [ticket]);
  });
  await vi.waitFor(() => expect(ids('site:"house b" by:þor')).toEqual([ticket.id]));
  for (const typed of ['þórunn', 'thorunn@exa', '5551234', '+354 555', 'Þorvaldsdotir']) {
    expect(found(typed).people).toMatchObject([{ id: person.id, reported: 1, assigned: 0 }]);
  }
  expect(found('site:elsewhere').meansNothing).toEqual([{ field: 'site', name: 'elsewhere' }]);
  await store.write((t) => t.rows.put('person', [{ ...person, active: false }]));
  await vi.waitFor(() => expect(found('þórunn').people).toEqual([]));
});

test('tickets in bundles are found by their words and by what was said, when they come and after they changed', async () => {
  const [first, later] = [
    ticketRow({ state: 'closed', title: 'Projector dark' }),
    ticketRow({ state: 'closed', title: 'Beamer flickers' }),
  ];
  const { store, ids, look } = await followed((made) =>
    made.write((t) =>
      t.rows.bundle({ ticket: [first], timeline: [entryRow(first.id, { body: 'The lamp is old' })] }),
    ),
  );
  expect(ids('projector lamp')).toEqual([first.id]);
  await store.write((t) =>
    t.rows.bundle({ ticket: [later], timeline: [entryRow(later.id, { body: 'The cable is loose' })] }),
  );
  await vi.waitFor(() => expect(ids('cable')).toEqual([later.id]));
  await store.write((t) => t.rows.put('ticket', [{ ...later, title: 'Beamer works', state: 'assigned' }]));
  await vi.waitFor(() => expect(ids('works cable')).toEqual([later.id]));
  await store.write((t) => t.rows.put('timeline', [entryRow(first.id, { body: 'Wattage doubled' })]));
  await vi.waitFor(() => expect(ids('lamp wattage')).toEqual([first.id]));
  await store.write((t) => t.rows.delete('ticket', [later.id]));
  await vi.waitFor(() => expect(ids('beamer')).toEqual([]));
  // Everything is compared: what is in bundles is as it was.
  look();
  await store.write((t) => t.rows.delete('ticket', [first.id]));
  await vi.waitFor(() => expect(ids('projector')).toEqual([]), { timeout: 5_000 });
});

test('signs and pictures alone find nothing; a number that is only begun narrows nothing', async () => {
  const ticket = ticketRow({ title: 'Printer jams' });
  const { ids } = await followed((made) => made.write((t) => t.rows.put('ticket', [ticket])));
  expect(['(.*+[', '\\', '🙂', 'INC-', '(printer)'].map((typed) => ids(typed).length)).toEqual([
    0, 0, 0, 1, 1,
  ]);
});
