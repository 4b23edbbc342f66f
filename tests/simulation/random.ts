import type { Id } from '#domain/kernel/types';

/** Random numbers that come again for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** Whole number from 0 to n - 1. */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from.length === 0 ? undefined : from[this.below(from.length)];
  }
}

/** Ids that come again for the same order of calls. The last digits stay free for derived ids. */
export class Ids {
  #last = 0;

  next = (): Id => {
    this.#last += 1;
    const hex = this.#last.toString(16).padStart(8, '0');
    return `00000000-0000-7000-8000-${hex}0000`;
  };
}
