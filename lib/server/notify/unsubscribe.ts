import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';
import { NOTIFIED_EVENTS, type NotifiedEvent } from '#domain/notify/events';
import { config } from '#server/config';
import { changePreferences, readPreferences } from './preferences';

/** What a link switches off: the mails of one event, or all of them. */
export type Unsubscribed = NotifiedEvent | 'all';

/** A key of its own, derived from the installation's secret. */
const key = (): Buffer => Buffer.from(hkdfSync('sha256', config.secret, '', 'holdfast mail unsubscribe', 32));

const sign = (said: string, address: string): Buffer =>
  createHmac('sha256', key()).update(`${said}\n${address}`).digest();

/**
 * The secret of a link that ends mails of a kind to one person without signing in. It never runs out, as mails are
 * kept, but holds only while the person has the address it was sent to.
 */
export function unsubscribeToken(personId: Id, what: Unsubscribed, address: string): string {
  const said = `${personId} mail ${what}`;
  return `${Buffer.from(said).toString('base64url')}.${sign(said, address).toString('base64url')}`;
}

/** Whom and what a link is about, and whether it was used; null: it is none of ours, or no longer. */
export async function readUnsubscribe(
  token: string,
): Promise<{ personId: Id; what: Unsubscribed; isOff: boolean } | null> {
  const [, body, mac] = /^([\w-]{1,120})\.([\w-]{43})$/.exec(token) ?? [];
  const said = Buffer.from(body ?? '', 'base64url').toString('utf8');
  const [, personId, name] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) mail ([a-z.]+)$/.exec(said) ?? [];
  const what = ([...NOTIFIED_EVENTS, 'all'] as const).find((one) => one === name);
  if (!personId || !what || !mac) return null;
  const [row] = await db
    .select({ email: person.email })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deletedAt)));
  if (!row?.email || !timingSafeEqual(sign(said, row.email), Buffer.from(mac, 'base64url'))) return null;
  const { choices } = await readPreferences(db, personId);
  const isOff = eventsOf(what).every((event) => choices[event]?.mail === false);
  return { personId, what, isOff };
}

/** Does what a link is for. Whether there was anything to it. */
export async function unsubscribe(token: string): Promise<boolean> {
  const found = await readUnsubscribe(token);
  if (!found) return false;
  const { personId, what, isOff } = found;
  if (isOff) return true;
  await changePreferences(personId, (before) => {
    const choices = { ...before.choices };
    for (const event of eventsOf(what)) choices[event] = { ...choices[event], mail: false };
    return { ...before, choices };
  });
  return true;
}

const eventsOf = (what: Unsubscribed): readonly NotifiedEvent[] =>
  what === 'all' ? NOTIFIED_EVENTS : [what];
