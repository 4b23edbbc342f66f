/** How far somebody has come in: their mail is unconfirmed, an administrator has not said yes, or they are in. */
export const ADMISSIONS = ['awaiting_mail', 'awaiting_approval', 'admitted'] as const;
export type Admission = (typeof ADMISSIONS)[number];
