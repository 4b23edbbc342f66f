/** Fields of a ticket that are edited as such; state, hands and ties have intents of their own. */
export const EDIT_FIELDS = [
  'title',
  'description',
  'categoryId',
  'siteId',
  'place',
  'assetId',
  'impact',
  'urgency',
] as const;
export type EditField = (typeof EDIT_FIELDS)[number];

/** Those of them that whoever reported it may put right. */
export const OWN_EDIT_FIELDS = [
  'title',
  'description',
  'siteId',
  'place',
  'assetId',
] as const satisfies readonly EditField[];

/** Those of a service request: its description follows from what was answered. */
export const REQUEST_EDIT_FIELDS = EDIT_FIELDS.filter((field) => field !== 'description');
