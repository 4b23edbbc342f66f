/** Chance that can be repeated: the same seed throws the same. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  whole(from: number, to: number): number;
  of<T>(list: readonly T[]): T;
  chance(share: number): boolean;
}

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    chance: (share) => next() < share,
  };
}
