import type { Id, Instant } from '#domain/kernel/types';

/** What the exchange knows about itself; the same in every tab. */
export interface ExchangeStatus {
  /** The last request to our server was answered. */
  online: boolean;
  /** The session has ended: reading and queueing go on, sending waits for a sign-in (P25). */
  signedOut: boolean;
  /** Somebody has ended it, or shut the person out: what is here is not to be read any more (P25). */
  revoked: boolean;
  /** Somebody else is signed in: nothing is sent (P7). */
  wrongUser: boolean;
  /** This app is too old for the server. */
  updateRequired: boolean;
  caughtUp: boolean;
  /** Entries of the current run answered so far, and in all. */
  sending: { done: number; total: number } | null;
  /** The file whose bytes are on their way: how many the server has, of how many. */
  uploading: { fileId: Id; sent: number; size: number } | null;
  /** Device clock. */
  lastContact: Instant | null;
  /** Server clock minus device clock in ms. */
  clockOffset: number | null;
  /** How many unsent changes the browser threw away with all else, until the person has read it (F17). */
  lost: number | null;
}

export const QUIET: ExchangeStatus = {
  online: false,
  signedOut: false,
  revoked: false,
  wrongUser: false,
  updateRequired: false,
  caughtUp: false,
  sending: null,
  uploading: null,
  lastContact: null,
  clockOffset: null,
  lost: null,
};

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** A status that others watch. */
export class StatusBoard {
  #status = QUIET;
  readonly #listeners = new Set<() => void>();

  get(): ExchangeStatus {
    return this.#status;
  }

  set(patch: Partial<ExchangeStatus>): void {
    const keys = Object.keys(patch) as (keyof ExchangeStatus)[];
    if (keys.every((key) => same(this.#status[key], patch[key]))) return;
    this.#status = { ...this.#status, ...patch };
    for (const listener of this.#listeners) listener();
  }

  /** @returns function that ends the watching */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
