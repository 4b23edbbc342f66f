import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import { MemoryStore } from '#sync/local/memory-store';
import type { LocalStore, LocalTables } from '#sync/local/ports';
import { dropRows, putCopy, putWhole } from '#sync/local/server-rows';
import { emptyRowSet, type RowSet } from '#sync/protocol/rows';
import { CHILDREN, type RootRef } from '#sync/views/entities';
import { Random } from '#tests/simulation/random';
import { entryRow, TEAM, ticketRow } from '#tests/support/local-client';
import { ticketCount } from './all-tickets';
import { type DexieStore, openStore } from './dexie-store';
import { ticketsIn, timelineIn } from './read-tickets';

const me: Actor = { id: newId(), role: 'technician', teamIds: [TEAM] };
const opened: DexieStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.db.delete();
});

async function opening(): Promise<DexieStore> {
  const store = await openStore(newId(), newId);
  opened.push(store);
  return store;
}

const over = (row: Parameters<typeof ticketRow>[0] = {}) => ticketRow({ state: 'closed', ...row });

function setOf(tickets: RowSet['ticket'], timeline: RowSet['timeline']): RowSet {
  return { ...emptyRowSet(), ticket: tickets, timeline };
}

const wholeOf = ({ ticket, timeline }: RowSet) =>
  ticket.map(({ id }) => ({
    root: { kind: 'ticket' as const, id },
    children: timeline
      .filter((row) => row.ticketId === id)
      .map((row) => ({ entity: 'timeline' as const, id: row.id })),
  }));

const load = (store: LocalStore, set: RowSet): Promise<void> =>
  store.write((t) => putWhole(t.rows, me, set, wholeOf(set), wholeOf(set)));

describe('tickets that are over', () => {
  it('are kept by the hundred, counted and read as all others; those that a list shows are not', async () => {
    const store = await opening();
    const done = Array.from({ length: 230 }, () => over());
    const shown = [ticketRow(), over({ requesterId: me.id }), over({ reporterId: me.id })];
    const tied = [over({ parentId: shown[0]?.id ?? null }), over({ duplicateOfId: shown[0]?.id ?? null })];
    const said = done.map(({ id }) => entryRow(id, { body: `about ${id}` }));
    await load(store, setOf([...done, ...shown, ...tied], said));
    expect([await store.db.bundle.count(), await store.db.ticket.count()]).toEqual([3, 5]);
    expect(await ticketCount(store.db)).toBe(235);
    expect(
      await ticketsIn(
        store.db,
        [done[117], shown[1]].map((row) => row?.id ?? ''),
      ),
    ).toEqual([done[117], shown[1]]);
    expect(await timelineIn(store.db, done[229]?.id ?? '')).toEqual([said[229]]);
  });

  it('leave their bundle when they change, with what was said; the others stay in it', async () => {
    const store = await opening();
    const [one, other] = [over(), over()];
    const said = [entryRow(one.id), entryRow(other.id)];
    await load(store, setOf([one, other], said));
    await store.write((t) => t.rows.put('ticket', [{ ...one, state: 'assigned', ver: 2 }]));
    expect((await store.db.ticket.toArray()).map(({ id, state }) => [id, state])).toEqual([
      [one.id, 'assigned'],
    ]);
    expect(await store.db.timeline.toArray()).toEqual([said[0]]);
    expect(await store.db.bundle.toArray()).toMatchObject([{ ids: [other.id, said[1]?.id], count: 1 }]);
  });

  it('take what is said later beside them, without leaving', async () => {
    const store = await opening();
    const ticket = over();
    const [before, after] = [entryRow(ticket.id), entryRow(ticket.id)];
    await load(store, setOf([ticket], [before]));
    await store.write((t) => t.rows.put('timeline', [after]));
    expect(await store.db.bundle.count()).toBe(1);
    expect((await timelineIn(store.db, ticket.id)).map(({ id }) => id).sort()).toEqual(
      [before.id, after.id].sort(),
    );
    expect(
      (await store.read((t) => t.rows.children([{ kind: 'ticket', id: ticket.id }])))
        .map(({ id }) => id)
        .sort(),
    ).toEqual([before.id, after.id].sort());
  });

  it('go with their last row, and with everything', async () => {
    const store = await opening();
    const [one, other] = [over(), over()];
    await load(store, setOf([one], [entryRow(one.id)]));
    await store.write((t) => dropRows(t.rows, [{ entity: 'ticket', id: one.id }]));
    expect([await store.db.bundle.count(), await store.db.timeline.count()]).toEqual([0, 0]);
    await load(store, setOf([other], []));
    await store.write((t) => t.rows.clear());
    expect(await store.db.bundle.count()).toBe(0);
  });

  it('F18 are not here in one that cannot be read; what is written again leaves nothing of it', async () => {
    const store = await opening();
    const [ticket, other] = [over(), over()];
    const said = entryRow(other.id);
    await load(store, setOf([ticket, other], [said]));
    await store.db.bundle.toCollection().modify({ ticket: '[{' });
    expect(await ticketsIn(store.db, [ticket.id])).toEqual([undefined]);
    await store.write((t) => t.rows.put('ticket', [ticket]));
    expect(await ticketsIn(store.db, [ticket.id])).toEqual([ticket]);
    expect(await ticketCount(store.db)).toBe(1);
    expect(await store.db.bundle.count()).toBe(0);
    // What could be read of the others can be reached like all else.
    expect(await timelineIn(store.db, other.id)).toEqual([said]);
  });

  it('are never bundled where they are pinned: those are looked at with every page', async () => {
    const store = await opening();
    const [pinned, other] = [over(), over()];
    const pins = [{ kind: 'ticket' as const, id: pinned.id }];
    await store.write((t) => putCopy(t.rows, me, setOf([pinned, other], []), pins));
    expect((await store.db.ticket.toArray()).map(({ id }) => id)).toEqual([pinned.id]);
  });

  it('go by the hundred in one step: each bundle is written once', async () => {
    const store = await opening();
    const tickets = Array.from({ length: 150 }, () => over());
    await load(
      store,
      setOf(
        tickets,
        tickets.map(({ id }) => entryRow(id)),
      ),
    );
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await store.write((t) =>
      dropRows(
        t.rows,
        tickets.slice(0, 140).map(({ id }) => ({ entity: 'ticket', id })),
      ),
    );
    // Two kinds of rows, and of the first bundle nothing is left after the second.
    expect(put.mock.contexts.filter((one) => (one as IDBObjectStore).name === 'bundle').length).toBeLessThan(
      4,
    );
    put.mockRestore();
    expect(await ticketCount(store.db)).toBe(10);
  });
});

/** Everything a store shows by the ways there are to read it. */
async function shown(t: LocalTables, ids: string[], roots: RootRef[]) {
  const byId = (rows: { id: string }[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    tickets: byId(await t.rows.all('ticket')),
    timeline: byId(await t.rows.all('timeline')),
    many: await t.rows.getMany('ticket', ids),
    entries: await t.rows.getMany('timeline', ids),
    children: byId(await t.rows.children(roots)),
  };
}

const SEEDS = 12;
const STEPS = 25;

describe('a store with bundles', () => {
  it.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
    'is what one without is, whatever happens (seed %i)',
    async (seed) => {
      const random = new Random(seed);
      const [store, model] = [await opening(), new MemoryStore(newId())];
      const ids: string[] = [];
      const roots: RootRef[] = [];
      const some = () => roots[random.below(roots.length)]?.id ?? newId();
      const both = async (work: (t: LocalTables) => Promise<void>) => {
        await store.write(work);
        await model.write(work);
      };
      const acts = [
        async () => {
          const tickets = Array.from({ length: random.below(random.below(2) ? 130 : 5) }, () =>
            random.below(4) ? over() : ticketRow(),
          );
          // Some come again, as they do when scopes overlap.
          const again = random.below(2) ? await model.read((t) => t.rows.get('ticket', some())) : undefined;
          if (again) tickets.push({ ...again, ver: again.ver + random.below(2) });
          const timeline = tickets.flatMap(({ id }) =>
            Array.from({ length: random.below(3) }, () => entryRow(id, { internal: random.below(2) === 0 })),
          );
          const set = setOf(tickets, timeline);
          ids.push(...[...tickets, ...timeline].map(({ id }) => id));
          for (const { id } of tickets)
            if (!roots.some((root) => root.id === id)) roots.push({ kind: 'ticket', id });
          await both((t) => putWhole(t.rows, me, set, wholeOf(set), wholeOf(set)));
        },
        async () => {
          const row = await model.read((t) => t.rows.get('ticket', some()));
          if (row)
            await both((t) => t.rows.put('ticket', [{ ...row, title: `seen ${seed}`, ver: row.ver + 1 }]));
        },
        async () => {
          const row = entryRow(some());
          ids.push(row.id);
          await both((t) => t.rows.put('timeline', [row]));
        },
        async () => {
          const [child] = await model.read((t) => t.rows.children([{ kind: 'ticket', id: some() }]));
          const row = child && (await model.read((t) => t.rows.get('timeline', child.id)));
          if (row) await both((t) => t.rows.put('timeline', [{ ...row, body: 'again', ver: row.ver + 1 }]));
        },
        async () => {
          const children = await model.read((t) => t.rows.children([{ kind: 'ticket', id: some() }]));
          await both((t) => dropRows(t.rows, children));
        },
        async () => {
          const gone = Array.from({ length: random.below(4) }, () => ({
            entity: 'ticket' as const,
            id: some(),
          }));
          await both((t) => dropRows(t.rows, gone));
        },
      ];
      for (let step = 0; step < STEPS; step++) {
        await acts[random.below(acts.length)]?.();
        const [is, should] = await Promise.all(
          [store, model].map((one: LocalStore) => one.read((t) => shown(t, ids, roots))),
        );
        expect(is).toEqual(should);
        const kept = await Promise.all([...CHILDREN, 'ticket'].map((name) => store.db.table(name).count()));
        const inRows = kept.reduce((sum, count) => sum + count, 0);
        const bundled = (await store.db.bundle.toArray()).reduce(
          (sum, { ids: held }) => sum + held.length,
          0,
        );
        expect(inRows + bundled).toBe((should?.tickets.length ?? 0) + (should?.timeline.length ?? 0));
      }
    },
  );
});
