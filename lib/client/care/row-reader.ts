import { isBundled, rowsOf } from '#client/store/bundles';
import type { DexieStore } from '#client/store/dexie-store';
import type { RowReader } from '#sync/local/digest';
import type { Entity, RowOf } from '#sync/views/entities';

/** Rows in one read: some milliseconds of a slow phone. */
const AT_ONCE = 300;

/** Reads the tables of a device in the order of their ids, then the bundles, each part in a transaction of its own. */
export const readerOf = (store: DexieStore): RowReader => ({
  async *parts(entity) {
    yield* inTable(store, entity);
    if (isBundled(entity)) yield* inBundles(store, entity) as AsyncIterable<RowOf<typeof entity>[]>;
  },
});

async function* inTable<E extends Entity>(store: DexieStore, entity: E): AsyncGenerator<RowOf<E>[]> {
  for (let last = ''; ; ) {
    const rows = await store.query((db) =>
      db.table<RowOf<E>, string>(entity).where(':id').above(last).limit(AT_ONCE).toArray(),
    );
    yield rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.id ?? '';
  }
}

async function* inBundles(store: DexieStore, entity: 'ticket' | 'timeline') {
  for (const id of await store.query((db) => db.bundle.toCollection().primaryKeys())) {
    const bundle = await store.query((db) => db.bundle.get(id));
    if (bundle) yield rowsOf(bundle, entity);
  }
}
