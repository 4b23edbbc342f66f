import type { Id } from '#domain/kernel/types';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import type { BaseCopy, LocalStore, LocalTables, SyncPlace, Who } from '#sync/local/ports';
import { ENTITY_NAMES, type Entity, type RowOf } from '#sync/views/entities';

export class DiskFull extends Error {}

/** A store whose disk is full now and then: the transaction does all its work and is then not committed. */
export class FailingStore implements LocalStore {
  #failNext = false;

  constructor(private readonly inner: LocalStore) {}

  failNext(): void {
    this.#failNext = true;
  }

  repair(): void {
    this.#failNext = false;
  }

  write<T>(work: (tables: LocalTables) => Promise<T>): Promise<T> {
    return this.inner.write(async (t) => {
      const result = await work(t);
      if (!this.#failNext) return result;
      this.#failNext = false;
      throw new DiskFull();
    });
  }

  read<T>(work: (tables: LocalTables) => Promise<T>): Promise<T> {
    return this.inner.read(work);
  }
}

/** Everything on a device, as a backup of it would hold it. */
export interface Content {
  rows: { entity: Entity; rows: RowOf<Entity>[] }[];
  base: BaseCopy[];
  outbox: OutboxEntry[];
  sent: SentEntry[];
  place: SyncPlace;
  who: Who | null;
}

export async function contentOf(t: LocalTables, made: readonly Id[]): Promise<Content> {
  const entries = await Promise.all(made.map((uid) => t.outbox.get(uid)));
  return {
    rows: await Promise.all(ENTITY_NAMES.map(async (entity) => ({ entity, rows: await t.rows.all(entity) }))),
    base: await t.base.all(),
    outbox: entries.filter((entry) => entry !== undefined),
    sent: await t.outbox.sent(Number.MAX_SAFE_INTEGER),
    place: await t.place(),
    who: await t.who(),
  };
}

export async function fill(t: LocalTables, content: Content): Promise<void> {
  for (const { entity, rows } of content.rows) await t.rows.put(entity, rows);
  await t.base.put(content.base);
  await t.outbox.put(content.outbox);
  await t.outbox.moveToSent(content.sent);
  await t.setPlace(content.place);
  if (content.who) await t.setWho(content.who);
}
