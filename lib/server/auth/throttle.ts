import 'server-only';
import { type Instant, MINUTE } from '#domain/kernel/types';

/** Wrong tries that cost nothing: people mistype. */
const FREE_PER_PAIR = 5;
const FREE_PER_PEER = 60;
const FREE_PER_ACCOUNT = 30;
const LONGEST_WAIT = 30_000;
const LONGEST_PAUSE = 2_000;
/** After this long without a wrong try, counting starts again. */
const FORGET_AFTER = 15 * MINUTE;
const SIZE = 20_000;

interface Count {
  wrong: number;
  last: Instant;
}

/** May try now; must wait so many ms first and say so; or may try after a pause the server makes by itself. */
export type Verdict = { kind: 'go'; pause: number } | { kind: 'wait'; ms: number };

/**
 * Slows guessing down, per process. Who guesses at one account from one address waits 1, 2, 4 … 30 s; who tries
 * many accounts from one address waits too. An account that is guessed at from everywhere only gets slower by a
 * pause, so a stranger can never lock its owner out (attack A31).
 */
export class Throttle {
  readonly #counts = new Map<string, Count>();

  /** Whether this try may be made. Asking costs nothing. */
  ask(account: string, peer: string, now: Instant): Verdict {
    const wait = Math.max(
      this.#waitLeft(`both ${peer} ${account}`, FREE_PER_PAIR, now),
      this.#waitLeft(`peer ${peer}`, FREE_PER_PEER, now),
    );
    if (wait > 0) return { kind: 'wait', ms: wait };
    const over = this.#wrong(`account ${account}`, now) - FREE_PER_ACCOUNT;
    return { kind: 'go', pause: over <= 0 ? 0 : Math.min(LONGEST_PAUSE, over * 100) };
  }

  /** A wrong password, or an unknown account: the two count the same. */
  wrong(account: string, peer: string, now: Instant): void {
    for (const key of [`both ${peer} ${account}`, `peer ${peer}`, `account ${account}`]) {
      const wrong = this.#wrong(key, now) + 1;
      this.#counts.delete(key);
      this.#counts.set(key, { wrong, last: now });
    }
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= SIZE) break;
      this.#counts.delete(oldest);
    }
  }

  /** A right password clears what this address did wrong at this account, nothing else. */
  right(account: string, peer: string): void {
    this.#counts.delete(`both ${peer} ${account}`);
  }

  #wrong(key: string, now: Instant): number {
    const count = this.#counts.get(key);
    return count && now - count.last < FORGET_AFTER ? count.wrong : 0;
  }

  #waitLeft(key: string, free: number, now: Instant): number {
    const over = this.#wrong(key, now) - free;
    if (over < 0) return 0;
    const wait = Math.min(LONGEST_WAIT, 1_000 * 2 ** Math.min(over, 10));
    return Math.max(0, (this.#counts.get(key)?.last ?? 0) + wait - now);
  }
}
