import type { StatusBoard } from '#client/outbox/status';
import { deviceNow } from '#client/platform/clock';
import type { DexieStore } from '#client/store/dexie-store';
import { DAY, HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { SCHEMA_V } from '#sync/protocol/constants';
import { type CareTransport, careTransport } from './care-transport';
import { checkNow, lastCheck, remember } from './check';
import { standing } from './device-report';

/** Looked at so often; told only when something is new. */
const LOOK_EVERY = MINUTE;
/** A look after something changed: changes come in groups, ms. */
const LOOK_SOON = 3_000;
/** Told at most so often, ms. */
const TELL_GAP = 15_000;
/** Told again after this long although nothing is new. */
const TELL_AFTER = 6 * HOUR;

/** A comparison that did not come through is tried again after this long. */
const CHECK_AGAIN = HOUR;

/** What it looks after. */
export interface Cared {
  readonly userId: Id;
  readonly store: DexieStore;
  readonly board: StatusBoard;
  syncNow(): void;
}

/**
 * Looks after one device while its tab leads: compares it with the server once a day, puts aside what cannot be read,
 * and tells the server how it stands.
 */
export class Care {
  #told = '';
  #toldAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #looking = false;

  constructor(
    private readonly cared: Cared,
    private readonly signal: AbortSignal,
    private readonly transport: CareTransport = careTransport,
  ) {}

  /** Looks at once, and then every minute until the signal ends it. */
  start(): void {
    void this.look();
    const timer = setInterval(() => void this.look(), LOOK_EVERY);
    let soon: ReturnType<typeof setTimeout> | undefined;
    const unwatch = this.cared.board.watch(() => {
      soon ??= setTimeout(() => {
        soon = undefined;
        void this.look();
      }, LOOK_SOON);
    });
    const end = () => {
      clearInterval(timer);
      clearTimeout(soon);
      unwatch();
    };
    this.signal.addEventListener('abort', end, { once: true });
    globalThis.document?.addEventListener('visibilitychange', () => void this.look(), {
      signal: this.signal,
    });
  }

  /** One look; what the network or the store refuses comes with the next. */
  async look(): Promise<void> {
    if (this.signal.aborted || this.#looking || !this.cared.board.get().online) return;
    this.#looking = true;
    try {
      await this.#check();
      await this.#tell();
    } catch {
      // Nothing depends on it: the next look comes.
    } finally {
      this.#looking = false;
    }
  }

  async #check(): Promise<void> {
    const now = deviceNow();
    const { store } = this.cared;
    const last = await lastCheck(store);
    // Rows that came just now are as the server has them; within a day of the first look is soon enough.
    if (!last) return void (await remember(store, { at: null, mended: 0, due: now + Math.random() * DAY }));
    if (now < last.due || now - this.#triedAt < CHECK_AGAIN || !this.cared.board.get().caughtUp) return;
    this.#triedAt = now;
    await checkNow(this.cared, this.transport);
  }

  async #tell(): Promise<void> {
    const check = await this.#lastCheck();
    const now = await standing(this.cared.store);
    const news = JSON.stringify([now, check?.mended]);
    const since = deviceNow() - this.#toldAt;
    if (news === this.#told && since < TELL_AFTER) return;
    if (since < TELL_GAP) {
      setTimeout(() => void this.look(), TELL_GAP - since);
      return;
    }
    const clientId = await this.#clientId();
    await this.transport.report({
      userId: this.cared.userId,
      clientId,
      schemaV: SCHEMA_V,
      report: { ...now, check },
    });
    this.#told = news;
    this.#toldAt = deviceNow();
  }

  #clientId(): Promise<Id> {
    return this.cared.store.read(async (t) => (await t.place()).clientId);
  }

  async #lastCheck() {
    const last = await lastCheck(this.cared.store);
    if (!last || last.at === null) return null;
    return { mended: last.mended, ago: Math.max(0, deviceNow() - last.at) };
  }
}
