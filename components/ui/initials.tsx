const letter = /^\p{L}/u;
const han = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const joining = /^[\p{Script=Arabic}\p{Script=Syriac}]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function first(word: string): string {
  for (const g of graphemes.segment(word)) return g.segment.toUpperCase();
  return '';
}

/**
 * One or two letters that stand for a person, in the script of the name: the first of the first word and the first of
 * the last. East Asian names give the family name's sign. Empty when the name holds no letter.
 */
export function initials(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s·.@_]+/u)
    .filter((w) => letter.test(w));
  const head = words[0];
  const tail = words.at(-1);
  if (!head || !tail) return '';
  if (han.test(head)) return first(head);
  if (words.length === 1) return first(head);
  // letters that join would make one shape of two people's signs: keep them apart
  const gap = joining.test(head) ? ' ' : '';
  return first(head) + gap + first(tail);
}
