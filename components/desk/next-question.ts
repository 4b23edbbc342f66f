/** A part of a list, and which list that is: its filters, without the place in it. */
export interface Part {
  key: string;
  filters: string;
}

/**
 * What has to be asked so that what is wanted is shown; null: nothing, or it is under way.
 * `whole`: with the length of the list, which a further part of the shown one has already.
 */
export function nextQuestion(shown: Part, wanted: Part, underWay: string | null): { whole: boolean } | null {
  if (shown.key === wanted.key || underWay === wanted.key) return null;
  return { whole: shown.filters !== wanted.filters };
}
