import type { LocalStore, LocalTables } from '#sync/local/ports';
import { ENTITY_NAMES } from '#sync/views/entities';
import { PersonDatabase } from './database';
import { tablesIn } from './dexie-tables';
import { withReopen } from './reopen';

const TABLES = [...ENTITY_NAMES, 'bundle', 'base', 'outbox', 'sent', 'meta', 'drafts', 'file'];

export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
}

/** One person's durable store. A lost connection is opened again and the work tried once more (P27). */
export class DexieStore implements LocalStore {
  #closed = false;

  constructor(
    readonly db: PersonDatabase,
    private readonly newId: () => string,
  ) {}

  write<T>(work: (tables: LocalTables) => Promise<T>): Promise<T> {
    return this.#run('rw', work);
  }

  read<T>(work: (tables: LocalTables) => Promise<T>): Promise<T> {
    return this.#run('r', work);
  }

  /** Opens the database and gives the device its first name, if it has none. */
  async open(): Promise<void> {
    // Most have one: a write would hold up the first reading.
    if (await this.query((db) => db.meta.get('place'))) return;
    await this.write(async (t) => {
      await t.place();
    });
  }

  /** Runs any work on the database; for screens, which only read. */
  query<T>(work: (db: PersonDatabase) => PromiseLike<T>): Promise<T> {
    return withReopen(this.db, async () => {
      // An answer that comes after sign-out must not bring the database back to life.
      if (this.#closed) throw new StoreClosed();
      return work(this.db);
    });
  }

  /** Ends this store: whatever still runs on it fails, and nothing opens it again. */
  close(): void {
    this.#closed = true;
    this.db.close({ disableAutoOpen: true });
  }

  #run<T>(mode: 'r' | 'rw', work: (tables: LocalTables) => Promise<T>): Promise<T> {
    return this.query((db) => db.transaction(mode, TABLES, (tx) => work(tablesIn(tx, this.newId))));
  }
}

/** Opens the store of one person on this device. */
export async function openStore(userId: string, newId: () => string): Promise<DexieStore> {
  const store = new DexieStore(new PersonDatabase(userId), newId);
  await store.open();
  return store;
}
