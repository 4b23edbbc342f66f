import 'server-only';
import { z } from 'zod';
import { mailboxField } from '#domain/access/fields';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import { issueToken } from '#server/auth/one-time-token';
import { nudge } from '#server/jobs/nudge';
import { post, sendsMail } from '#server/mail/post';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, personByEmail } from './change-person';
import { deskOrigin, type Invited, mayInvite } from './invite';

export const resetLinkRequest = z.strictObject({ email: mailboxField });

/**
 * Helps somebody who forgot their password: the link goes to them by mail or, where none is sent, to the
 * administrator to hand on. The password they have keeps working until the link is used.
 * @throws DomainError `forbidden` may not (any more); `not_found` nobody who may sign in has the address
 */
export async function resetLinkFor(
  actor: Actor,
  { email }: z.output<typeof resetLinkRequest>,
): Promise<Invited> {
  const secret = await withSync(async (writer) => {
    const { tx, now } = writer;
    if (!(await mayInvite(tx, actor.id))) throw new DomainError('forbidden');
    const found = await personByEmail(tx, email);
    if (!found?.active || found.admission !== 'admitted') throw new DomainError('not_found');
    const made = await issueToken(tx, { kind: 'reset', personId: found.id, createdBy: actor.id }, now);
    const link = { path: '/reset', secret: made };
    await post(tx, { kind: 'reset', address: email, personId: found.id, link }, now);
    await auditPerson(writer, 'password.link', found.id, { actorId: actor.id, channel: 'desk' });
    return made;
  });
  nudge();
  return { email, link: sendsMail() ? null : `${deskOrigin()}/reset/${secret}` };
}
