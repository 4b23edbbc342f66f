import type { RowReader } from '#sync/local/digest';
import type { LocalStore } from '#sync/local/ports';

/** Reads any store in the order of ids. */
export const readerOf = (store: LocalStore): RowReader => ({
  after: (entity, id, limit) =>
    store.read(async (t) =>
      (await t.rows.all(entity))
        .filter((row) => id === null || row.id > id)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    ),
});
