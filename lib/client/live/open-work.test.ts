import 'fake-indexeddb/auto';
import Dexie, { RangeSet } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import type { TicketRow } from '#sync/views/ticket';
import { TEAM, ticketRow } from '#tests/support/local-client';
import { OpenWork, openWorkOf, type Work } from './open-work';

const stores: DexieStore[] = [];
const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  for (const store of stores.splice(0)) {
    store.close();
    await store.db.delete();
  }
});

/** A technician's device, and what the list of work says each time it says something else. */
async function scene(loaded = true) {
  const me = newId();
  const store = await openStore(me, newId);
  stores.push(store);
  const put = (...rows: TicketRow[]) => store.write((t) => t.rows.put('ticket', rows));
  const place = (change: object) => store.write(async (t) => t.setPlace({ ...(await t.place()), ...change }));
  await store.write((t) =>
    t.setWho({ actor: { id: me, role: 'technician', teamIds: [TEAM] }, name: 'Asha' }),
  );
  await place({ loaded, epoch: newId() });
  const work = openWorkOf(store);
  let listener: (() => void) | undefined;
  const leave = work.watch(() => listener?.());
  const until = (holds: (work: Work) => boolean) =>
    new Promise<Work>((resolve) => {
      listener = () => {
        const now = work.get();
        if (now && holds(now)) resolve(now);
      };
      listener();
    });
  return { me, store, put, place, work, until, leave };
}

const mine = (assigneeId: string, over: Partial<TicketRow> = {}) =>
  ticketRow({ state: 'assigned', assigneeId, teamId: TEAM, ...over });

describe('open work', () => {
  it('is by tab, the most urgent first, then the oldest; what is over and what is others’ is not in it', async () => {
    const { me, put, until } = await scene();
    const [late, early, urgent] = [
      mine(me, { priority: 3, createdAt: 20 }),
      mine(me, { priority: 3, createdAt: 10 }),
      mine(me, { priority: 1, createdAt: 30 }),
    ];
    const [theirs, nobodys] = [mine(newId()), mine(me, { state: 'new', assigneeId: null })];
    await put(
      late,
      early,
      urgent,
      theirs,
      nobodys,
      mine(me, { state: 'closed' }),
      mine(newId(), { teamId: newId() }),
    );
    const work = await until(({ mine: own }) => own.length === 3);
    expect(work.mine.map(({ id }) => id)).toEqual([urgent.id, early.id, late.id]);
    expect(work.team.map(({ id }) => id)).toEqual([theirs.id]);
    expect(work.unassigned.map(({ id }) => id)).toEqual([nobodys.id]);
  });

  it('shows one’s own before those of the others are read, and does not draw them again when these come', async () => {
    const { me, put, work, until, leave, store } = await scene();
    const [own, theirs] = [mine(me), mine(newId())];
    await put(own, theirs, mine(me, { state: 'closed' }));
    await until(({ team }) => team.length === 1);
    leave();
    const again = new OpenWork(store);
    const shown: [string[], string[], boolean][] = [];
    const ids = (rows: readonly TicketRow[]) => rows.map(({ id }) => id);
    const objects: (TicketRow | undefined)[] = [];
    await new Promise<void>((resolve) => {
      stops.push(
        again.watch(() => {
          const now = again.get();
          if (!now) return;
          shown.push([ids(now.mine), ids(now.team), now.loaded]);
          objects.push(now.mine[0]);
          if (now.loaded) resolve();
        }),
      );
    });
    expect(shown).toEqual([
      [[own.id], [], false],
      [[own.id], [theirs.id], true],
    ]);
    expect(objects[1]).toBe(objects[0]);
    expect(work.get()?.loaded).toBe(true);
  });

  it('follows each change row by row: what did not change is the same row', async () => {
    const { me, store, put, until } = await scene();
    const [a, b, c] = [mine(me), mine(me), mine(me)];
    await put(a, b, c);
    const before = await until((work) => work.mine.length === 3);
    await put({ ...b, title: 'another' });
    const after = await until((work) => work.mine.some(({ title }) => title === 'another'));
    for (const id of [a.id, c.id])
      expect(after.mine.find((row) => row.id === id)).toBe(before.mine.find((row) => row.id === id));
    await put({ ...a, state: 'resolved' });
    await until((work) => work.mine.length === 2);
    await store.write((t) => t.rows.delete('ticket', [c.id]));
    expect((await until((work) => work.mine.length === 1)).mine[0]?.id).toBe(b.id);
  });

  it('follows more than are told one by one, and changes that came while nobody looked', async () => {
    const { me, put, until, leave, work } = await scene();
    const many = Array.from({ length: 120 }, () => mine(me));
    await put(...many);
    await until(({ mine: own }) => own.length === 120);
    leave();
    await put(...many.slice(0, 20).map((row) => ({ ...row, state: 'closed' as const })));
    const again = new Promise<void>((resolve) => {
      work.watch(() => work.get()?.mine.length === 100 && resolve());
    });
    await again;
  });

  it('P27 a store that the browser loses is asked again by itself, and what was shown stays meanwhile', async () => {
    const { me, store, put, work, until } = await scene();
    await put(mine(me));
    const before = await until(({ mine: own }) => own.length === 1);
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    });
    store.db.backendDB().close();
    // Something in another tab: this one cannot read it now.
    Dexie.on.storagemutated.fire({ all: new RangeSet(0, Number.POSITIVE_INFINITY) } as never);
    await vi.waitFor(() => expect(opening).toHaveBeenCalled());
    expect(work.get()).toBe(before);
    opening.mockRestore();
    await until((now) => now !== before && now.mine.length === 1);
  });

  it('says when one’s own is here, and when all is', async () => {
    const { place, until } = await scene(false);
    await place({ boot: { want: ['user:x'], after: null, done: 0, rest: ['all'] } });
    expect(await until(() => true)).toMatchObject({ ownHere: false, loaded: false });
    await place({ boot: { want: ['all'], after: null, done: 3 } });
    await until(({ ownHere, loaded }) => ownHere && !loaded);
    await place({ boot: null, loaded: true });
    await until(({ ownHere, loaded }) => ownHere && loaded);
  });
});
