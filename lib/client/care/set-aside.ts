import { deviceNow } from '#client/platform/clock';
import { BUNDLED, isWhole, rowsOf } from '#client/store/bundles';
import type { PersonDatabase } from '#client/store/database';
import type { DexieStore } from '#client/store/dexie-store';
import { DAY } from '#domain/kernel/types';
import type { RowReader } from '#sync/local/digest';
import { type AnyRow, ENTITY_NAMES, type Entity } from '#sync/views/entities';

/** How long what was put aside is kept. */
const KEPT = 30 * DAY;

/** Whether a row has the form this version reads. What a later version has added does not make it unreadable. */
type Reads = (entity: Entity, row: unknown) => boolean;

async function loadReads(): Promise<Reads> {
  // Before the first schema is made.
  await import('#sync/local/no-eval');
  const { ENTITIES } = await import('#sync/views/entity-rows');
  return (entity, row) => {
    const parsed = ENTITIES[entity].safeParse(row);
    return parsed.success || parsed.error.issues.every(({ code }) => code === 'unrecognized_keys');
  };
}

/**
 * Puts away every record that cannot be read, so that it stops nobody (F18): it is kept aside, counted, and the server's
 * comes in its place. Work that waits is never touched.
 * @returns how many there were
 */
export async function setUnreadableAside(store: DexieStore, reader: RowReader): Promise<number> {
  const reads = await loadReads();
  let found = await unpackTorn(store, reads);
  for (const entity of ENTITY_NAMES)
    for await (const rows of reader.parts(entity)) {
      const bad = rows.filter((row) => !reads(entity, row));
      if (bad.length === 0) continue;
      found += await putAside(store, entity, bad, reads);
      await fetchPinsAgain(store, bad);
    }
  await store.query((db) =>
    db.quarantine
      .where('at')
      .below(deviceNow() - KEPT)
      .delete(),
  );
  return found;
}

/**
 * Makes rows like others of what is in a bundle with one that cannot be read. A bundle that is no text of rows is put
 * aside as a whole.
 * @returns how many of those there were
 */
async function unpackTorn(store: DexieStore, reads: Reads): Promise<number> {
  let torn = 0;
  for (const id of await store.query((db) => db.bundle.toCollection().primaryKeys()))
    torn += await store.query((db) =>
      db.transaction('rw', [db.bundle, db.ticket, db.timeline, db.quarantine], async () => {
        const bundle = await db.bundle.get(id);
        if (!bundle) return 0;
        const rows = { ticket: rowsOf(bundle, 'ticket'), timeline: rowsOf(bundle, 'timeline') };
        const all = isWhole(bundle);
        if (all && BUNDLED.every((entity) => rows[entity].every((row) => reads(entity, row)))) return 0;
        for (const entity of BUNDLED)
          for (const row of rows[entity]) if (row?.id) await db.table(entity).put(row);
        await db.bundle.delete(id);
        if (all) return 0;
        await db.quarantine.put({ key: `bundle/${id}`, row: bundle, at: deviceNow() });
        return 1;
      }),
    );
  return torn;
}

async function putAside(
  store: DexieStore,
  entity: Entity,
  rows: readonly AnyRow[],
  reads: Reads,
): Promise<number> {
  const at = deviceNow();
  return store.query((db: PersonDatabase) =>
    db.transaction('rw', [db.table(entity), db.base, db.quarantine], async () => {
      let count = 0;
      for (const { id } of rows) {
        const row: unknown = await db.table(entity).get(id);
        // It may have come again meanwhile.
        if (row === undefined || reads(entity, row)) continue;
        await db.quarantine.put({ key: `${entity}/${id}`, row, at });
        await db.table(entity).delete(id);
        await db.base.delete(`${entity}/${id}`);
        count += 1;
      }
      return count;
    }),
  );
}

/** Pinned records are left out of the comparison: those that lost a row are asked for by themselves. */
function fetchPinsAgain(store: DexieStore, rows: readonly AnyRow[]): Promise<void> {
  const roots = new Set(rows.map((row) => ('ticketId' in row ? row.ticketId : row.id)));
  return store.write(async (t) => {
    const place = await t.place();
    const torn = place.pins.filter(({ id }) => roots.has(id));
    if (torn.length === 0) return;
    const pins = place.pins.filter((pin) => !torn.includes(pin));
    await t.setPlace({ ...place, pins, pinQueue: [...place.pinQueue, ...torn] });
  });
}
