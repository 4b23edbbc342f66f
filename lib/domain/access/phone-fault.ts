/** Why something typed is no phone number. */
export const PHONE_FAULTS = ['too_short', 'too_long', 'not_a_number', 'no_country'] as const;
export type PhoneFault = (typeof PHONE_FAULTS)[number];
