import 'server-only';
import type { MailKind } from '#domain/notify/mails';

export interface MailWords {
  subject: string;
  /** Paragraphs before the link. */
  before: readonly string[];
  /** What the link does; none: the mail has no link. */
  button?: string;
  after: readonly string[];
}

/**
 * Words of the mails this server sends. Nothing that a stranger typed ever stands in one: a mail to somebody who
 * did not ask for it says only what we say.
 * @param desk name of the organisation's desk
 * @param number of the ticket, where the mail is about one
 */
export const MAIL_WORDS: Record<MailKind, (desk: string, number: string) => MailWords> = {
  confirm: (desk) => ({
    subject: `Confirm your address for ${desk}`,
    before: [`Somebody registered at ${desk} with this address. If it was you, confirm it and sign in.`],
    button: 'Confirm',
    after: [
      'The link works once, for 24 hours, together with the password you chose.',
      'It was not you? Do nothing. Without your confirmation the registration is removed.',
    ],
  }),
  known: (desk) => ({
    subject: `You already have an account at ${desk}`,
    before: [
      `Somebody entered this address at ${desk}. It belongs to an account already, so nothing was changed.`,
      'If it was you, sign in. If you do not know the password any more, set a new one there.',
    ],
    button: 'Sign in',
    after: ['It was not you? Do nothing.'],
  }),
  admitted: (desk) => ({
    subject: `You can sign in to ${desk}`,
    before: [`An administrator of ${desk} has let you in. Sign in with the password you chose.`],
    button: 'Sign in',
    after: [],
  }),
  invite: (desk) => ({
    subject: `You are invited to ${desk}`,
    before: [`An administrator of ${desk} has made a place for you. Enter your name and choose a password.`],
    button: 'Accept',
    after: ['The link works once, for 7 days, and is for this address alone.'],
  }),
  reset: (desk) => ({
    subject: `Set a new password for ${desk}`,
    before: [`Somebody asked for a new password for your account at ${desk}.`],
    button: 'Set a new password',
    after: [
      'The link works once, for 30 minutes. Setting a password signs you out on every device.',
      'It was not you? Do nothing. Your password stays as it is.',
    ],
  }),
  password_changed: (desk) => ({
    subject: `Your password for ${desk} was changed`,
    before: [`The password of your account at ${desk} was changed just now.`],
    button: 'Set a new password',
    after: ['It was you? Then there is nothing to do. If not, set a new one at once and tell your IT desk.'],
  }),
  email_confirm: (desk) => ({
    subject: `Confirm your new address for ${desk}`,
    before: [`This address shall become the address of an account at ${desk}.`],
    button: 'Use this address',
    after: ['The link works once, for 24 hours.', 'It was not you? Do nothing, and nothing changes.'],
  }),
  email_changing: (desk) => ({
    subject: `The address of your account at ${desk} is about to change`,
    before: [
      `You, or somebody with your password, asked for another e-mail address for your account at ${desk}. ` +
        'It changes when the new address is confirmed.',
    ],
    button: 'Set a new password',
    after: ['It was you? Then there is nothing to do here. If not, set a new password at once.'],
  }),
  answered_closed: (desk) => ({
    subject: `Your answer to ${desk} came to a closed ticket`,
    before: ['Your answer stands in the ticket, but the ticket is closed: nobody works on it any more.'],
    button: 'Open the ticket',
    after: ['Is something still wrong? Report it anew, or write a new mail that is no answer.'],
  }),
  guest_confirm: (desk) => ({
    subject: `Confirm your report to ${desk}`,
    before: [
      `Somebody reported a fault to ${desk} by a label, with this address. If it was you, confirm it: only then does ` +
        'anybody read it.',
    ],
    button: 'Look at it and confirm',
    after: [
      'The link works for 48 hours.',
      'It was not you? Do nothing. Without your confirmation the report is deleted.',
    ],
  }),
  guest_opened: (desk, number) => ({
    subject: `Your report to ${desk} is ${number}`,
    before: [
      `Your report arrived at ${desk} and has the number ${number}. Name it whenever you ask about it.`,
      'You are told by mail when somebody answers or when it is solved.',
    ],
    after: [],
  }),
};
