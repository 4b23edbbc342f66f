import type { Automatic } from './head';
import type { Proof, UnprovenWay } from './proof';

/** Why a mail was let in no further, or not at all. */
export const MAIL_REASONS = [
  'own', // we sent it
  'bounce',
  'auto', // an auto-responder
  'loop', // marked by another loop guard
  'list', // a mailing list or a bulk mail
  'too_large',
  'too_complex', // parts or recipients without end
  'unreadable', // the parts could not be taken apart
  'check_failed', // the sender's domain says that it is not from there
  'no_sender', // none, several, or no address
  'flood', // too many from one sender
  'repeated', // the same words again and again
  'forged_token',
  'other_sender', // the answer code is another person's
  'unknown_sender',
  'empty',
  'refused', // the person may not do this
  'closed', // written into a closed ticket: let in, and said so to the sender
  'no_ticket', // it answers a mail of ours that is about no single ticket
  'unproven', // nothing proves that the sender is who they say
] as const;
export type MailReason = (typeof MAIL_REASONS)[number];

/** From one sender within an hour. */
export const HOURLY_MAX = 20;
/** The same words from one sender within an hour: two machines that answer each other stop here. */
export const SAME_MAX = 2;

/** What is known of a mail before anything is done with it. */
export interface MailFacts {
  own: boolean;
  automatic: Automatic | null;
  size: 'fits' | 'too_large' | 'too_complex' | 'unreadable';
  proof: Proof;
  /** What an administrator wants done where nothing is proven. */
  unproven: UnprovenWay;
  /** One mailbox in canonical form; null: none, or more than one. */
  sender: string | null;
  /** The active person with that mailbox. */
  isKnown: boolean;
  /**
   * The code of an answer: none, of this sender, of somebody else on the ticket, or of nobody; lost: it answers a mail of
   * ours that has none, such as the mail of a day.
   */
  token: 'none' | 'fits' | 'other' | 'forged' | 'lost';
  /** Mails of this sender within the hour before, and how many of them said the same. */
  lately: number;
  same: number;
  isEmpty: boolean;
}

export type MailDecision =
  | { kind: 'comment' | 'ticket' }
  | { kind: 'drop' | 'quarantine'; reason: MailReason };

/**
 * What becomes of a mail. What machines send is dropped and never answered; whatever a person may have sent is kept for
 * an administrator to look at. Only a code that fits its sender makes an answer (attack A34).
 */
export function decideMail(mail: MailFacts): MailDecision {
  const drop = (reason: MailReason) => ({ kind: 'drop', reason }) as const;
  const keep = (reason: MailReason) => ({ kind: 'quarantine', reason }) as const;
  if (mail.own) return drop('own');
  if (mail.automatic === 'bounce' || mail.automatic === 'auto') return drop(mail.automatic);
  if (mail.automatic) return keep(mail.automatic);
  if (mail.size !== 'fits') return keep(mail.size);
  if (mail.proof === 'failed') return keep('check_failed');
  if (mail.sender === null) return keep('no_sender');
  if (mail.lately >= HOURLY_MAX) return keep('flood');
  if (mail.same >= SAME_MAX) return keep('repeated');
  if (mail.token === 'forged') return keep('forged_token');
  if (mail.token === 'other') return keep('other_sender');
  if (!mail.isKnown) return keep('unknown_sender');
  // A code went to nobody else: it says more than any mail server.
  const isProven = mail.token === 'fits' || mail.proof === 'passed';
  if (!isProven && mail.unproven === 'wait') return keep('unproven');
  // About which ticket, or whether it is news, only a person can tell.
  if (mail.token === 'lost') return keep('no_ticket');
  if (mail.isEmpty) return keep('empty');
  return { kind: mail.token === 'fits' ? 'comment' : 'ticket' };
}
