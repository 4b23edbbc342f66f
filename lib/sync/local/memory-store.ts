import {
  type AnyRow,
  CHILDREN,
  type Child,
  ENTITY_NAMES,
  type Entity,
  isChild,
  isInternal,
  type RowOf,
} from '#sync/views/entities';
import type { OutboxEntry, SentEntry } from './entry';
import { freshPlace } from './place';
import type { BaseCopy, ChildRef, LocalRows, LocalStore, LocalTables, SyncPlace, Who } from './ports';
import { type UndoLog, UndoMap } from './undo-map';

/**
 * A store in memory with the behaviour of the durable one: used to load a new copy beside the old one after a
 * reset, and by simulations. One transaction at a time; a throw puts everything back.
 */
export class MemoryStore implements LocalStore {
  readonly #log: UndoLog = [];
  readonly #tables: LocalTables;
  #last: Promise<unknown> = Promise.resolve();

  constructor(clientId: string) {
    this.#tables = new Content(this.#log, clientId).tables();
  }

  write<T>(work: (tables: LocalTables) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      try {
        return await work(this.#tables);
      } catch (error) {
        for (const undo of this.#log.reverse()) undo();
        throw error;
      } finally {
        this.#log.length = 0;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  read<T>(work: (tables: LocalTables) => Promise<T>): Promise<T> {
    return this.write(work);
  }
}

const byOrder = (a: OutboxEntry, b: OutboxEntry): number => a.order - b.order;
const newestFirst = (a: SentEntry, b: SentEntry): number => b.settledAt - a.settledAt || b.order - a.order;

class Content {
  readonly #rows: Record<Entity, UndoMap<AnyRow>>;
  readonly #base: UndoMap<BaseCopy>;
  readonly #outbox: UndoMap<OutboxEntry>;
  readonly #sent: UndoMap<SentEntry>;
  readonly #single: UndoMap<SyncPlace | Who>;

  constructor(log: UndoLog, clientId: string) {
    this.#rows = Object.fromEntries(
      ENTITY_NAMES.map((entity) => [
        entity,
        new UndoMap<AnyRow>(log, isChild(entity) ? (row) => (row as RowOf<Child>).ticketId : undefined),
      ]),
    ) as Record<Entity, UndoMap<AnyRow>>;
    this.#base = new UndoMap(log);
    this.#outbox = new UndoMap(log);
    this.#sent = new UndoMap(log);
    this.#single = new UndoMap<SyncPlace | Who>(log);
    this.#single.set('place', freshPlace(clientId));
  }

  tables(): LocalTables {
    const { base, outbox } = { base: this.#base, outbox: this.#outbox };
    return {
      rows: this.#localRows(),
      base: {
        has: async (ref) => base.get(`${ref.entity}/${ref.id}`) !== undefined,
        put: async (copies) => {
          for (const copy of copies) base.set(`${copy.entity}/${copy.id}`, copy);
        },
        all: async () => base.values(),
        clear: async () => base.clear(),
      },
      outbox: {
        pending: async () =>
          outbox
            .values()
            .filter((entry) => entry.status === 'pending')
            .sort(byOrder),
        get: async (uid) => outbox.get(uid),
        put: async (entries) => {
          for (const entry of entries) outbox.set(entry.uid, entry);
        },
        sent: async (limit) => this.#sent.values().sort(newestFirst).slice(0, limit),
        getSent: async (uid) => this.#sent.get(uid),
        moveToSent: async (entries) => {
          for (const entry of entries) {
            outbox.delete(entry.uid);
            this.#sent.set(entry.uid, entry);
          }
        },
        moveBack: async (entries) => {
          for (const entry of entries) {
            this.#sent.delete(entry.uid);
            outbox.set(entry.uid, entry);
          }
        },
      },
      place: async () => this.#single.get('place') as SyncPlace,
      setPlace: async (place) => this.#single.set('place', place),
      who: async () => (this.#single.get('who') as Who | undefined) ?? null,
      setWho: async (who) => this.#single.set('who', who),
      forgetDrafts: async () => {},
      keepFiles: async () => {},
    };
  }

  #localRows(): LocalRows {
    const table = <E extends Entity>(entity: E) => this.#rows[entity] as unknown as UndoMap<RowOf<E>>;
    return {
      get: async (entity, id) => table(entity).get(id),
      getMany: async (entity, ids) => ids.map((id) => table(entity).get(id)),
      put: async (entity, rows) => {
        for (const row of rows) table(entity).set(row.id, row);
      },
      bundle: async ({ ticket, timeline }) => {
        for (const row of ticket) table('ticket').set(row.id, row);
        for (const row of timeline) table('timeline').set(row.id, row);
      },
      delete: async (entity, ids) => {
        for (const id of ids) table(entity).delete(id);
      },
      children: async (roots) =>
        roots.flatMap((root) =>
          CHILDREN.flatMap((entity) =>
            table(entity)
              .group(root.id)
              .map(
                (row): ChildRef => ({
                  entity,
                  ...{ id: row.id, root, internal: isInternal(entity, row), ver: row.ver },
                }),
              ),
          ),
        ),
      all: async (entity) => table(entity).values(),
      clear: async () => {
        for (const entity of ENTITY_NAMES) this.#rows[entity].clear();
      },
    };
  }
}
