import 'server-only';
import { z } from 'zod';
import { db } from '#db/connection';
import { mailboxField } from '#domain/access/fields';
import { inDomains } from '#domain/access/mailbox';
import { DomainError } from '#domain/kernel/errors';
import type { SignedIn } from '#server/auth/current';
import { type SlowDown, tooFast } from '#server/auth/door-throttle';
import { dropTokensOf, issueToken, peekToken, takeToken } from '#server/auth/one-time-token';
import { config } from '#server/config';
import { mailedEnough, post, sendsMail } from '#server/mail/post';
import { isDuplicate } from '#server/sync/driver-errors';
import { withSync } from '#server/sync/with-sync';
import { proveSelf } from './account';
import { auditPerson, changePerson, lockPerson, makeRoom, personByEmail } from './change-person';
import { secretField } from './confirm';

export const emailRequest = z.strictObject({ email: mailboxField, old: z.string().max(1_000) });
export const takeEmailRequest = z.strictObject({ token: secretField });

/**
 * Asks the new address whether it is the person's, and tells the old one. Nothing changes before the answer; an
 * address that somebody has gets other words and the same answer here.
 * @throws DomainError `forbidden` where no mail is sent; `invalid` with field and fault
 */
export async function askEmail(
  { email, old }: z.output<typeof emailRequest>,
  who: SignedIn,
  peer: string,
): Promise<{ kind: 'mail' } | SlowDown> {
  if (!sendsMail()) throw new DomainError('forbidden');
  if (email === who.email) throw new DomainError('invalid', { field: 'email', fault: 'same' });
  if (!inDomains(email, config.registration.domains))
    throw new DomainError('invalid', { field: 'email', fault: 'other_domain' });
  const me = who.actor.id;
  const slow = await proveSelf(me, old, peer);
  if (slow) return slow;
  await withSync(async (writer) => {
    const { tx, now } = writer;
    const found = await lockPerson(writer, me);
    if (!found) throw new DomainError('not_found');
    await auditPerson(writer, 'email.ask', me, { actorId: me, channel: 'door' });
    await dropTokensOf(tx, me, now, ['email']);
    if (found.email) await post(tx, notice(found.email, me), now);
    if (await mailedEnough(tx, email, ['email_confirm', 'known'], now)) return;
    const taken = await personByEmail(tx, email);
    if (taken?.admission === 'admitted') {
      await post(tx, { kind: 'known', address: email, personId: taken.id, data: { path: '/sign-in' } }, now);
      return;
    }
    const secret = await issueToken(tx, { kind: 'email', personId: me, email }, now);
    await post(
      tx,
      { kind: 'email_confirm', address: email, personId: me, link: { path: '/confirm', secret } },
      now,
    );
  });
  return { kind: 'mail' };
}

const notice = (address: string, personId: string) =>
  ({ kind: 'email_changing', address, personId, data: { path: '/reset' } }) as const;

/** The address a link would make somebody's, for the page that asks. */
export const emailToTake = async (token: string): Promise<string | null> =>
  (await peekToken(db, token, ['email'], Date.now()))?.email ?? null;

/**
 * Makes the address of a link the person's. Links sent to the old one die.
 * @throws DomainError `not_found` the link is used, too old or unknown; `exists` somebody has the address by now
 */
export async function takeEmail(
  { token }: z.output<typeof takeEmailRequest>,
  peer: string,
): Promise<{ kind: 'done'; email: string } | SlowDown> {
  const slow = await tooFast('link', 'new address', peer, Date.now());
  if (slow) return slow;
  try {
    return await withSync(async (writer) => {
      const { tx, now } = writer;
      const link = await takeToken(tx, token, 'email', now);
      const found = link?.personId ? await lockPerson(writer, link.personId) : null;
      if (!link?.email || !found?.active) throw new DomainError('not_found');
      await makeRoom(writer, link.email);
      await changePerson(writer, found.id, { email: link.email });
      await dropTokensOf(tx, found.id, now);
      const value = { before: { email: found.email }, after: { email: link.email } };
      await auditPerson(writer, 'person.email', found.id, { actorId: found.id, channel: 'door' }, value);
      return { kind: 'done', email: link.email } as const;
    });
  } catch (error) {
    if (isDuplicate(error, 'person_email')) throw new DomainError('exists');
    throw error;
  }
}
