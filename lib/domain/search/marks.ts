import { folded, isUnspaced } from './words';

export interface TextPart {
  text: string;
  isMarked: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * A text cut where words that were found begin and end.
 *
 * @param found what words begin with, folded; of scripts without spaces, pairs of signs
 */
export function markedParts(text: string, found: ReadonlySet<string>): TextPart[] {
  const parts: TextPart[] = [];
  const add = (piece: string, isMarked: boolean) => {
    const last = parts.at(-1);
    if (piece === '') return;
    if (last?.isMarked === isMarked) last.text += piece;
    else parts.push({ text: piece, isMarked });
  };
  const begun = [...found];
  const isFound = (word: string) => found.has(word) || begun.some((one) => word.startsWith(one));
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    add(text.slice(at, match.index), false);
    const [word] = match;
    if (isUnspaced(folded(word)))
      for (const [sign, isMarked] of markedSigns(word, found)) add(sign, isMarked);
    else add(word, isFound(folded(word)));
    at = match.index + word.length;
  }
  add(text.slice(at), false);
  return parts;
}

/** Signs of a script without spaces: both of a pair that was found. */
function markedSigns(word: string, found: ReadonlySet<string>): [string, boolean][] {
  const signs = [...word];
  const isPair = signs.map((sign, at) => found.has(folded(sign + (signs[at + 1] ?? ''))));
  return signs.map((sign, at) => [sign, (isPair[at] ?? false) || (isPair[at - 1] ?? false)]);
}
