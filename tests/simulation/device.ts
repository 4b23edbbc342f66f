import { Exchange } from '#client/outbox/exchange';
import { fetchRecord } from '#client/outbox/fetch-record';
import { loadReset } from '#client/outbox/load-parts';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { enqueue } from '#sync/local/enqueue';
import { fileSent, filesToSend } from '#sync/local/files';
import { MemoryStore } from '#sync/local/memory-store';
import type { LocalEnv, LocalStore } from '#sync/local/ports';
import { loadRules } from '#sync/local/rules';
import { type Act, FILE } from './acts';
import { type Content, contentOf, DiskFull, FailingStore, fill } from './device-store';
import type { Network } from './network';
import type { OracleServer } from './oracle/server';

// Code that comes while a seed runs would come at another moment in the next run of the same seed.
await Promise.all([loadRules(), loadReset()]);

interface Image {
  made: Id[];
  content: Content;
}

interface Tab {
  id: Id;
  exchange: Exchange;
  transport: ReturnType<Network['transport']>;
  running: boolean;
}

/** One person's browser: a store that survives, and tabs that do not. */
export class Device {
  store: FailingStore;
  #tabs: Tab[] = [];
  /** Everything ever done here: none of it may vanish. */
  made: Id[] = [];
  /** Unexpected errors of the engine: a defect each. */
  readonly defects: unknown[] = [];
  #image: Image | null = null;

  constructor(
    readonly userId: Id,
    private readonly network: Network,
    private readonly env: LocalEnv,
    private readonly wrap: (store: LocalStore) => LocalStore = (store) => store,
  ) {
    this.store = new FailingStore(wrap(new MemoryStore(env.newId())));
    this.openTab();
    this.openTab();
  }

  /** The device is backed up as it is. */
  async save(): Promise<void> {
    const { made } = this;
    this.#image = { made: [...made], content: await this.store.read((t) => contentOf(t, made)) };
  }

  /** The device comes back from its backup: an old state with places in the sequence that were used since. */
  async restore(): Promise<void> {
    const image = this.#image;
    if (!image) return;
    this.#image = null;
    for (const tab of this.#tabs.splice(0)) this.network.abandon(tab.id);
    const fresh = this.wrap(new MemoryStore(this.env.newId()));
    await fresh.write((t) => fill(t, image.content));
    this.store = new FailingStore(fresh);
    this.made = image.made;
    this.openTab();
    this.openTab();
  }

  openTab(): void {
    const id = this.env.newId();
    const transport = this.network.transport(id);
    this.#tabs.push({
      id,
      transport,
      exchange: new Exchange(this.store, transport, this.env, this.userId),
      running: false,
    });
  }

  /** Lets a tab talk to the server; it goes on while the network decides. */
  talk(n: number): void {
    const tab = this.#tabs[n % this.#tabs.length];
    if (!tab || tab.running) return;
    tab.running = true;
    tab.exchange
      .run()
      .catch((error: unknown) => this.#expected(error))
      .finally(() => {
        tab.running = false;
      });
  }

  /** A network that fails and a server that refuses are part of the story; anything else is a defect. */
  #expected(error: unknown): void {
    const name = error instanceof Error ? error.constructor.name : '';
    if (!['Unreachable', 'SyncRefused', 'NotReady', 'DiskFull'].includes(name)) this.defects.push(error);
  }

  open(root: Id): void {
    const tab = this.#tabs[0];
    if (!tab) return;
    fetchRecord(this.store, tab.transport, this.env, { kind: 'ticket', id: root }).catch((error: unknown) =>
      this.#expected(error),
    );
  }

  /** The tab ends in the middle of whatever it was doing. */
  crash(n: number): void {
    const [tab] = this.#tabs.splice(n % this.#tabs.length, 1);
    if (tab) this.network.abandon(tab.id);
    this.openTab();
  }

  /** Does something on the device, with or without network. Refusals by the same rules are fine. */
  async act(act: Act): Promise<void> {
    try {
      this.made.push(await enqueue(this.store, this.env, act.name, act.args, 0));
    } catch (error) {
      if (!(error instanceof DomainError || error instanceof DiskFull)) throw error;
    }
  }

  /** One file that waits reaches the server, or all of them; what attaches it may be sent from then on (P29). */
  async upload(server: OracleServer, all = false): Promise<void> {
    const waiting = await filesToSend(this.store);
    for (const id of waiting.slice(0, all ? undefined : 1)) {
      const known = server.state.files.get(id);
      if (!known) server.state.files.set(id, { ownerId: this.userId, claimed: false, file: FILE });
      await fileSent(this.store, id).catch((error: unknown) => this.#expected(error));
    }
  }

  get talking(): boolean {
    return this.#tabs.some((tab) => tab.running);
  }

  get caughtUp(): boolean {
    return this.#tabs[0]?.exchange.status.get().caughtUp ?? false;
  }
}
