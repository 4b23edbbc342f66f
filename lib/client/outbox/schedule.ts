import type { Exchange } from './exchange';
import { SyncRefused } from './transport';

/** Waits between runs, ms. */
const WAIT = {
  /** Nothing told us of a change: ask anyway. The stream tells earlier. */
  visible: 15_000,
  hidden: 60_000,
  /** After failures: from the first to the longest wait, doubled each time. */
  firstRetry: 1_000,
  longestRetryVisible: 15_000,
  longestRetryHidden: 60_000,
  /** Signed out or too old: only a person can change that. */
  blocked: 60_000,
  /** Pokes within so long are one; a tab nobody looks at is in no hurry, and its phone's battery is glad. */
  pokesVisible: 500,
  pokesHidden: 20_000,
} as const;

export interface ScheduleEnv {
  /** ms since anything; never goes back */
  now(): number;
  /** 0 to 1, for the jitter. */
  random(): number;
  visible(): boolean;
  /** @returns function that cancels */
  after(ms: number, then: () => void): () => void;
}

/** Decides when the exchange talks: by timer and on events, never twice at once, never in a hot loop. */
export class Schedule {
  #failures = 0;
  #cancel: (() => void) | null = null;
  #running = false;
  #again = false;
  #stopped = false;
  #began = Number.NEGATIVE_INFINITY;
  /** The next run is close at hand already. */
  #soon = false;
  /** End of the feed as pokes told it while a run was under way. */
  #told = 0;
  /** The server named a time before which it wants to hear nothing; not even events shorten it. */
  #notBefore = false;

  constructor(
    private readonly exchange: Pick<Exchange, 'run' | 'reached' | 'status'>,
    private readonly env: ScheduleEnv,
  ) {}

  /**
   * The server says how far its feed goes. Nothing is asked for what was read already, our own changes among it.
   *
   * @param head null: the stream is back, and nobody knows what was missed
   */
  poked(head: number | null): void {
    if (head === null) {
      this.now();
      return;
    }
    if (this.#stopped || this.#notBefore || head <= this.exchange.reached) return;
    this.#told = Math.max(this.#told, head);
    if (this.#running) return;
    const gap = this.env.visible() ? WAIT.pokesVisible : WAIT.pokesHidden;
    const rest = this.#began + gap - this.env.now();
    if (this.#soon && rest > 0) return;
    this.#cancel?.();
    this.#soon = true;
    if (rest > 0) this.#cancel = this.env.after(rest, () => this.now());
    else this.now();
  }

  /** Something happened: new work, back on line, back in front. Talk now. */
  now(): void {
    if (this.#stopped || this.#notBefore) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#cancel?.();
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#again = false;
    this.#soon = false;
    this.#told = 0;
    this.#began = this.env.now();
    let wait: number;
    try {
      await this.exchange.run();
      this.#failures = 0;
      wait = this.env.visible() ? WAIT.visible : WAIT.hidden;
    } catch (error) {
      wait = this.#waitAfter(error);
    }
    this.#running = false;
    if (this.#stopped) return;
    this.#cancel = null;
    if (this.#again && this.#failures === 0) return this.now();
    if (this.#failures === 0 && this.#told > this.exchange.reached) return this.poked(this.#told);
    this.#cancel = this.env.after(wait, () => {
      this.#notBefore = false;
      this.now();
    });
  }

  #waitAfter(error: unknown): number {
    this.#failures += 1;
    const { signedOut, wrongUser, updateRequired } = this.exchange.status.get();
    if (signedOut || wrongUser || updateRequired) return WAIT.blocked;
    if (error instanceof SyncRefused && error.retryAfter !== null) {
      this.#notBefore = true;
      return error.retryAfter * (1 + this.env.random() / 4);
    }
    const longest = this.env.visible() ? WAIT.longestRetryVisible : WAIT.longestRetryHidden;
    const wait = Math.min(WAIT.firstRetry * 2 ** (this.#failures - 1), longest);
    return wait * (0.5 + this.env.random() / 2);
  }
}
