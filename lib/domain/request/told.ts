import type { Told } from './fields';

/** An answer as a line of text; of files, how many. */
export const inWords = ({ kind, value, words }: Told): string =>
  words ?? (kind === 'file' ? String([value].flat().length) : [value].flat().join(', '));

/** Ids of the files that are answers: they stand beneath their questions. */
export const answeredFiles = (told: readonly Told[] | undefined): ReadonlySet<string> =>
  new Set(
    (told ?? []).filter(({ kind }) => kind === 'file').flatMap(({ value }) => [value].flat().map(String)),
  );

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
