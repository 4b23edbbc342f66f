/** Longest word an index of words holds, in characters. Longer ones are found by what they begin with. */
export const WORD_MAX = 32;

/** Words that stand in nearly every text, and so tell no two apart. Only words that mean nothing else. */
const STOP_WORDS = new Set(
  'a an and are as at be by for from in is it of on or that the this to was with'.split(' '),
);

/** Letters of scripts that are written without spaces. */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const UNSPACED_RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Letters with a part that no normal form takes off. */
const BASE: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ł: 'l', ı: 'i' };

/** One spelling for all: without case, accents and widths, so "Über" is found as "uber" and the other way round. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøæœđłı]/g, (letter) => BASE[letter] ?? letter);
}

/** A word of a text. `unspaced`: a piece of a script without spaces, which holds several words. */
export interface Piece {
  text: string;
  unspaced: boolean;
}

/** The words of a text in their order, folded. Only letters, figures and their marks come through. */
export function pieces(text: string): Piece[] {
  const words = folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words
    .flatMap((word) => word.match(UNSPACED_RUN) ?? [])
    .map((piece) => ({ text: piece, unspaced: IS_UNSPACED.test(piece) }));
}

/** What of a word the index holds. */
export const cut = (word: string): string =>
  word.length <= WORD_MAX ? word : [...word].slice(0, WORD_MAX).join('');

/** Whether a folded piece begins with a sign of a script that is written without spaces. */
export const isUnspaced = (piece: string): boolean => IS_UNSPACED.test(piece);

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** Every two neighbours of a piece without spaces, and its last alone: any two or one of it begin one of these. */
export function pairs(piece: string): string[] {
  const signs = [...piece];
  return signs.map((sign, at) => sign + (signs[at + 1] ?? ''));
}

/** The words by which a text is found, each once: what an index of words holds of it. */
export function wordsOf(text: string): string[] {
  const found = new Set<string>();
  for (const piece of pieces(text)) {
    if (piece.unspaced) for (const pair of pairs(piece.text)) found.add(pair);
    else if (!isStopWord(piece.text)) found.add(cut(piece.text));
  }
  return [...found];
}
