/** Texts with their words weighted, so that how alike two are is one sum over the words both have. */
export interface Weighed {
  /** Words of each text, as numbers. */
  words: readonly Int32Array[];
  /** Their weights; the squares of one text add up to one. */
  weights: readonly Float32Array[];
  /** By word: how much it tells. */
  rarity: Float32Array;
  /** By word: texts that have it, and its weight there. */
  holders: readonly { texts: Int32Array; weights: Float32Array }[];
}

/** A word in so many of the texts is one that says nothing among them. */
const COMMON_SHARE = 0.25;
/** Among few texts none is too common. */
const COMMON_LEAST = 40;
/** So much a word counts that only one text has. */
const LONE = 0.4;

/** What a word counts that stands in no title: how people talk rather than what about. */
const TALK = 0.3;

/** Weighs the words of texts: a word counts by how rare it is among them (TF-IDF), and by where it stands. */
export function weigh(texts: readonly ReadonlyMap<string, number>[]): Weighed {
  const counts = new Map<string, number>();
  const inTitles = new Map<string, number>();
  for (const words of texts)
    for (const [word, part] of words) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      if (part === 1) inTitles.set(word, (inTitles.get(word) ?? 0) + 1);
    }
  const most = Math.max(COMMON_LEAST, texts.length * COMMON_SHARE);
  const numbers = new Map<string, number>();
  const rare: number[] = [];
  for (const [word, count] of counts) {
    if (count > most) continue;
    numbers.set(word, rare.length);
    // A word of one text alone ties it to none; it only says that the text tells something else as well.
    const telling = TALK + (1 - TALK) * Math.min(1, (2 * (inTitles.get(word) ?? 0)) / count);
    rare.push(Math.log(1 + texts.length / count) * (count === 1 ? LONE : telling));
  }
  const known = texts.map((text) =>
    [...text].flatMap(([word, part]) => {
      const at = numbers.get(word);
      return at === undefined ? [] : { at, weight: part * (rare[at] ?? 0) };
    }),
  );
  const weights = known.map((text) => unit(text.map(({ weight }) => weight)));
  const held = rare.map(() => ({ texts: [] as number[], weights: [] as number[] }));
  known.forEach((text, number) => {
    text.forEach(({ at }, n) => {
      held[at]?.texts.push(number);
      held[at]?.weights.push(weights[number]?.[n] ?? 0);
    });
  });
  return {
    words: known.map((text) => Int32Array.from(text, ({ at }) => at)),
    weights,
    rarity: Float32Array.from(rare),
    holders: held.map((of) => ({ texts: Int32Array.from(of.texts), weights: Float32Array.from(of.weights) })),
  };
}

function unit(weights: readonly number[]): Float32Array {
  const length = Math.hypot(...weights) || 1;
  return Float32Array.from(weights, (weight) => weight / length);
}

/** How alike texts are that share a word, from 0 to 1, by the inverted index of words. */
export class Likeness {
  readonly #sums: Float32Array;
  readonly #touched: number[] = [];

  constructor(private readonly weighed: Weighed) {
    this.#sums = new Float32Array(weighed.words.length);
  }

  /** Calls `tell` for every text at least `least` like this one, itself included. */
  each(text: number, least: number, tell: (other: number, like: number) => void): void {
    const words = this.weighed.words[text] ?? [];
    const weights = this.weighed.weights[text] ?? [];
    for (let at = 0; at < words.length; at++) {
      const held = this.weighed.holders[words[at] ?? 0];
      const weight = weights[at] ?? 0;
      for (let n = 0; held && n < held.texts.length; n++)
        this.#add(held.texts[n] ?? 0, weight * (held.weights[n] ?? 0));
    }
    this.#tell(least, tell);
  }

  /** Calls `tell` for every text that has at least `least` of what these words tell. What else it tells does not count. */
  eachWith(words: readonly number[], least: number, tell: (text: number, share: number) => void): void {
    const all = words.reduce((sum, word) => sum + (this.weighed.rarity[word] ?? 0), 0);
    for (const word of words) {
      const part = (this.weighed.rarity[word] ?? 0) / all;
      for (const text of this.weighed.holders[word]?.texts ?? []) this.#add(text, part);
    }
    this.#tell(least, tell);
  }

  /** Words that so many of these texts have. */
  shared(texts: readonly number[], share: number): number[] {
    const counts = new Map<number, number>();
    for (const text of texts)
      for (const word of this.weighed.words[text] ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts]
      .flatMap(([word, count]) => (count >= texts.length * share ? word : []))
      .sort((a, b) => a - b);
  }

  #add(text: number, part: number): void {
    if (this.#sums[text] === 0) this.#touched.push(text);
    this.#sums[text] = (this.#sums[text] ?? 0) + part;
  }

  #tell(least: number, tell: (text: number, sum: number) => void): void {
    for (const text of this.#touched) {
      const sum = this.#sums[text] ?? 0;
      this.#sums[text] = 0;
      if (sum >= least) tell(text, sum);
    }
    this.#touched.length = 0;
  }
}
