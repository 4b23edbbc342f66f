import { measuredOffset } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { planHello, takeHello } from '#sync/local/hello';
import type { LocalEnv, LocalStore } from '#sync/local/ports';
import { planPull, takePull } from '#sync/local/pull';
import type { Reset } from '#sync/local/reset';
import { loadRecord, loadReset, loadScopes, loadSender } from './load-parts';
import { Loader } from './loader';
import type { Sender } from './sender';
import { StatusBoard } from './status';
import { SyncRefused, type SyncTransport, Unreachable } from './transport';

/** A node that stays behind what we have seen for this long has lost history: load again (P14). */
const BEHIND_LIMIT = 60_000;
/** While scopes are loaded or a long queue is sent the feed is asked at most this often, ms. */
const PULL_WHILE_BUSY = 2_000;
/** Smaller differences between measures of the clock offset are not worth following, ms. */
const CLOCK_NOISE = 250;
/** Steps of one run; more means that client and server talk past each other. */
const MOST_STEPS = 100_000;
const MOST_RESETS = 3;

/** The server is there but not ready for us; ask again later. */
export class NotReady extends Error {}

/**
 * One conversation with the server at a time: hello, push, pull, bootstrap, reset. It decides nothing about
 * when to talk (schedule) and nothing about rows (lib/sync/local). Any number of tabs may run one on the same
 * store: each answer is applied only if it still fits (P15, P24).
 */
export class Exchange {
  readonly status = new StatusBoard();
  #sender: Sender | null = null;
  readonly #loader: Loader;
  #greeted = false;
  #reset: Reset | null = null;
  #resets = 0;
  #behindSince: number | null = null;
  #lastPull = Number.NEGATIVE_INFINITY;
  #doubts = false;
  #running: Promise<void> | null = null;
  #reached = 0;

  constructor(
    private readonly store: LocalStore,
    private readonly transport: SyncTransport,
    private readonly env: LocalEnv,
    private readonly userId: Id,
  ) {
    this.#loader = new Loader(transport, env);
  }

  /** How far the feed has been read by this exchange; pokes up to there are no news. */
  get reached(): number {
    return this.#reached;
  }

  /**
   * Talks until everything is sent and read.
   *
   * @throws Unreachable, SyncRefused, NotReady, or a failure of the store; the status says which
   */
  run(): Promise<void> {
    this.#running ??= this.#talk().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #talk(): Promise<void> {
    this.#resets = 0;
    try {
      await this.#greet();
      for (let step = 0; step < MOST_STEPS; step++) if (await this.#step()) break;
      this.status.set({ caughtUp: true });
    } catch (error) {
      this.#note(error);
      throw error;
    } finally {
      this.#sender?.rest();
    }
  }

  /** Notes what an error says about server and session. Others that talk to the server report here too. */
  #note(error: unknown): void {
    this.status.set({ caughtUp: false });
    if (error instanceof Unreachable) {
      this.status.set({ online: false });
      this.doubt();
    }
    if (!(error instanceof SyncRefused)) return;
    this.heard();
    const code = error.body.error;
    if (code === 'expired') this.status.set({ signedOut: true, revoked: error.body.revoked === true });
    if (code === 'wrong_user') this.status.set({ wrongUser: true });
    if (code === 'update_required') this.status.set({ updateRequired: true });
  }

  /**
   * The server may be out of reach: ask before anything is sent. What was sent once can no longer be changed (P20),
   * and without an answer nobody knows whether it arrived.
   */
  doubt(): void {
    this.#doubts = true;
  }

  /** Our server answered. */
  heard(): void {
    this.#doubts = false;
    this.status.set({ online: true, lastContact: this.env.now() });
  }

  async #greet(): Promise<void> {
    if (this.#greeted) return;
    const request = await planHello(this.store, this.userId);
    const asked = this.env.now();
    const answer = await this.transport.hello(request);
    this.#answered(answer.serverTime, asked);
    const taken = await takeHello(this.store, this.env, request, answer);
    if (taken === 'other') await this.#startReset();
    this.#greeted = true;
  }

  #answered(serverTime?: number, asked?: number): void {
    this.heard();
    this.status.set({ signedOut: false, revoked: false, wrongUser: false, updateRequired: false });
    if (serverTime === undefined || asked === undefined) return;
    const clockOffset = measuredOffset(serverTime, asked, this.env.now());
    // Each measure is off by part of the round trip: follow the clock, not the network.
    const known = this.status.get().clockOffset;
    if (known === null || Math.abs(known - clockOffset) > CLOCK_NOISE) this.status.set({ clockOffset });
  }

  /** @returns whether nothing is left to do */
  async #step(): Promise<boolean> {
    try {
      if (this.#reset) {
        await this.#loadReset(this.#reset);
        return false;
      }
      if (this.#doubts) await this.#pull();
      const pushed = await this.#send();
      if (pushed) this.#answered();
      if (pushed === 'reset') {
        await this.#startReset();
        return false;
      }
      const loading = await this.#loadScopes(this.store);
      const pinning = !loading && (await this.#loadPin(this.store));
      // Each page puts the work that waits on top again: after every batch of a queue that would be most of its time.
      const busy = loading || (pushed === 'sent' && (this.#sender?.left ?? 0) > 0);
      const early = busy && this.env.now() - this.#lastPull < PULL_WHILE_BUSY;
      const caughtUp = !early && (await this.#pull());
      this.#behindSince = null;
      return caughtUp && !pushed && !loading && !pinning;
    } catch (error) {
      if (!(error instanceof SyncRefused)) throw error;
      if (error.body.error !== 'behind' && error.body.error !== 'reset') throw error;
      this.heard();
      if (error.body.error === 'behind') await this.#waitBehind();
      else await this.#startReset();
      return false;
    }
  }

  /** The next batch of the outbox, if anything waits in it. */
  async #send(): Promise<'sent' | 'reset' | null> {
    if (!this.#sender) {
      const waiting = await this.store.read((t) => t.outbox.pending());
      if (waiting.length === 0) return null;
      const { Sender } = await loadSender();
      this.#sender ??= new Sender(this.store, this.transport, this.env, this.status);
    }
    return this.#sender.sendBatch();
  }

  async #pull(): Promise<boolean> {
    const request = await planPull(this.store);
    if (!request) throw new NotReady('no hello yet');
    const asked = this.env.now();
    const answer = await this.transport.pull(request);
    this.#answered(answer.kind === 'page' ? answer.serverTime : undefined, asked);
    if (answer.kind === 'scopes') await loadScopes();
    const taken = await takePull(this.store, this.env, request, answer);
    if (taken === 'behind') await this.#waitBehind();
    if (taken === 'caught_up' && answer.kind === 'page') {
      this.#lastPull = this.env.now();
      this.#reached = answer.cursor.seq;
    }
    return taken === 'caught_up';
  }

  /** One bootstrap page. @returns whether there was one to ask for */
  async #loadScopes(store: LocalStore): Promise<boolean> {
    const taken = await this.#loader.step(store, () => this.#answered());
    if (!taken) return false;
    if (taken === 'behind') await this.#waitBehind();
    if (taken === 'scopes' && store !== this.store) await this.#startReset();
    return true;
  }

  /** One pin that must come again. @returns whether there was one */
  async #loadPin(store: LocalStore): Promise<boolean> {
    if (!(await store.read(async (t) => (await t.place()).pinQueue.length > 0))) return false;
    const { loadPin } = await loadRecord();
    const taken = await loadPin(store, this.transport, this.env, store === this.store, () =>
      this.#answered(),
    );
    if (!taken) return false;
    if (taken === 'behind') await this.#waitBehind();
    if (taken === 'scopes' && store !== this.store) await this.#startReset();
    return true;
  }

  /** Begins to load a new copy beside the old one; a reset during a reset begins again (P23). */
  async #startReset(): Promise<void> {
    this.#reset = null;
    this.#reached = 0;
    if (++this.#resets > MOST_RESETS) throw new NotReady('history changed again and again');
    const { beginReset } = await loadReset();
    const request = await planHello(this.store, this.userId, true);
    const asked = this.env.now();
    const hello = await this.transport.hello(request);
    this.#answered(hello.serverTime, asked);
    this.#reset = await beginReset(this.store, request, hello);
    this.#behindSince = null;
  }

  async #loadReset(reset: Reset): Promise<void> {
    if (await this.#loadScopes(reset.staging)) return;
    if (this.#reset !== reset || (await this.#loadPin(reset.staging))) return;
    const { resetReady, swap } = await loadReset();
    if (this.#reset !== reset || !(await resetReady(reset))) return;
    await swap(this.store, this.env, reset);
    this.#reset = null;
    this.#sender?.forget();
  }

  /** @throws NotReady unless the node has been behind for so long that it will not catch up */
  async #waitBehind(): Promise<void> {
    const now = this.env.now();
    this.#behindSince ??= now;
    if (now - this.#behindSince < BEHIND_LIMIT) throw new NotReady('node is behind');
    await this.#startReset();
  }
}
