import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { decided } from '#sync/local/decided';
import { enqueue } from '#sync/local/enqueue';
import type { LocalEnv } from '#sync/local/ports';
import { planPush } from '#sync/local/push';
import { ticketRow } from '#tests/support/local-client';
import { bringIn, carryAway } from './carry';

const WORDS = 'blue ladder two cups';
const env: LocalEnv = { now: () => 1_800_000_000_000, newId };
const opened: DexieStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.db.delete();
});

const ticket = ticketRow();
/** A device on which this person has the ticket. Each device has a database of its own: here, a user id of its own. */
async function device(actorId: Id) {
  const store = await openStore(newId(), newId);
  opened.push(store);
  await store.write(async (t) => {
    const actor = { id: actorId, role: 'technician' as const, teamIds: [ticket.teamId] };
    await t.setWho({ actor, name: 'Nils' });
    await t.rows.put('ticket', [ticket]);
    await t.setPlace({ ...(await t.place()), epoch: newId() });
  });
  const comment = (body: string) => enqueue(store, env, 'ticket.comment', { ticketId: ticket.id, body }, 0);
  const pending = () => store.read((t) => t.outbox.pending());
  return { store, comment, pending };
}

describe('unsent work that goes to another device', () => {
  it('comes in whole, in order, with the same bytes; what is done there is done', async () => {
    const me = newId();
    const [old, fresh] = [await device(me), await device(me)];
    await old.comment('first');
    await planPush(old.store, new Set(), { count: 1, bytes: 1_000 });
    await old.comment('second');
    await old.store.db.drafts.put({ key: 'note:1', value: 'Half a', at: 1 });
    const photo = newId();
    await old.store.db.file.put({
      ...{ id: photo, draft: 'note:1', kind: 'photo', name: 'a.jpg', mediaType: 'image/jpeg', size: 3 },
      ...{ sha256: '0'.repeat(64), width: null, height: null, at: 1 },
    });
    const pixels = Uint8Array.of(0, 255, 128).buffer;
    await old.store.db.fileBytes.put({ id: photo, bytes: pixels, type: 'image/jpeg' });
    await fresh.comment('written here');
    const file = await carryAway(old.store, me, WORDS);
    expect(file).not.toContain('first');
    expect(await bringIn(fresh.store, env, me, file, WORDS)).toEqual({ came: 2, known: 0 });
    const entries = await fresh.pending();
    expect(entries.map((entry) => entry.args.body)).toEqual(['written here', 'first', 'second']);
    expect(entries.slice(1)).toMatchObject([
      { frozen: true, mid: null },
      { frozen: true, mid: null },
    ]);
    const before = await old.pending();
    for (const [i, entry] of before.entries()) {
      const { uid, name, v, args, base, occurredAt, clockOffset } = entry;
      expect(entries[i + 1]).toMatchObject({ uid, name, v, args, base, occurredAt, clockOffset });
    }
    expect(await fresh.store.db.timeline.count()).toBe(3);
    expect(await fresh.store.db.drafts.toArray()).toMatchObject([{ value: 'Half a' }]);
    const came = await fresh.store.db.fileBytes.get(photo);
    expect(new Uint8Array(came?.bytes ?? new ArrayBuffer())).toEqual(new Uint8Array(pixels));
    expect(await fresh.store.db.file.get(photo)).toMatchObject({ draft: 'note:1', name: 'a.jpg' });
  });

  it('brought in twice is there once; a text that is being written here stays', async () => {
    const me = newId();
    const [old, fresh] = [await device(me), await device(me)];
    await old.comment('first');
    await old.store.db.drafts.put({ key: 'note:1', value: 'old', at: 1 });
    await fresh.store.db.drafts.put({ key: 'note:1', value: 'new', at: 2 });
    const file = await carryAway(old.store, me, WORDS);
    await bringIn(fresh.store, env, me, file, WORDS);
    expect(await bringIn(fresh.store, env, me, file, WORDS)).toEqual({ came: 0, known: 1 });
    expect(await fresh.pending()).toHaveLength(1);
    expect(await fresh.store.db.drafts.toArray()).toMatchObject([{ value: 'new' }]);
  });

  it('takes what the server refused along, with its reason', async () => {
    const me = newId();
    const [old, fresh] = [await device(me), await device(me)];
    const uid = await old.comment('refused');
    const result = { status: 'rejected', code: 'forbidden', detail: {}, merged: [] } as const;
    await old.store.db.outbox.update(uid, { status: 'needs_you', result: { ...result, merged: [] } });
    await bringIn(fresh.store, env, me, await carryAway(old.store, me, WORDS), WORDS);
    expect(await fresh.store.db.outbox.get(uid)).toMatchObject({ status: 'needs_you', result });
    expect(await fresh.pending()).toEqual([]);
  });

  it('takes along what is still to be chosen between, once', async () => {
    const me = newId();
    const [old, fresh] = [await device(me), await device(me)];
    const uid = await old.comment('merged');
    const value = { field: 'title', base: 'a', mine: 'b', theirs: 'c' };
    const result = { status: 'merged' as const, code: null, detail: {}, merged: [value] };
    const [entry] = await old.pending();
    if (!entry) throw new Error('nothing waits');
    await old.store.write((t) =>
      t.outbox.moveToSent([{ ...entry, status: 'pending', result, settledAt: 1, asks: ['title'] }]),
    );
    const file = await carryAway(old.store, me, WORDS);
    await bringIn(fresh.store, env, me, file, WORDS);
    expect(await fresh.store.db.sent.get(uid)).toMatchObject({ asks: ['title'], result });
    await fresh.store.write((t) => decided(t, uid, ['title']));
    await bringIn(fresh.store, env, me, file, WORDS);
    expect(await fresh.store.db.sent.get(uid)).not.toHaveProperty('asks');
    expect(await fresh.pending()).toEqual([]);
  });

  it('opens with no other words, for nobody else, and not when it was changed', async () => {
    const me = newId();
    const [old, fresh] = [await device(me), await device(me)];
    await old.comment('first');
    const file = await carryAway(old.store, me, WORDS);
    const bring = (text: string, words = WORDS, who = me) => bringIn(fresh.store, env, who, text, words);
    expect(await bring(file, 'blue ladder two cup')).toBe('passphrase');
    expect(await bring(file, WORDS, newId())).toBe('other_person');
    const changed = JSON.parse(file);
    changed.data = `${changed.data.slice(0, -8)}AAAAAAA=`;
    expect(await bring(JSON.stringify(changed))).toBe('passphrase');
    for (const text of ['', 'null', '{}', '[]', JSON.stringify({ ...changed, iterations: 1e12 })])
      expect(await bring(text)).toBe('not_ours');
    expect(await fresh.pending()).toEqual([]);
  });
});
