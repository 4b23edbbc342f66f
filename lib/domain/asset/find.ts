import { type Asset, foldTag } from './asset';

/** What somebody typed, by words, as tags are compared. */
export const wordsOf = (text: string): string[] => foldTag(text).split(/\s+/).filter(Boolean);

/** Whether tag, name, serial number, model or place of an asset has all of the words. */
export function fitsWords(
  row: Pick<Asset, 'tag' | 'name'> & { serial: string; model: string; place: string | null },
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const all = foldTag([row.tag, row.name, row.serial, row.model, row.place ?? ''].join('\n'));
  return words.every((word) => all.includes(word));
}
