import { isUnspaced } from '#domain/search/words';

/**
 * How many letters of a typed word may be wrong. Two that changed places count as two. Numbers are meant as typed, and
 * of short words too many are near.
 */
export function fuzziness(word: string): number | boolean {
  if (/\d/u.test(word) || isUnspaced(word)) return false;
  const { length } = [...word];
  return length < 4 ? false : length < 6 ? 1 : 2;
}
