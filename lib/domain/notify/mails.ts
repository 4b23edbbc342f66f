/** Mails this desk sends about accounts, each with its own words. */
export const MAIL_KINDS = [
  'confirm', // newcomer: is this your address?
  'known', // somebody registered, or wants this address, and it has an account already
  'admitted', // an administrator said yes
  'invite', // an administrator invites
  'reset', // a new password is asked for
  'password_changed', // it was changed
  'email_confirm', // to a new address: is it yours?
  'email_changing', // to the address that will go
  'answered_closed', // an answer by mail went into a closed ticket
  'guest_confirm', // somebody reported by a label with this address: was it you?
  'guest_opened', // it is a ticket now, with this number
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
