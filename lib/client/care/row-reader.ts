import type { DexieStore } from '#client/store/dexie-store';
import type { RowReader } from '#sync/local/digest';
import type { Entity, RowOf } from '#sync/views/entities';

/** Reads the tables of a device in the order of their ids, a few rows in each transaction. */
export const readerOf = (store: DexieStore): RowReader => ({
  after: <E extends Entity>(entity: E, id: string | null, limit: number) =>
    store.query((db) => {
      const ids = db.table<RowOf<E>, string>(entity).orderBy(':id');
      return (id === null ? ids : db.table<RowOf<E>, string>(entity).where(':id').above(id))
        .limit(limit)
        .toArray();
    }),
});
