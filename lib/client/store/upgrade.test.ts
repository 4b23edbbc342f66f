import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import type { OutboxEntry } from '#sync/local/entry';
import { ticketRow } from '#tests/support/local-client';
import { unreadNotices } from './counts';
import { databaseName } from './database';
import { openStore } from './dexie-store';

afterEach(async () => {
  vi.restoreAllMocks();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

/** The stores of each version as devices have them: what landed never changes, so they are written out here. */
const VERSIONS: Record<string, string>[] = [
  {
    ...{ ticket: 'id, state, requesterId', timeline: 'id, ticketId', person: 'id', team: 'id', site: 'id' },
    ...{ category: 'id', base: 'key', outbox: 'uid, status, rootId', sent: 'uid, settledAt', meta: 'key' },
    drafts: 'key, at',
  },
  {
    ticket: 'id, state, requesterId, parentId, duplicateOfId',
    ...{ checklistItem: 'id, ticketId', policy: 'id' },
  },
  { ticket: 'id, state, requesterId, reporterId, parentId, duplicateOfId' },
  {
    ...{
      sent: 'uid, settledAt, *asks',
      quarantine: 'key, at',
      attachment: 'id, ticketId',
      file: 'id, draft',
    },
    ...{ fileBytes: 'id', thumb: 'id' },
  },
  {
    ticket: 'id, state, requesterId, reporterId, parentId, duplicateOfId, assigneeId',
    bundle: 'id, *ids, count',
  },
  { calendar: 'id', slaPolicy: 'id' },
  {},
  { notice: 'id, at, ticketId, readAt' },
  { announcement: 'id', affected: 'id' },
  { catalogItem: 'id', article: 'id, state', articleVote: 'id' },
  { picture: 'id', problem: 'id, state', problemLink: 'id, ticketId, problemId' },
  {
    ticket: 'id, state, requesterId, reporterId, parentId, duplicateOfId, assigneeId, assetId',
    ...{ asset: 'id, tag, *relatedIds', assetClass: 'id' },
  },
];

/** The app of before, as far as it had come. */
function appOf(version: number, userId: Id): Dexie {
  const db = new Dexie(databaseName(userId));
  VERSIONS.slice(0, version).forEach((stores, at) => {
    db.version(at + 1).stores(stores);
  });
  return db;
}

/** A ticket as version 1 knew it. */
function oldTicket() {
  const { parentId, duplicateOfId, relatedIds, watcherIds, confidential, ...row } = laterTicket();
  return row;
}

/** One as versions 2 to 5 knew it. */
function laterTicket() {
  const { sla, ...row } = beforeAcceptance();
  return row;
}

/** One as version 6 knew it, in somebody's hands. */
function beforeAcceptance() {
  const { acceptedAt, handedAt, ...row } = beforeRating({ state: 'assigned', assigneeId: newId() });
  return row;
}

/** One as versions 7 and 8 knew it. */
function beforeRating(over: Parameters<typeof ticketRow>[0]) {
  const { satisfaction, ratedAt, ...row } = beforeRequests(over);
  return row;
}

/** One as version 9 knew it. */
function beforeRequests(over: Parameters<typeof ticketRow>[0]) {
  const { request, ...row } = beforeApproval(over);
  return row;
}

/** One as version 10 knew it. */
function beforeApproval(over: Parameters<typeof ticketRow>[0]) {
  const { approval, tasks, ...row } = beforeAssets(over);
  return row;
}

/** One as version 11 knew it. */
function beforeAssets(over: Parameters<typeof ticketRow>[0]) {
  const { assetId, ...row } = ticketRow(over);
  return row;
}

/** Whoever had it had accepted it, and nobody had said how it went. */
const accepted = <R extends { stateSince: number }>(row: R) => ({
  ...row,
  ...{ handedAt: null, acceptedAt: row.stateSince, satisfaction: null, ratedAt: null },
  ...{ request: null, approval: null, tasks: null, assetId: null },
});

const waiting = (rootId: Id, order: number): OutboxEntry =>
  ({
    ...{ uid: newId(), order, name: 'ticket.comment', v: 1, args: { ticketId: rootId, body: `No ${order}` } },
    ...{ base: null, occurredAt: 1_800_000_000_000, clockOffset: null, mid: order, frozen: true, bytes: 200 },
    ...{ rootId, status: 'pending', createdRoot: null },
  }) as unknown as OutboxEntry;

/** A device that was used with that version: tickets, one changed by work that waits, and something half written. */
async function device(version: number, tickets: number) {
  const userId = newId();
  const old = appOf(version, userId);
  const rows = Array.from({ length: tickets }, version === 1 ? oldTicket : laterTicket);
  const changed = rows[0] as { id: Id };
  const outbox = [waiting(changed.id, 1), waiting(changed.id, 2)];
  await old.table('ticket').bulkPut(rows);
  await old
    .table('base')
    .put({ key: `ticket/${changed.id}`, entity: 'ticket', id: changed.id, row: changed });
  await old.table('outbox').bulkPut(outbox);
  await old.table('drafts').put({ key: 'note:1', value: 'Half a', at: 1 });
  return { userId, old, rows, outbox };
}

/** What the app of today finds. */
async function today(userId: Id) {
  const store = await openStore(userId, newId);
  const { db } = store;
  return {
    store,
    tickets: await db.ticket.toArray(),
    base: await db.base.toArray(),
    outbox: await store.read((t) => t.outbox.pending()),
    drafts: await db.drafts.toArray(),
  };
}
const byId = <T extends { id: string }>(rows: T[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

describe('F19 the store of an app of before', () => {
  it('of 10,000 tickets of the first version opens whole, with what waits and what is half written', async () => {
    const { userId, old, rows, outbox } = await device(1, 10_000);
    old.close();
    const now = await today(userId);
    const ties = { parentId: null, duplicateOfId: null, relatedIds: [], watcherIds: [] };
    const NEW = { ...ties, confidential: false };
    expect(byId(now.tickets)).toEqual(byId(rows.map((row) => accepted({ ...NEW, ...row }))));
    expect(now.base.map(({ row }) => row)).toEqual([accepted({ ...NEW, ...(rows[0] as (typeof rows)[0]) })]);
    expect(now.outbox).toEqual(outbox);
    expect(now.drafts).toHaveLength(1);
    now.store.db.close();
  });

  it.each([2, 3, 4, 5, 6])('of version %i, too', async (version) => {
    const { userId, old, rows, outbox } = await device(version, 20);
    old.close();
    const now = await today(userId);
    expect(byId(now.tickets)).toEqual(byId(rows.map(accepted) as typeof now.tickets));
    expect(now.outbox).toEqual(outbox);
    now.store.db.close();
  });

  it('of version 7 has an inbox that fills, and what is unread is counted', async () => {
    const { userId, old, rows } = await device(7, 3);
    old.close();
    const { store, tickets } = await today(userId);
    expect(tickets).toHaveLength(3);
    const notice = (readAt: number | null) => ({
      ...{ id: newId(), personId: userId, event: 'ticket.assigned' as const, detail: null, number: null },
      ...{ ticketId: (rows[0] as { id: Id }).id, actorId: null, at: 5, readAt, ver: 1, deletedAt: null },
    });
    await store.write((t) => t.rows.put('notice', [notice(null), notice(7), notice(null)]));
    expect(await store.query(unreadNotices)).toBe(2);
    store.db.close();
  });

  it('of version 8 has tickets nobody has rated, in bundles, too', async () => {
    const userId = newId();
    const old = appOf(8, userId);
    const row = beforeRating({ state: 'assigned' });
    const over = beforeRating({ state: 'closed' });
    await old.table('ticket').put(row);
    const bundle = (ticket: string) => ({ id: newId(), ids: [over.id], count: 1, ticket, timeline: '[]' });
    await old.table('bundle').bulkPut([bundle(JSON.stringify([over])), bundle('[torn')]);
    old.close();
    const { store, tickets } = await today(userId);
    const none = {
      satisfaction: null,
      ratedAt: null,
      request: null,
      approval: null,
      tasks: null,
      assetId: null,
    };
    expect(tickets).toEqual([{ ...row, ...none }]);
    const bundles = await store.db.bundle.toArray();
    expect(bundles.map(({ ticket }) => ticket).sort()).toEqual([
      '[torn',
      JSON.stringify([{ ...over, ...none }]),
    ]);
    store.db.close();
  });

  it('of version 9 has no requests, in bundles, too, and a catalogue and articles that fill', async () => {
    const userId = newId();
    const old = appOf(9, userId);
    const row = beforeRequests({ state: 'assigned' });
    const over = beforeRequests({ state: 'closed' });
    await old.table('ticket').put(row);
    await old.table('base').put({ key: `ticket/${row.id}`, entity: 'ticket', id: row.id, row });
    const ticket = JSON.stringify([over]);
    await old.table('bundle').put({ id: newId(), ids: [over.id], count: 1, ticket, timeline: '[]' });
    old.close();
    const { store, tickets, base } = await today(userId);
    const none = { request: null, approval: null, tasks: null, assetId: null };
    expect(tickets).toEqual([{ ...row, ...none }]);
    expect(base.map((copy) => copy.row)).toEqual([{ ...row, ...none }]);
    const bundles = await store.db.bundle.toArray();
    expect(bundles.map((one) => one.ticket)).toEqual([JSON.stringify([{ ...over, ...none }])]);
    for (const table of [store.db.catalogItem, store.db.article, store.db.articleVote])
      expect(await table.count()).toBe(0);
    store.db.close();
  });

  it('of version 10 awaits no approval, in bundles, too, and its catalogue asks for none', async () => {
    const userId = newId();
    const old = appOf(10, userId);
    const row = beforeApproval({ state: 'new' });
    const over = beforeApproval({ state: 'closed' });
    await old.table('ticket').put(row);
    await old.table('catalogItem').put({ id: newId(), name: 'Hardware' });
    await old.table('base').put({ key: `ticket/${row.id}`, entity: 'ticket', id: row.id, row });
    const ticket = JSON.stringify([over]);
    await old.table('bundle').put({ id: newId(), ids: [over.id], count: 1, ticket, timeline: '[]' });
    old.close();
    const { store, tickets, base } = await today(userId);
    expect(tickets).toEqual([{ ...row, approval: null, tasks: null, assetId: null }]);
    expect(base.map((copy) => copy.row)).toEqual([{ ...row, approval: null, tasks: null, assetId: null }]);
    const [bundle] = await store.db.bundle.toArray();
    expect(bundle?.ticket).toBe(JSON.stringify([{ ...over, approval: null, tasks: null, assetId: null }]));
    expect(await store.db.catalogItem.toArray()).toMatchObject([
      { name: 'Hardware', approval: [], plan: [] },
    ]);
    store.db.close();
  });

  it('of version 10 has articles without files, that nobody was counted to read', async () => {
    const userId = newId();
    const old = appOf(10, userId);
    const article = { id: newId(), title: 'Paper jams', state: 'published' };
    const vote = { id: newId(), articleId: article.id, solved: 1 };
    await old.table('article').put(article);
    await old.table('articleVote').put(vote);
    await old
      .table('base')
      .put({ key: `article/${article.id}`, entity: 'article', id: article.id, row: article });
    old.close();
    const { store, base } = await today(userId);
    expect(await store.db.article.toArray()).toEqual([{ ...article, files: [] }]);
    expect(await store.db.articleVote.toArray()).toEqual([{ ...vote, views: 0, viewedAt: null }]);
    expect(base.map((copy) => copy.row)).toEqual([{ ...article, files: [] }]);
    store.db.close();
  });

  it('of version 11 has tickets that name no asset, in bundles, too, and assets that fill', async () => {
    const userId = newId();
    const old = appOf(11, userId);
    const row = beforeAssets({ state: 'assigned' });
    const over = beforeAssets({ state: 'closed' });
    await old.table('ticket').put(row);
    await old.table('base').put({ key: `ticket/${row.id}`, entity: 'ticket', id: row.id, row });
    const ticket = JSON.stringify([over]);
    await old.table('bundle').put({ id: newId(), ids: [over.id], count: 1, ticket, timeline: '[]' });
    old.close();
    const { store, tickets, base } = await today(userId);
    expect(tickets).toEqual([{ ...row, assetId: null }]);
    expect(base.map((copy) => copy.row)).toEqual([{ ...row, assetId: null }]);
    const [bundle] = await store.db.bundle.toArray();
    expect(bundle?.ticket).toBe(JSON.stringify([{ ...over, assetId: null }]));
    const assets = [
      { id: 'a', tag: 'AP-1', relatedIds: ['b'] },
      { id: 'b', tag: 'SW-1', relatedIds: [] },
    ];
    await store.db.asset.bulkPut(assets as never);
    expect(await store.db.asset.where('relatedIds').equals('b').primaryKeys()).toEqual(['a']);
    store.db.close();
  });

  it('of version 12 keeps its assets, and has room for changes', async () => {
    const userId = newId();
    const old = appOf(12, userId);
    const row = ticketRow({ state: 'assigned', assetId: newId() });
    await old.table('ticket').put(row);
    await old.table('asset').put({ id: row.assetId, tag: 'AP-1', relatedIds: [] });
    old.close();
    const { store, tickets } = await today(userId);
    expect(tickets).toEqual([row]);
    expect(await store.db.asset.count()).toBe(1);
    await store.db.change.put({ id: newId(), state: 'draft' } as never);
    expect(await store.db.change.where('state').equals('draft').count()).toBe(1);
    for (const table of [store.db.freeze, store.db.changePolicy, store.db.changeTemplate])
      expect(await table.count()).toBe(0);
    store.db.close();
  });

  it('is as it was when the app is killed in the middle, and opens the next time', async () => {
    const { userId, old, rows, outbox } = await device(1, 50);
    old.close();
    const put = IDBObjectStore.prototype.put;
    let left = 25;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (left-- <= 0) this.transaction.abort();
      return put.apply(this, args);
    });
    await expect(openStore(userId, newId)).rejects.toThrow();
    vi.restoreAllMocks();
    const before = appOf(1, userId);
    expect(byId(await before.table('ticket').toArray())).toEqual(byId(rows as typeof rows & { id: Id }[]));
    before.close();
    const now = await today(userId);
    expect(now.tickets).toHaveLength(50);
    expect(now.tickets.every(({ watcherIds }) => watcherIds.length === 0)).toBe(true);
    expect(now.outbox).toEqual(outbox);
    now.store.db.close();
  });

  it('is not held up by a tab that still runs it, which lets go and may still bring its work to safety', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { userId, old, rows, outbox } = await device(4, 5);
    expect(old.isOpen()).toBe(true);
    const now = await today(userId);
    expect(now.outbox).toEqual(outbox);
    expect(old.isOpen()).toBe(false);
    // As `withReopen` does there.
    await old.open();
    await old.table('outbox').put(waiting((rows[0] as { id: Id }).id, 3));
    old.close();
    expect((await now.store.read((t) => t.outbox.pending())).map(({ order }) => order)).toEqual([1, 2, 3]);
    now.store.db.close();
  });
});
