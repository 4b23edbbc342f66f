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
} as const;

export interface ScheduleEnv {
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
  /** The server named a time before which it wants to hear nothing; not even events shorten it. */
  #notBefore = false;

  constructor(
    private readonly exchange: Exchange,
    private readonly env: ScheduleEnv,
  ) {}

  /** Something happened: new work, a poke, back on line, back in front. Talk now. */
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
    if (this.#again && this.#failures === 0) return this.now();
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
