/** Whether people without an account may report by a label, and whether they are told what it stands on. */
export const GUEST_REPORTS = ['off', 'label', 'named'] as const;
export type GuestReports = (typeof GUEST_REPORTS)[number];

/** Longest text of a guest, in UTF-16 code units: shorter than that of people who are known. */
export const GUEST_TEXT_MAX = 4_000;

/** Fields that a guest fills in. */
export const GUEST_FIELDS = ['text', 'name', 'email'] as const;
export type GuestField = (typeof GUEST_FIELDS)[number];

/**
 * What a guest's device is told about a report. `mail`: it is here and waits until the link in the mail is used.
 * `gone`: it was never here, or ran out. `off`: guests report nothing by labels here.
 */
export type GuestAnswer =
  | { kind: 'mail' | 'gone' | 'off' }
  | { kind: 'opened'; number: string }
  | { kind: 'invalid'; fields: readonly GuestField[] }
  | { kind: 'slow_down'; seconds: number };

/** What the page of a label says of what it stands on: as much as the organisation allows, and never whose it is. */
export interface GuestThing {
  klass: string | null;
  /** Where it stands: site and room, as far as they are known. */
  place: string | null;
}
