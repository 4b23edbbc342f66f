import 'fake-indexeddb/auto';
import { Exchange, NotReady } from '#client/outbox/exchange';
import { fetchRecord } from '#client/outbox/fetch-record';
import { SyncRefused, Unreachable } from '#client/outbox/transport';
import { deviceEnv, newId } from '#client/platform/clock';
import { openStore } from '#client/store/dexie-store';
import type { Db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { enqueue } from '#sync/local/enqueue';
import { fileSent, filesToSend } from '#sync/local/files';
import { MemoryStore } from '#sync/local/memory-store';
import type { LocalStore } from '#sync/local/ports';
import { type Act, FILE } from '#tests/simulation/acts';
import type { Random } from '#tests/simulation/random';
import { FaultyTransport, serverTransport } from './faulty-transport';

/** One person's browser against the real server functions: two tabs on one store. */
export class Browser {
  readonly made: Id[] = [];
  readonly #network: FaultyTransport;
  #tabs: Exchange[] = [];

  private constructor(
    readonly userId: Id,
    private readonly opened: { store: LocalStore; close(): Promise<void>; reopen(): Promise<LocalStore> },
    random: Random,
  ) {
    this.#network = new FaultyTransport(serverTransport(userId), random);
    this.#openTabs();
  }

  static async durable(userId: Id, random: Random): Promise<Browser> {
    let store = await openStore(userId, newId);
    return new Browser(
      userId,
      {
        store,
        close: () => store.db.delete(),
        reopen: async () => {
          store.db.close();
          store = await openStore(userId, newId);
          return store;
        },
      },
      random,
    );
  }

  static async inMemory(userId: Id, random: Random): Promise<Browser> {
    const store = new MemoryStore(newId());
    return new Browser(userId, { store, close: async () => {}, reopen: async () => store }, random);
  }

  get store(): LocalStore {
    return this.opened.store;
  }

  #openTabs(): void {
    this.#tabs = [0, 1].map(() => new Exchange(this.store, this.#network.transport, deviceEnv, this.userId));
  }

  async act(act: Act): Promise<void> {
    try {
      this.made.push(await enqueue(this.store, deviceEnv, act.name, act.args, 0));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  /** Both tabs talk at once. What the network does is part of the story, everything else a defect. */
  async talk(): Promise<void> {
    await Promise.all(this.#tabs.map((tab) => tab.run().catch(partOfTheStory)));
  }

  /** The bytes of what waits for them reach the server (P29). */
  async upload(db: Db): Promise<void> {
    for (const id of await filesToSend(this.store)) {
      const row = {
        id,
        ownerId: this.userId,
        state: 'ready' as const,
        received: FILE.size,
        storeKey: 'none',
      };
      await db
        .insert(storedFile)
        .ignore()
        .values({ ...row, ...FILE, createdAt: Date.now(), updatedAt: Date.now() });
      await fileSent(this.store, id);
    }
  }

  async open(ticketId: Id): Promise<void> {
    await fetchRecord(this.store, this.#network.transport, deviceEnv, { kind: 'ticket', id: ticketId });
  }

  /** The browser ends and starts again on what it had stored. */
  async crash(): Promise<void> {
    this.opened.store = await this.opened.reopen();
    this.#openTabs();
  }

  heal(): Promise<void> {
    return this.#network.heal();
  }

  close(): Promise<void> {
    return this.opened.close();
  }

  /** Nothing waits and nothing is being loaded. */
  async isQuiet(): Promise<boolean> {
    const quiet = await this.store.read(async (t) => {
      const { boot, pinQueue, epoch } = await t.place();
      return (
        epoch !== null && boot === null && pinQueue.length === 0 && (await t.outbox.pending()).length === 0
      );
    });
    return quiet && this.#tabs.every((tab) => tab.status.get().caughtUp);
  }
}

function partOfTheStory(error: unknown): void {
  if (error instanceof Unreachable || error instanceof SyncRefused || error instanceof NotReady) return;
  throw error;
}
