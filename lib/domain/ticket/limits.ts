/** Longest texts, in UTF-16 code units, the same on phone, wire and table. */
export const LIMITS = {
  title: 200,
  description: 10_000,
  text: 10_000,
  place: 120,
  checklistText: 200,
  watchers: 50,
  related: 50,
  mentions: 20,
} as const;
