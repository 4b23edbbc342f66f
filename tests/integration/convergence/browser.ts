import 'fake-indexeddb/auto';
import { Exchange, NotReady } from '#client/outbox/exchange';
import { fetchRecord } from '#client/outbox/fetch-record';
import type { ExchangeStatus } from '#client/outbox/status';
import { SyncRefused, type SyncTransport, Unreachable } from '#client/outbox/transport';
import { deviceEnv, newId } from '#client/platform/clock';
import { openStore } from '#client/store/dexie-store';
import type { Db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { handleDigest, handleRoots } from '#server/sync/digest';
import { type CheckDoors, type Checked, checkDevice } from '#sync/local/check';
import { enqueue } from '#sync/local/enqueue';
import { fileSent, filesToSend } from '#sync/local/files';
import { MemoryStore } from '#sync/local/memory-store';
import type { LocalEnv, LocalStore } from '#sync/local/ports';
import { type Act, FILE } from '#tests/simulation/acts';
import type { Random } from '#tests/simulation/random';
import { readerOf } from '#tests/support/row-reader';
import { FaultyTransport, serverTransport } from './faulty-transport';
import { Life, mortalStore, mortalTransport } from './mortal';

/** One person's browser against the real server functions: two tabs on one store. */
export class Browser {
  readonly made: Id[] = [];
  readonly #network: FaultyTransport;
  #tabs: Exchange[] = [];
  #life = new Life();

  private constructor(
    readonly userId: Id,
    private readonly opened: { store: LocalStore; close(): Promise<void>; reopen(): Promise<LocalStore> },
    random: Random,
    transport: SyncTransport,
    private readonly env: LocalEnv,
  ) {
    this.#network = new FaultyTransport(transport, random);
    this.#openTabs();
  }

  /** @param transport the real server's functions, or another way to it */
  static async durable(
    userId: Id,
    random: Random,
    transport: SyncTransport = serverTransport(userId),
    env: LocalEnv = deviceEnv,
  ): Promise<Browser> {
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
      transport,
      env,
    );
  }

  static async inMemory(
    userId: Id,
    random: Random,
    transport: SyncTransport = serverTransport(userId),
    env: LocalEnv = deviceEnv,
  ): Promise<Browser> {
    const store = new MemoryStore(newId());
    const opened = { store, close: async () => {}, reopen: async () => store };
    return new Browser(userId, opened, random, transport, env);
  }

  /** How its first tab and the server stand. */
  get status(): ExchangeStatus {
    return (this.#tabs[0] as Exchange).status.get();
  }

  get store(): LocalStore {
    return this.opened.store;
  }

  #openTabs(): void {
    this.#life = new Life();
    const store = mortalStore(this.store, this.#life);
    const transport = mortalTransport(this.#network.transport, this.#life);
    this.#tabs = [0, 1].map(() => new Exchange(store, transport, this.env, this.userId));
  }

  async act(act: Act): Promise<void> {
    try {
      this.made.push(await enqueue(this.store, this.env, act.name, act.args, this.status.clockOffset ?? 0));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  /** Both tabs talk at once. What the network does is part of the story, everything else a defect. */
  async talk(): Promise<void> {
    await Promise.all(this.#tabs.map((tab) => tab.run().catch(partOfTheStory)));
  }

  /** Both tabs talk, and the browser ends before or after any of what they wait for. */
  async talkAndDie(steps: number): Promise<void> {
    const life = this.#life;
    const died = life.endAfter(steps);
    await Promise.race([this.talk(), died]);
    life.end();
    await life.settled();
    await this.crash();
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
    await fetchRecord(this.store, this.#network.transport, this.env, { kind: 'ticket', id: ticketId });
  }

  /** The browser ends and starts again on what it had stored. */
  async crash(): Promise<void> {
    this.opened.store = await this.opened.reopen();
    this.#openTabs();
  }

  /** Compares what it holds with what the server has. */
  check(): Promise<Checked | null> {
    const doors: CheckDoors = {
      digest: (request) => handleDigest(this.userId, request),
      roots: (request) => handleRoots(this.userId, request),
    };
    return checkDevice(this.store, readerOf(this.store), this.env, doors, () => this.talk());
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
