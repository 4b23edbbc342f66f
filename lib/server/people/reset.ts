import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { db } from '#db/connection';
import { mailboxField } from '#domain/access/fields';
import { DomainError } from '#domain/kernel/errors';
import { evenly, type SlowDown, tooFast } from '#server/auth/door-throttle';
import { inLine } from '#server/auth/hash-line';
import { issueToken, peekToken, takeToken } from '#server/auth/one-time-token';
import { hashPassword, passwordFault } from '#server/auth/password';
import { forgetSessions } from '#server/auth/sessions';
import { isGuestOutside } from '#server/guests/guest-person';
import { nudge } from '#server/jobs/nudge';
import { mailedEnough, post, sendsMail } from '#server/mail/post';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, lockPerson, personByEmail } from './change-person';
import { secretField } from './confirm';
import { newPassword } from './new-password';

export const askResetRequest = z.strictObject({ email: mailboxField });
export const resetRequest = z.strictObject({ token: secretField, password: z.string().max(1_000) });

/** Longer than either way takes. */
const FLOOR = 150;

/**
 * Sends a link to set a new password. The answer and its time are the same whether or not somebody has the address.
 * @throws DomainError `forbidden` where no mail is sent
 */
export async function askReset(
  { email }: z.output<typeof askResetRequest>,
  peer: string,
): Promise<{ kind: 'mail' } | SlowDown> {
  if (!sendsMail()) throw new DomainError('forbidden');
  const now = Date.now();
  const slow = await tooFast('reset', email, peer, now);
  if (slow) return slow;
  await evenly(FLOOR, async () => {
    await db.transaction(async (tx) => {
      const found = await personByEmail(tx, email);
      const quiet = await mailedEnough(tx, email, ['reset'], now);
      const isHere = found?.active && found.admission === 'admitted' && !isGuestOutside(found);
      const may = isHere && !quiet ? found : null;
      const by = { actorId: null, channel: 'door' } as const;
      await auditPerson({ tx, txId: randomUUID(), now }, 'reset.ask', found?.id ?? null, by);
      if (!may) return;
      const secret = await issueToken(tx, { kind: 'reset', personId: may.id }, now);
      await post(
        tx,
        { kind: 'reset', address: email, personId: may.id, link: { path: '/reset', secret } },
        now,
      );
    });
    nudge();
  });
  return { kind: 'mail' };
}

/** Whether a link may still set a password, for the page that shows the form. */
export const mayReset = async (token: string): Promise<boolean> =>
  (await peekToken(db, token, ['reset'], Date.now())) !== null;

/**
 * Sets a new password by a link. All sessions of the person end, and so does every other open link.
 * @throws DomainError `not_found` the link is used, too old or unknown; `invalid` with the password's fault
 */
export async function setByReset(
  { token, password }: z.output<typeof resetRequest>,
  peer: string,
): Promise<{ kind: 'done' } | SlowDown> {
  const link = await peekToken(db, token, ['reset'], Date.now());
  const slow = await tooFast('link', link?.personId ?? 'unknown link', peer, Date.now());
  if (slow) return slow;
  if (!link) throw new DomainError('not_found');
  // Before the link is used up; who it is for is looked at again below.
  const early = passwordFault(password);
  if (early) throw new DomainError('invalid', { field: 'password', fault: early });
  const passwordHash = await inLine(() => hashPassword(password));
  if (passwordHash === 'full') return { kind: 'slow_down', seconds: 2 };
  const ended = await withSync(async (writer) => {
    const used = await takeToken(writer.tx, token, 'reset', writer.now);
    const found = used?.personId ? await lockPerson(writer, used.personId) : null;
    if (!found?.active) throw new DomainError('not_found');
    const fault = passwordFault(password, found);
    if (fault) throw new DomainError('invalid', { field: 'password', fault });
    return newPassword(writer, found, passwordHash, { action: 'password.reset' });
  });
  forgetSessions(ended);
  return { kind: 'done' };
}
