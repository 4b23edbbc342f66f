import { markedParts } from '../search/marks';

/** A text in Markdown without its signs, in one line: for lists, where its form means nothing. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/```[^\n]*\n?/gu, ' ')
    .replace(/!?\[([^\][\n]{0,300})\]\([^)\s]{0,2000}\)/gu, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+(?:\[[ x]\]\s)?/gmu, '')
    .replace(/^[\s|:-]+$/gmu, ' ')
    .replace(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\|/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** A piece of the text of an article around the first word that was found in it; its beginning where none was. */
export function excerptOf(markdown: string, found: ReadonlySet<string>, length = 160): string {
  const text = plainText(markdown);
  if (text.length <= length) return text;
  const [first] = markedParts(text, found);
  const at = !first || first.isMarked ? 0 : first.text.length;
  if (at >= text.length || at < length / 2) return `${cutAtWord(text.slice(0, length))} …`;
  const from = text.indexOf(' ', at - Math.floor(length / 3)) + 1;
  const piece = text.slice(from, from + length);
  return `… ${from + length < text.length ? `${cutAtWord(piece)} …` : piece}`;
}

const cutAtWord = (text: string): string => text.replace(/\s+\S*$/u, '');
