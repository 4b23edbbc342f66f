import type { Told } from './fields';

/** An answer as a line of text. */
export const inWords = ({ value, words }: Told): string =>
  words ?? (Array.isArray(value) ? value.join(', ') : String(value));

/** The title of a request: what it is, and the answer that tells it from others. */
export function requestTitle(
  item: string,
  told: readonly Told[],
  titleField: string | null,
  max: number,
): string {
  const one = told.find(({ id }) => id === titleField);
  const line = one ? `${item}: ${inWords(one).replace(/\s+/g, ' ')}` : item;
  return line.length <= max ? line : `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** All of it as text: for search, mails and exports. */
export const requestText = (told: readonly Told[], max: number): string =>
  told
    .map((one) => `${one.label}: ${inWords(one)}`)
    .join('\n')
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '');
