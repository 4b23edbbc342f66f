import { deviceEnv } from '#client/platform/clock';
import { whileLeading } from '#client/platform/locks';
import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { Exchange } from './exchange';
import { Schedule } from './schedule';
import { type ExchangeStatus, StatusBoard } from './status';
import { listen } from './stream';
import { Tabs } from './tabs';
import type { SyncTransport } from './transport';

/** A leader that does not answer a visible tab for this long is taken to be frozen, ms. */
const LEADER_SILENCE = 10_000;

/** For a start without network, a contact is noted this exactly, ms: each note is a write to the disk. */
const REMEMBER_EVERY = 60_000;
/** The first moments belong to whoever wants to tap a row, ms. */
const BESIDE_AFTER = 5_000;
/** After an error of the lock itself, ms. */
const LOCK_AGAIN = 5_000;

/** Everything of one signed-in person in this tab, from opening the store to closing it. */
export class SyncClient {
  /** What screens show: the leader's status, in every tab. */
  readonly board = new StatusBoard();
  readonly #stop = new AbortController();
  readonly #tabs: Tabs;
  #schedule: Schedule | null = null;
  #exchange: Exchange | null = null;
  #leads: AbortSignal | null = null;
  /** The time of leading in which work beside the exchange has begun. */
  #began: AbortSignal | null = null;
  #leaderHeard = 0;
  #remembers = 0;

  constructor(
    readonly userId: Id,
    readonly store: DexieStore,
    readonly transport: SyncTransport,
    /** The person signed out in another tab. */
    private readonly signedOutElsewhere: () => void = () => {},
  ) {
    this.#tabs = new Tabs(userId, {
      status: (status) => this.#heardLeader(status),
      sync: () => this.#schedule?.now(),
      ask: () => this.#announce(),
      bye: () => this.signedOutElsewhere(),
    });
    const signal = this.#stop.signal;
    globalThis.addEventListener?.('online', () => this.syncNow(), { signal });
    globalThis.addEventListener?.('offline', () => this.#away(), { signal });
    globalThis.document?.addEventListener('visibilitychange', () => this.#shown(), { signal });
    void this.#remembered();
    this.#compete(false);
    this.#tabs.send({ kind: 'ask' });
  }

  /** There is something to send or to learn: do it now, in whichever tab leads. */
  syncNow(): void {
    if (this.#schedule) this.#schedule.now();
    else this.#tabs.send({ kind: 'sync' });
  }

  /** Asked for at once: without a network that fails at once, and the screen says so. */
  #away(): void {
    this.#exchange?.doubt();
    this.#schedule?.now();
  }

  /** Ends everything in this tab; the data stays. */
  close(): void {
    this.#stop.abort();
    this.#tabs.close();
    this.store.close();
  }

  /** Tells the other tabs that the person signs out, so that they let go of the store as well. */
  sayBye(): void {
    this.#tabs.send({ kind: 'bye' });
  }

  #compete(steal: boolean): void {
    const lost = () => {
      if (!this.#stop.signal.aborted) this.#compete(false);
    };
    // A browser that refuses locks is asked again, but not all the time.
    const refused = () => void setTimeout(lost, LOCK_AGAIN);
    whileLeading(
      `holdfast-sync:${this.userId}`,
      (signal) => this.#lead(signal),
      this.#stop.signal,
      steal,
    ).then(lost, refused);
  }

  /** Sends, listens and tells the other tabs, until this tab no longer leads. */
  #lead(signal: AbortSignal): Promise<void> {
    const exchange = new Exchange(this.store, this.transport, deviceEnv, this.userId);
    const { lastContact, clockOffset } = this.board.get();
    exchange.status.set({ lastContact, clockOffset });
    const schedule = new Schedule(exchange, {
      now: () => performance.now(),
      random: Math.random,
      visible: () => globalThis.document?.visibilityState !== 'hidden',
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    });
    this.#exchange = exchange;
    this.#schedule = schedule;
    const stream = listen(
      (head) => schedule.poked(head),
      () => exchange.doubt(),
    );
    const unwatch = exchange.status.watch(() => {
      this.#announce();
      if (exchange.status.get().caughtUp) stream.heard();
    });
    schedule.now();
    this.#leads = signal;
    // Without the server too: what is lost then, nobody else will ever know of.
    setTimeout(() => void this.#watchKept(exchange, signal), BESIDE_AFTER);
    return new Promise((resolve) => {
      const end = () => {
        stream.close();
        unwatch();
        schedule.stop();
        this.#schedule = null;
        this.#exchange = null;
        resolve();
      };
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
  }

  async #watchKept(exchange: Exchange, signal: AbortSignal): Promise<void> {
    const part = signal.aborted ? null : await import('../care/kept').catch(() => null);
    part?.watchKept(this, exchange, signal);
  }

  #announce(): void {
    if (!this.#exchange) return;
    const status = this.#exchange.status.get();
    this.board.set(status);
    this.#tabs.send({ kind: 'status', status });
    if (!status.caughtUp || status.lastContact === null) return;
    void this.#remember(status.lastContact, status.clockOffset);
    this.#beside(this.#exchange, this.#leads);
  }

  /** Once per time of leading, when the first screen stands: the code of all that goes on beside the rows comes later. */
  #beside(exchange: Exchange, signal: AbortSignal | null): void {
    if (!signal || this.#began === signal) return;
    this.#began = signal;
    const begin = async () => {
      const part = signal.aborted ? null : await import('../beside/begin').catch(() => null);
      if (part) part.beginBeside(this, exchange, signal);
      else this.#began = null;
    };
    // Locked work of this person is as good as unsent: it does not wait for a quiet moment.
    const isLocked = this.store.db.meta.get('sealed').catch(() => undefined);
    void isLocked.then((sealed) => setTimeout(() => void begin(), sealed ? 0 : BESIDE_AFTER));
  }

  #heardLeader(status: ExchangeStatus): void {
    this.#leaderHeard = performance.now();
    if (!this.#exchange) this.board.set(status);
  }

  /** A tab in front of a person asks for news, and takes over from a leader that sleeps. */
  #shown(): void {
    if (globalThis.document?.visibilityState !== 'visible') return;
    this.syncNow();
    if (this.#exchange) return;
    const asked = performance.now();
    this.#tabs.send({ kind: 'ask' });
    setTimeout(() => {
      const silent = this.#leaderHeard < asked && !this.#exchange && !this.#stop.signal.aborted;
      if (silent) this.#compete(true);
    }, LEADER_SILENCE);
  }

  async #remember(at: number, clockOffset: number | null): Promise<void> {
    if (at - this.#remembers < REMEMBER_EVERY) return;
    this.#remembers = at;
    await this.store.db.meta.put({ key: 'contact', value: { at, clockOffset } }).catch(() => undefined);
  }

  async #remembered(): Promise<void> {
    const record = await this.store.db.meta.get('contact').catch(() => undefined);
    if (record?.key !== 'contact' || this.board.get().lastContact !== null) return;
    this.board.set({ lastContact: record.value.at, clockOffset: record.value.clockOffset });
  }
}
