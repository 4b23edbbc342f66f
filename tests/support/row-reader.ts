import type { RowReader } from '#sync/local/digest';
import type { LocalStore } from '#sync/local/ports';

/** Reads any store, all of a kind at once. */
export const readerOf = (store: LocalStore): RowReader => ({
  async *parts(entity) {
    yield await store.read((t) => t.rows.all(entity));
  },
});
