import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { DomainError } from '#domain/kernel/errors';
import { type SlowDown, tooFast, wasRight } from '#server/auth/door-throttle';
import { inLine } from '#server/auth/hash-line';
import { dropTokensOf, peekToken, takeToken } from '#server/auth/one-time-token';
import { verifyPassword } from '#server/auth/password';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, changePerson, lockPerson } from './change-person';

/** The secret of a link. */
export const secretField = z.string().min(1).max(100);

export const confirmRequest = z.strictObject({ token: secretField, password: z.string().max(1_000) });

/** What a newcomer typed, as their link keeps it. */
const typed = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  passwordHash: z.string(),
});

export type Confirmed = { kind: 'done'; email: string } | SlowDown;

/**
 * Lets a newcomer in who has both the mail and the password that was typed with it: an address alone, or a password
 * alone, lets nobody take a place in somebody else's name.
 * @throws DomainError `not_found` the link is used, too old or unknown; `invalid` wrong password
 */
export async function confirmNewcomer(
  { token, password }: z.output<typeof confirmRequest>,
  peer: string,
): Promise<Confirmed> {
  const link = await peekToken(db, token, ['confirm'], Date.now());
  const account = link?.personId ?? 'unknown link';
  const slow = await tooFast('link', account, peer, Date.now());
  if (slow) return slow;
  if (!link?.personId) throw new DomainError('not_found');
  const newcomer = typed.parse(link.data);
  const right = await inLine(() => verifyPassword(newcomer.passwordHash, password));
  if (right === 'full') return { kind: 'slow_down', seconds: 2 };
  if (!right) throw new DomainError('invalid', { field: 'password', fault: 'wrong' });
  wasRight('link', account, peer, Date.now());
  return { kind: 'done', email: await letIn(token, newcomer) };
}

function letIn(token: string, newcomer: z.output<typeof typed>): Promise<string> {
  return withSync(async (writer) => {
    const { tx, now } = writer;
    const link = await takeToken(tx, token, 'confirm', now);
    const found = link?.personId ? await lockPerson(writer, link.personId) : null;
    if (!found?.email || found.admission === 'admitted') throw new DomainError('not_found');
    await changePerson(writer, found.id, { ...newcomer, active: true, admission: 'admitted' });
    await dropTokensOf(tx, found.id, now);
    const before = { name: found.name, admission: found.admission, active: found.active };
    const after = { name: newcomer.name, admission: 'admitted', active: true };
    const by = { actorId: found.id, channel: 'door' } as const;
    await auditPerson(writer, 'person.confirm', found.id, by, { before, after });
    return found.email;
  });
}

/** Whose confirmation a link is, for the page that shows it. */
export async function emailToConfirm(token: string): Promise<string | null> {
  const link = await peekToken(db, token, ['confirm'], Date.now());
  if (!link?.personId) return null;
  const [row] = await db.select({ email: person.email }).from(person).where(eq(person.id, link.personId));
  return row?.email ?? null;
}
