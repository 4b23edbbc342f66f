import 'server-only';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { pushSubscription } from '#db/schema/operations';
import { session } from '#db/schema/people';
import { isStaff, type Role } from '#domain/access/roles';
import { NOTIFIED_EVENTS, type NotifiedEvent } from '#domain/notify/events';
import { isZone } from '#domain/notify/local-time';
import { CHANNELS, type Channel, isOnByItself, type NotifyPreferences } from '#domain/notify/preferences';
import type { NotificationsChange, NotificationsView } from '#domain/notify/view';
import type { SignedIn } from '#server/auth/current';
import { sendsMail } from '#server/mail/post';
import { changePreferences, readPreferences } from './preferences';

/** What somebody who works on no tickets can ever be told. */
const FOR_REQUESTERS: readonly NotifiedEvent[] = [
  ...(['ticket.resolved', 'ticket.majorOver', 'ticket.commented', 'ticket.watched'] as const),
  ...(['ticket.numbered', 'ticket.closed', 'ticket.decided', 'ticket.approvalWanted'] as const),
  ...(['change.approvalWanted', 'change.voided'] as const),
];

/** In the order in which people look for them. */
const ORDER = {
  'ticket.assigned': 0,
  'ticket.mentioned': 1,
  'ticket.resolved': 2,
  'ticket.commented': 3,
  'ticket.reopened': 4,
  'ticket.watched': 5,
  'ticket.closed': 6,
  'ticket.warned': 7,
  'ticket.breached': 8,
  'ticket.numbered': 9,
  'ticket.major': 10,
  'ticket.updateOwed': 11,
  'ticket.majorOver': 12,
  'ticket.approvalWanted': 13,
  'ticket.decided': 14,
  'article.review': 15,
  'change.approvalWanted': 16,
  'change.decided': 17,
  'change.voided': 18,
} as const satisfies Record<NotifiedEvent, number>;
const SHOWN = [...NOTIFIED_EVENTS].sort((a, b) => ORDER[a] - ORDER[b]);

const eventsFor = (role: Role): readonly NotifiedEvent[] =>
  SHOWN.filter((event) => isStaff(role) || FOR_REQUESTERS.includes(event));

/** How one is told, as it is now. */
export async function ownNotifications({ actor, email }: SignedIn): Promise<NotificationsView> {
  const [{ choices, quiet, zone, digest }, hasDevice] = await Promise.all([
    readPreferences(db, actor.id),
    isSubscribed(actor.id),
  ]);
  const person = { role: actor.role, hasDevice };
  const on = eventsFor(actor.role).map((event) => {
    const of = (channel: Channel) => choices[event]?.[channel] ?? isOnByItself(event, channel, person);
    return { event, push: of('push'), mail: of('mail'), inbox: of('inbox') };
  });
  return { on, quiet, zone, digest, canMail: sendsMail() && email !== null };
}

async function isSubscribed(personId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: pushSubscription.id })
    .from(pushSubscription)
    .innerJoin(session, and(eq(session.id, pushSubscription.sessionId), eq(session.personId, personId)))
    .where(
      and(
        ...[eq(pushSubscription.personId, personId), isNull(session.revokedAt)],
        gt(session.expiresAt, Date.now()),
      ),
    )
    .limit(1);
  return row !== undefined;
}

const minute = z.number().int().min(0).max(1_439);
const hours = z
  .strictObject({ from: minute, to: minute })
  .refine(({ from, to }) => from !== to, { path: ['to'] });
const choice = z.strictObject({
  event: z.enum(NOTIFIED_EVENTS),
  channel: z.enum(CHANNELS),
  on: z.boolean(),
});
/** One change; what is not named stays. */
export const notificationsRequest = z.strictObject({
  choice: choice.optional(),
  quiet: hours.nullable().optional(),
  zone: z.string().max(64).refine(isZone).optional(),
  digest: z.boolean().optional(),
});

/** Changes how one is told. What is on its way already is looked at again when it goes. */
export async function saveNotifications(
  { choice, quiet, zone, digest }: NotificationsChange,
  who: SignedIn,
): Promise<NotificationsView> {
  await changePreferences(who.actor.id, (before): NotifyPreferences => {
    const { event, channel, on } = choice ?? {};
    return {
      choices:
        event && channel
          ? { ...before.choices, [event]: { ...before.choices[event], [channel]: on } }
          : before.choices,
      quiet: quiet === undefined ? before.quiet : quiet,
      zone: zone ?? before.zone,
      digest: digest ?? before.digest,
    };
  });
  return ownNotifications(who);
}
