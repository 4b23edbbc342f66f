import { cut, isStopWord, pairs, pieces } from '../search/words';

/** Addresses of people and pages, and what is numbered ("INC-000123"): they say who and where, not what is wrong. */
const ADDRESSES = /\S+@\S+|(?:https?:\/\/|www\.)\S+|\p{L}{1,5}[-_]\d[\w-]*/giu;
/** How people ask, rather than what about. */
const POLITE = new Set(
  (
    'hello hi hey dear team please thanks thank you kind regards best cheers help can could would will i we my our me us ' +
    'have has had am been do does did not no get got just still again today yesterday morning afternoon week since now ' +
    'there here they their them he she his her its if but so when what which who how any some all also very really need ' +
    'asap urgent soon anyone someone somebody everybody'
  ).split(' '),
);
/** Longest part of a text that is looked at, in UTF-16 code units: what is wrong is said at its beginning. */
const READ_MAX = 600;
/** Words of one ticket that count. */
const WORDS_MAX = 40;

/** One spelling for one thing and several of them, where that is plain. */
const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

/** What a word counts that stands in the text below the title only: the title says what it is about. */
const BELOW = 0.5;

/**
 * The words that tell one trouble from another, and what each counts: without numbers (whatever holds a figure: rooms,
 * devices, versions, ticket numbers), mail and web addresses, and without words that say nothing.
 */
export function tellingWords(title: string, description: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of wordsIn(title)) found.set(word, 1);
  for (const word of wordsIn(description.slice(0, READ_MAX)))
    if (!found.has(word) && found.size < WORDS_MAX) found.set(word, BELOW);
  return found;
}

function wordsIn(text: string): string[] {
  return pieces(text.replace(ADDRESSES, ' ')).flatMap(({ text: piece, unspaced }) => {
    if (/\p{N}/u.test(piece)) return [];
    if (unspaced) return pairs(piece);
    const says = piece.length > 1 && !isStopWord(piece) && !POLITE.has(piece);
    return says ? [singular(cut(piece))] : [];
  });
}
