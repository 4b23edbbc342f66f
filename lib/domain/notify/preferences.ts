import { isStaff, type Role } from '../access/roles';
import type { Instant } from '../kernel/types';
import { isOfChange, type NotifiedEvent, REVIEW_DUE } from './events';
import { minuteOfDay, nextAt } from './local-time';

export const CHANNELS = ['push', 'mail', 'inbox'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody chose for themselves. What they did not choose is as the desk has it. */
export type Choices = { [E in NotifiedEvent]?: { [C in Channel]?: boolean } };

export interface NotifyPreferences {
  choices: Choices;
  /** Minutes of the day, by the person's own clocks; may go over midnight. */
  quiet: { from: number; to: number } | null;
  /** IANA name of the person's time zone. */
  zone: string;
  /** What would go as mails comes once a day, together. */
  digest: boolean;
}

export const NO_PREFERENCES: NotifyPreferences = { choices: {}, quiet: null, zone: 'UTC', digest: false };

/** When the day's mail goes, by the person's own clocks, in minutes of the day. */
export const DIGEST_AT = 7 * 60;

/** A person as far as it matters how they are reached. */
export interface Reachable {
  role: Role;
  /** Whether a push can reach any device of theirs. */
  hasDevice: boolean;
}

/**
 * Whether an event goes through a channel when nobody chose anything: pushes and the inbox always; mails to those who have no device
 * for pushes, of work that is theirs and of answers to what they reported.
 */
export function isOnByItself(
  event: NotifiedEvent,
  channel: Channel,
  { role, hasDevice }: Reachable,
): boolean {
  if (channel !== 'mail') return true;
  if (hasDevice) return false;
  const isOwnWork =
    event === 'ticket.assigned' ||
    event === 'ticket.major' ||
    event === 'ticket.approvalWanted' ||
    event === REVIEW_DUE ||
    isOfChange(event);
  return isOwnWork || (ANSWERS.includes(event) && !isStaff(role));
}

/** Answers to what somebody reported. */
const ANSWERS: readonly NotifiedEvent[] = [
  ...(['ticket.resolved', 'ticket.majorOver', 'ticket.commented', 'ticket.closed'] as const),
  'ticket.decided',
];

/** What is told when all is done: nothing has to be done about it at once, however urgent it was. */
const TOLD_AFTER: readonly NotifiedEvent[] = ['ticket.majorOver', 'ticket.numbered'];

/** What passes quiet hours, and goes by mail where no device takes it. */
export const isUrgent = (event: NotifiedEvent, priority: number): boolean =>
  event === 'ticket.breached' ||
  event === 'ticket.major' ||
  event === 'ticket.updateOwed' ||
  (priority === 1 && !TOLD_AFTER.includes(event));

/** When each channel tells; null: never. */
export interface Plan {
  push: Instant | null;
  mail: Instant | null;
  /** The mail comes with all others of the day. */
  inDigest: boolean;
  /** It stands in the inbox, at once: nothing sounds there. */
  inInbox: boolean;
}

/** Through which channels a person is told of an event, and when. */
export function planFor(
  event: NotifiedEvent,
  urgent: boolean,
  person: Reachable,
  { choices, quiet, zone, digest }: NotifyPreferences,
  now: Instant,
): Plan {
  const at = urgent || !quiet || !isQuiet(quiet, zone, now) ? now : nextAt(zone, quiet.to, now);
  const isOn = (channel: Channel) => choices[event]?.[channel] ?? isOnByItself(event, channel, person);
  const inDigest = digest && !urgent && isOn('mail');
  return {
    push: isOn('push') ? at : null,
    mail: isOn('mail') ? (inDigest ? nextAt(zone, DIGEST_AT, now) : at) : null,
    inDigest,
    inInbox: isOn('inbox'),
  };
}

/** Whether the clocks on the wall lie in the quiet hours; from and to alike: none are quiet. */
export function isQuiet(
  { from, to }: NonNullable<NotifyPreferences['quiet']>,
  zone: string,
  now: Instant,
): boolean {
  const minute = minuteOfDay(zone, now);
  return from <= to ? from <= minute && minute < to : from <= minute || minute < to;
}
