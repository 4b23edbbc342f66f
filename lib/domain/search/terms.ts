import { formatNumber } from '../ticket/number';
import { NUMBER_PREFIX, TICKET_KINDS } from '../ticket/states';
import { cut, isStopWord, type Piece, pairs, pieces } from './words';

/** Longest text the search box takes, in UTF-16 code units. */
export const SEARCH_MAX = 200;
/** Words that count; what follows narrows no further. */
const WORDS_MAX = 8;

/** What somebody looks for, taken apart. A ticket fits when one of the four fits: its words, number, key or name. */
export interface SearchTerms {
  /** every one begins a word of the title or the description */
  words: readonly string[];
  /** every one stands somewhere in the title or the description too; without words, in the title */
  loose: readonly string[];
  /** numbers a ticket may have: "INC-004127"; for "4127" that of each kind */
  numbers: readonly string[];
  /** the key it had in another desk */
  key: string | null;
  /** every one begins a part of the name of who reported it; empty: no name was typed */
  names: readonly string[];
}

const NUMBER = new RegExp(`^(${Object.values(NUMBER_PREFIX).join('|')})?[-\\s]?0*(\\d{1,9})$`, 'i');

/**
 * Takes a search apart. Signs that mean something to a database (`+ - * " ( ) ~ < > @ %`) never come through: only
 * letters and figures do.
 */
export function parseSearch(text: string): SearchTerms {
  const plain = text.normalize('NFC').trim().slice(0, SEARCH_MAX);
  const number = NUMBER.exec(plain);
  const typed = plain.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return {
    ...(number?.[1] === undefined ? textTerms(pieces(plain).slice(0, WORDS_MAX)) : { words: [], loose: [] }),
    numbers: number ? numbersOf(number[1], Number(number[2])) : [],
    key: /^\S{1,160}$/.test(plain) && /\d/.test(plain) ? plain : null,
    names: typed.length <= 4 && /\p{L}/u.test(plain) && !/\d/.test(plain) ? [...new Set(typed)] : [],
  };
}

/** @param prefix as typed; undefined: of every kind */
const numbersOf = (prefix: string | undefined, n: number): string[] =>
  TICKET_KINDS.filter((kind) => !prefix || NUMBER_PREFIX[kind] === prefix.toUpperCase()).map((kind) =>
    formatNumber(kind, n),
  );

/** Words that say nothing count only where there are no others. */
function textTerms(typed: readonly Piece[]): Pick<SearchTerms, 'words' | 'loose'> {
  const telling = typed.filter(({ text, unspaced }) => unspaced || !isStopWord(text));
  if (telling.length === 0) return { words: [], loose: unique(typed.map(({ text }) => text)) };
  const words = telling.flatMap(({ text, unspaced }) => (unspaced ? begun(text) : [cut(text)]));
  // Its pairs may stand apart from each other.
  const whole = telling.filter(({ text, unspaced }) => unspaced && [...text].length > 2);
  return { words: unique(words).slice(0, WORDS_MAX), loose: unique(whole.map(({ text }) => text)) };
}

/** What a piece without spaces asks of the index: what follows its last sign is not known. */
const begun = (piece: string): string[] => ([...piece].length === 1 ? [piece] : pairs(piece).slice(0, -1));

const unique = (words: readonly string[]): string[] => [...new Set(words)];
