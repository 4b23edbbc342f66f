import 'server-only';
import { type Instant, MINUTE } from '#domain/kernel/types';

/** Wrong tries that cost nothing: people mistype. */
export interface Limits {
  /** from one address at one account */
  pair: number;
  peer: number;
  account: number;
}
const SIGN_IN: Limits = { pair: 5, peer: 60, account: 30 };
const LONGEST_WAIT = 30_000;
const LONGEST_PAUSE = 2_000;
/** As many wrong tries as cost nothing are forgotten in this time. */
const FORGET_AFTER = 15 * MINUTE;
const SIZE = 20_000;

interface Count {
  wrong: number;
  last: Instant;
}
interface Key {
  name: string;
  free: number;
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
  readonly #limits: Limits;

  constructor(limits: Limits = SIGN_IN) {
    this.#limits = limits;
  }

  /**
   * Whether this try may be made. One that may counts as wrong from now on, so that many at once are not all let
   * through; `right` takes it back.
   */
  ask(account: string, peer: string, now: Instant): Verdict {
    const [both, from, at] = keys(account, peer, this.#limits);
    const wait = Math.max(this.#waitLeft(both, now), this.#waitLeft(from, now));
    if (wait > 0) return { kind: 'wait', ms: wait };
    const over = this.#wrong(at, now) - at.free;
    for (const key of [both, from, at]) this.#set(key, this.#wrong(key, now) + 1, now);
    return { kind: 'go', pause: over <= 0 ? 0 : Math.min(LONGEST_PAUSE, over * 100) };
  }

  /** The password was right: this try counts nowhere, and what this address did wrong at this account is forgotten. */
  right(account: string, peer: string, now: Instant): void {
    const [both, from, at] = keys(account, peer, this.#limits);
    this.#counts.delete(both.name);
    for (const key of [from, at]) this.#set(key, Math.max(0, this.#wrong(key, now) - 1), now);
  }

  #set({ name }: Key, wrong: number, now: Instant): void {
    this.#counts.delete(name);
    this.#counts.set(name, { wrong, last: now });
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= SIZE) break;
      this.#counts.delete(oldest);
    }
  }

  /** Wrong tries as they weigh now: they fade, so that the mistypes of a whole house behind one address never add up. */
  #wrong({ name, free }: Key, now: Instant): number {
    const count = this.#counts.get(name);
    return count ? Math.max(0, count.wrong - ((now - count.last) / FORGET_AFTER) * free) : 0;
  }

  #waitLeft(key: Key, now: Instant): number {
    const over = Math.round(this.#wrong(key, now)) - key.free;
    if (over < 0) return 0;
    const wait = Math.min(LONGEST_WAIT, 1_000 * 2 ** Math.min(over, 10));
    return Math.max(0, (this.#counts.get(key.name)?.last ?? 0) + wait - now);
  }
}

const keys = (account: string, peer: string, free: Limits): [both: Key, from: Key, at: Key] => [
  { name: `both ${peer} ${account}`, free: free.pair },
  { name: `peer ${peer}`, free: free.peer },
  { name: `account ${account}`, free: free.account },
];
