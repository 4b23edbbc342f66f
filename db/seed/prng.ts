/** A small seeded generator (mulberry32): the same seed gives the same organisation on every machine. */
export interface Prng {
  /** uniform in [0, 1) */
  next(): number;
  /** whole number from `from` to `to`, both included */
  int(from: number, to: number): number;
  /** true with this probability */
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** index into the weights */
  weighted(weights: readonly number[]): number;
  /** log-normal around `median`; `spread` is the standard deviation of the logarithm */
  around(median: number, spread: number): number;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A generator of its own for each key, so that one more draw for a ticket never changes the next ticket. */
export function prng(key: string): Prng {
  let a = hash(key);
  const next = (): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const weighted = (weights: readonly number[]): number => {
    let rest = next() * weights.reduce((sum, w) => sum + w, 0);
    for (const [i, w] of weights.entries()) {
      rest -= w;
      if (rest < 0) return i;
    }
    return weights.length - 1;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (p) => next() < p,
    pick: <T>(list: readonly T[]): T => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    weighted,
    around: (median, spread) => {
      // Box and Muller; 1 - next() is never 0
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}

/** A version 7 UUID whose random part comes from the generator. `at`: ms since the epoch. */
export function uuid7(at: number, random: Prng): string {
  const time = at.toString(16).padStart(12, '0');
  const word = (): string => random.int(0, 0xffff).toString(16).padStart(4, '0');
  const version = (0x7000 | random.int(0, 0xfff)).toString(16);
  const variant = (0x8000 | random.int(0, 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${word()}${word()}${word()}`;
}
