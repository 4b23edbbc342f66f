import type { Table, Transaction } from 'dexie';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import { freshPlace } from '#sync/local/place';
import type { BaseCopies, LocalRows, LocalTables, OutboxTable } from '#sync/local/ports';
import type { RowRef } from '#sync/protocol/rows';
import { CHILDREN, ENTITY_NAMES, type Entity, isInternal, type RowOf } from '#sync/views/entities';
import { Bundles, isBundled } from './bundles';
import type { MetaRecord, StoredBase } from './database';

/**
 * Rows handed to the database in one go: some ten milliseconds of a slow phone. Of fifty and more Dexie only notes that
 * the table changed: noting each row and each of its keys cost a first load as much time again as storing them.
 */
const PUT_AT_ONCE = 100;

/**
 * The tables inside one Dexie transaction. They are taken from the transaction itself, so that no await in
 * between can make a write leave it.
 */
export function tablesIn(tx: Transaction, newId: () => string): LocalTables {
  const meta = tx.table<MetaRecord, string>('meta');
  return {
    rows: rowsIn(tx, newId),
    base: baseIn(tx),
    outbox: outboxIn(tx),
    async place() {
      const record = await meta.get('place');
      if (record?.key === 'place') return record.value;
      const place = freshPlace(newId());
      if (tx.mode !== 'readonly') await meta.put({ key: 'place', value: place });
      return place;
    },
    async setPlace(value) {
      await meta.put({ key: 'place', value });
    },
    async who() {
      const record = await meta.get('who');
      return record?.key === 'who' ? record.value : null;
    },
    async setWho(value) {
      await meta.put({ key: 'who', value });
    },
    async keepFiles(ids) {
      for (const id of ids) await tx.table('file').update(id, { draft: undefined });
    },
    forgetDrafts: (keys) => tx.table('drafts').bulkDelete([...keys]),
  };
}

function rowsIn(tx: Transaction, newId: () => string): LocalRows {
  const table = <E extends Entity>(entity: E): Table<RowOf<E>, string> => tx.table(entity);
  const bundles = new Bundles(tx.table('bundle'));
  // In parts: a first download brings thousands of rows, and a slow phone would not answer a tap meanwhile.
  const put = async <E extends Entity>(entity: E, rows: RowOf<E>[]) => {
    for (let at = 0; at < rows.length; at += PUT_AT_ONCE)
      await table(entity).bulkPut(rows.slice(at, at + PUT_AT_ONCE));
  };
  return {
    get: async (entity, id) =>
      (await table(entity).get(id)) ??
      (isBundled(entity) ? ((await bundles.rows(entity, [id]))[0] as RowOf<typeof entity>) : undefined),
    async getMany(entity, ids) {
      const rows = await getMany(table(entity), ids);
      if (!isBundled(entity)) return rows;
      const packed = await bundles.rows(
        entity,
        ids.filter((_, at) => !rows[at]),
      );
      if (packed.length === 0) return rows;
      const byId = new Map(packed.map((row) => [row.id, row as RowOf<typeof entity>]));
      return rows.map((row, at) => row ?? byId.get(ids[at] ?? ''));
    },
    async put(entity, rows) {
      if (isBundled(entity)) {
        const out = await bundles.takeOut(rows.map(({ id }) => id));
        await put('ticket', out.ticket);
        await put('timeline', out.timeline);
      }
      await put(entity, rows);
    },
    bundle: (rows) => bundles.add(rows, newId),
    async delete(entity, ids) {
      await table(entity).bulkDelete(ids);
      if (isBundled(entity)) await bundles.delete(ids);
    },
    async children(roots) {
      const tickets = new Map(roots.filter((root) => root.kind === 'ticket').map((root) => [root.id, root]));
      if (tickets.size === 0) return [];
      const found = await bundles.children(tickets);
      for (const entity of CHILDREN) {
        for (const row of await childrenOf(table(entity), [...tickets.keys()])) {
          const root = tickets.get(row.ticketId);
          if (!root) continue;
          found.push({ entity, id: row.id, root, internal: isInternal(entity, row), ver: row.ver });
        }
      }
      return found;
    },
    async all(entity) {
      const rows = await table(entity).toArray();
      return isBundled(entity) ? [...rows, ...((await bundles.all(entity)) as typeof rows)] : rows;
    },
    async clear() {
      for (const entity of ENTITY_NAMES) await table(entity).clear();
      await tx.table('bundle').clear();
    },
  };
}

/** What lies between the first and the last of many roots is read in one go unless it is much more than theirs. */
const BETWEEN = 20;

/** Going from root to root costs a step each, and in a first load nothing of its neighbours is here. */
async function childrenOf<T>(table: Table<T, string>, rootIds: readonly string[]): Promise<T[]> {
  const index = table.where('ticketId');
  if (rootIds.length < MANY) return index.anyOf([...rootIds]).toArray();
  const sorted = [...rootIds].sort();
  const between = () => index.between(sorted[0], sorted.at(-1), true, true);
  const near = await between().count();
  if (near === 0) return [];
  return near <= BETWEEN * rootIds.length ? between().toArray() : index.anyOf(sorted).toArray();
}

/** Asking for each row by itself costs more than to learn first which there are, ids. */
const MANY = 50;

/** A first load asks for thousands of rows of which none is here. */
async function getMany<T>(table: Table<T, string>, ids: readonly string[]): Promise<(T | undefined)[]> {
  if (ids.length < MANY) return table.bulkGet([...ids]);
  const sorted = [...ids].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const here = new Set(await table.where(':id').between(first, last, true, true).primaryKeys());
  const held = ids.filter((id) => here.has(id));
  const rows = await table.bulkGet(held);
  const byId = new Map(held.map((id, i) => [id, rows[i]]));
  return ids.map((id) => byId.get(id));
}

const keyOf = (ref: RowRef): string => `${ref.entity}/${ref.id}`;

function baseIn(tx: Transaction): BaseCopies {
  const base = tx.table<StoredBase, string>('base');
  return {
    has: async (ref) => (await base.get(keyOf(ref))) !== undefined,
    async put(copies) {
      await base.bulkPut(copies.map((copy) => ({ ...copy, key: keyOf(copy) })));
    },
    all: () => base.toArray(),
    clear: () => base.clear(),
  };
}

/** IndexedDB counts in 32 bits; browsers throw at more, while stand-ins in tests do not. */
const MOST_ROWS = 0xffff_ffff;

function outboxIn(tx: Transaction): OutboxTable {
  const outbox = tx.table<OutboxEntry, string>('outbox');
  const sent = tx.table<SentEntry, string>('sent');
  return {
    pending: () => outbox.where('status').equals('pending').sortBy('order'),
    get: (uid) => outbox.get(uid),
    async put(entries) {
      await outbox.bulkPut(entries);
    },
    sent: (limit) => sent.orderBy('settledAt').reverse().limit(Math.min(limit, MOST_ROWS)).toArray(),
    getSent: (uid) => sent.get(uid),
    async moveToSent(entries) {
      await sent.bulkPut(entries);
      await outbox.bulkDelete(entries.map((entry) => entry.uid));
    },
    async moveBack(entries) {
      await outbox.bulkPut(entries);
      await sent.bulkDelete(entries.map((entry) => entry.uid));
    },
  };
}
