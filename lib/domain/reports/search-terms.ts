import { formatNumber } from '../ticket/number';

/** Longest text the search box takes, in UTF-16 code units. */
export const SEARCH_MAX = 200;
/** Words that count; what follows narrows no further. */
const WORDS_MAX = 8;
/** Longest word an index of words holds (InnoDB). */
const WORD_MAX = 84;

/** What somebody looks for, taken apart. A ticket fits when one of the three fits. */
export interface SearchTerms {
  /** every one begins a word of the title or the description */
  words: readonly string[];
  /** every one stands somewhere in the title or the description: words an index of words does not hold */
  loose: readonly string[];
  /** the ticket's own number: "INC-004127", also for "4127" */
  number: string | null;
  /** the key it had in another desk */
  key: string | null;
  /** every one begins a part of the name of who reported it; empty: no name was typed */
  names: readonly string[];
}

/** Words that InnoDB leaves out of its index, in every version of MariaDB and MySQL. */
const STOP_WORDS = new Set(
  'a about an are as at be by com de en for from how i in is it la of on or that the this to was what when where who will with und www'.split(
    ' ',
  ),
);

/** Scripts that are written without spaces: an index of words has whole sentences as words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const NUMBER = /^(inc)?[-\s]?0*(\d{1,9})$/i;

/**
 * Takes a search apart. Signs that mean something to a database (`+ - * " ( ) ~ < > @ %`) never come through: only
 * letters and digits do.
 */
export function parseSearch(text: string): SearchTerms {
  const plain = text.normalize('NFC').trim().slice(0, SEARCH_MAX);
  const found = plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const words = [...new Set(found.map((word) => word.toLowerCase().slice(0, WORD_MAX)))].slice(0, WORDS_MAX);
  const isLoose = (word: string) => word.length < 3 || STOP_WORDS.has(word) || UNSPACED.test(word);
  const number = NUMBER.exec(plain);
  const isNumber = number?.[1] !== undefined;
  return {
    words: isNumber ? [] : words.filter((word) => !isLoose(word)),
    loose: isNumber ? [] : words.filter(isLoose),
    number: number ? formatNumber('incident', Number(number[2])) : null,
    key: /^\S{1,160}$/.test(plain) && /\d/.test(plain) ? plain : null,
    names: words.length <= 4 && /\p{L}/u.test(plain) && !/\d/.test(plain) ? words : [],
  };
}

/** Whether there is anything in it to look for: a text of signs alone fits nothing. */
export const isEmptySearch = (terms: SearchTerms): boolean =>
  terms.words.length + terms.loose.length === 0 && terms.number === null && terms.key === null;
