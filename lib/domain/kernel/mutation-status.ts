/** What became of an intent on the server. Only the first two left an effect. */
export const MUTATION_STATUSES = ['ok', 'merged', 'rejected', 'held', 'quarantined'] as const;
export type MutationStatus = (typeof MUTATION_STATUSES)[number];
