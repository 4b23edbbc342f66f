import { isUnspaced } from './words';

/** A word that stands somewhere, and how far the typed one is from it: 0 begins it or is it. */
export interface NearWord {
  word: string;
  slips: number;
}

/** The words of many texts, each with how many texts have it: what a typed word that nothing has may have meant. */
export class Vocabulary {
  readonly #texts = new Map<string, number>();

  add(words: Iterable<string>): void {
    for (const word of meant(words)) this.#texts.set(word, (this.#texts.get(word) ?? 0) + 1);
  }

  remove(words: Iterable<string>): void {
    for (const word of meant(words)) {
      const left = (this.#texts.get(word) ?? 0) - 1;
      if (left > 0) this.#texts.set(word, left);
      else this.#texts.delete(word);
    }
  }

  clear(): void {
    this.#texts.clear();
  }

  /** Whether a word begins with this one. */
  begins(typed: string): boolean {
    for (const word of this.#texts.keys()) if (word.startsWith(typed)) return true;
    return false;
  }

  /** Words that are spelled nearly so, the likeliest first. */
  near(typed: string): NearWord[] {
    const most = slipsForgiven(typed);
    if (most === 0) return [];
    const near: (NearWord & { kind: number; texts: number })[] = [];
    for (const [word, texts] of this.#texts) {
      // Whoever slips twice has begun right.
      const forgiven = word.charCodeAt(0) === typed.charCodeAt(0) ? most : 1;
      const slips = slipsBetween(typed, word, forgiven);
      if (slips > forgiven) continue;
      near.push({ word, slips, kind: kindOf(typed, word), texts });
    }
    return near.sort((a, b) => a.slips - b.slips || a.kind - b.kind || b.texts - a.texts);
  }
}

/** The words that may be meant by another spelling, each once. Numbers are meant as typed. */
function* meant(words: Iterable<string>): Iterable<string> {
  for (const word of new Set(words)) if (word !== '' && isForgiven(word)) yield word;
}

const isForgiven = (word: string): boolean => !/\d/u.test(word) && !isUnspaced(word);

/** How many slips a typed word may have: of short words too many are near. */
function slipsForgiven(typed: string): number {
  if (!isForgiven(typed)) return 0;
  return typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
}

/** Which slip it would be, the likeliest first: letters changed places, one is missing, is another, is too many. */
function kindOf(typed: string, word: string): number {
  if (typed.length !== word.length) return typed.length < word.length ? 1 : 3;
  return sorted(typed) === sorted(word) ? 0 : 2;
}

const sorted = (word: string): string => [...word].sort().join('');

/** Rows of the table below, each a word and one wide: every word of a device is asked for each letter that is typed. */
let [before, last, row] = [0, 0, 0].map(() => new Uint8Array(64)) as [Uint8Array, Uint8Array, Uint8Array];

/**
 * How many letters were left out, put in, taken for another, or changed places with the next.
 *
 * @param most more than this are all alike
 */
export function slipsBetween(typed: string, word: string, most: number): number {
  const [height, width] = [typed.length, word.length];
  if (Math.abs(height - width) > most || width >= row.length) return most + 1;
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= height; i++) {
    const letter = typed.charCodeAt(i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const isSame = letter === word.charCodeAt(j - 1);
      let slips = (last[j - 1] as number) + (isSame ? 0 : 1);
      slips = Math.min(slips, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (!isSame && i > 1 && j > 1 && letter === word.charCodeAt(j - 2))
        if (typed.charCodeAt(i - 2) === word.charCodeAt(j - 1))
          slips = Math.min(slips, (before[j - 2] as number) + 1);
      row[j] = slips;
      if (slips < least) least = slips;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[width] as number;
}
