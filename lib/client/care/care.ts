import type { StatusBoard } from '#client/outbox/status';
import { deviceNow } from '#client/platform/clock';
import type { DexieStore } from '#client/store/dexie-store';
import { HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { SCHEMA_V } from '#sync/protocol/constants';
import { type CareTransport, careTransport } from './care-transport';
import { type Standing, standing } from './device-report';

/** Looked at so often; told only when something is new. */
const LOOK_EVERY = MINUTE;
/** Told again after this long although nothing is new. */
const TELL_AFTER = 6 * HOUR;

/** What it looks after. */
export interface Cared {
  readonly userId: Id;
  readonly store: DexieStore;
  readonly board: StatusBoard;
}

/** Looks after one device while its tab leads: tells the server how it stands. */
export class Care {
  #told = '';
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly cared: Cared,
    private readonly signal: AbortSignal,
    private readonly transport: CareTransport = careTransport,
  ) {}

  /** Looks at once, and then every minute until the signal ends it. */
  start(): void {
    void this.look();
    const timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    globalThis.document?.addEventListener('visibilitychange', () => void this.look(), {
      signal: this.signal,
    });
  }

  /** One look; what the network or the store refuses comes with the next. */
  async look(): Promise<void> {
    if (this.signal.aborted || !this.cared.board.get().online) return;
    try {
      await this.#tell();
    } catch {
      // Nothing depends on it: the next look tells.
    }
  }

  async #tell(): Promise<void> {
    const now = await standing(this.cared.store);
    if (!this.#isNews(now)) return;
    const clientId = await this.#clientId();
    const check = await this.#lastCheck();
    await this.transport.report({
      userId: this.cared.userId,
      clientId,
      schemaV: SCHEMA_V,
      report: { ...now, check },
    });
    this.#told = JSON.stringify(now);
    this.#toldAt = deviceNow();
  }

  #isNews(now: Standing): boolean {
    return JSON.stringify(now) !== this.#told || deviceNow() - this.#toldAt > TELL_AFTER;
  }

  #clientId(): Promise<Id> {
    return this.cared.store.read(async (t) => (await t.place()).clientId);
  }

  async #lastCheck() {
    const record = await this.cared.store.query((db) => db.meta.get('care'));
    if (record?.key !== 'care') return null;
    return { mended: record.value.mended, ago: Math.max(0, deviceNow() - record.value.at) };
  }
}
