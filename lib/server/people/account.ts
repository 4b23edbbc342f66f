import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { companyField, nameField } from '#domain/access/fields';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { SignedIn } from '#server/auth/current';
import { type SlowDown, tooFast, wasRight } from '#server/auth/door-throttle';
import { inLine } from '#server/auth/hash-line';
import { hashPassword, passwordFault, verifyPassword } from '#server/auth/password';
import { forgetSessions } from '#server/auth/sessions';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, changePerson, lockPerson } from './change-person';
import { newPassword } from './new-password';
import { homeCountry, phoneOf } from './phone';

/** What somebody may know and change of themselves. */
export interface OwnAccount {
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
}

export async function ownAccount(personId: Id): Promise<OwnAccount> {
  const [row] = await db
    .select({ name: person.name, email: person.email, phone: person.phone, company: person.company })
    .from(person)
    .where(eq(person.id, personId));
  if (!row) throw new DomainError('not_found');
  return row;
}

export const profileRequest = z.strictObject({
  name: nameField,
  phone: z.string().max(60),
  region: z.string().max(2).nullable(),
  company: companyField,
});

/**
 * Changes one's own name, phone and company.
 * @returns as it is kept now
 * @throws DomainError `invalid` with the field `phone`
 */
export async function saveProfile(
  request: z.output<typeof profileRequest>,
  who: SignedIn,
): Promise<Pick<OwnAccount, 'name' | 'phone' | 'company'>> {
  const { name, company } = request;
  const wanted = { name, company, phone: phoneOf(request.phone, (await homeCountry()) ?? request.region) };
  const me = who.actor.id;
  await withSync(async (writer) => {
    const found = await lockPerson(writer, me);
    if (!found) throw new DomainError('not_found');
    const fields = (['name', 'phone', 'company'] as const).filter((field) => found[field] !== wanted[field]);
    if (fields.length === 0) return;
    const before = Object.fromEntries(fields.map((field) => [field, found[field]]));
    const after = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
    await changePerson(writer, me, after);
    await auditPerson(writer, 'person.profile', me, { actorId: me, channel: 'door' }, { before, after });
  });
  return wanted;
}

export const passwordRequest = z.strictObject({
  old: z.string().max(1_000),
  password: z.string().max(1_000),
  /** Whether all other devices are signed out. */
  endOthers: z.boolean(),
});

/**
 * Changes one's own password.
 * @throws DomainError `invalid`: field `old` (wrong) or `password` with its fault
 */
export async function changePassword(
  { old, password, endOthers }: z.output<typeof passwordRequest>,
  who: SignedIn,
  peer: string,
): Promise<{ kind: 'done' } | SlowDown> {
  const me = who.actor.id;
  const slow = await proveSelf(me, old, peer);
  if (slow) return slow;
  const fault = passwordFault(password, who);
  if (fault) throw new DomainError('invalid', { field: 'password', fault });
  const passwordHash = await inLine(() => hashPassword(password));
  if (passwordHash === 'full') return { kind: 'slow_down', seconds: 2 };
  const ended = await withSync(async (writer) => {
    const found = await lockPerson(writer, me);
    if (!found?.active) throw new DomainError('not_found');
    const how = { action: 'password.change', except: who.sessionId, keepSessions: !endOthers } as const;
    return newPassword(writer, found, passwordHash, how);
  });
  forgetSessions(ended);
  return { kind: 'done' };
}

/**
 * Whether somebody who is signed in knows their password: asked again before what a borrowed phone must not do.
 * @returns what to answer when it was tried too often
 * @throws DomainError `invalid` with field `old`
 */
export async function proveSelf(me: Id, password: string, peer: string): Promise<SlowDown | null> {
  const slow = await tooFast('account', me, peer, Date.now());
  if (slow) return slow;
  const [row] = await db.select({ hash: person.passwordHash }).from(person).where(eq(person.id, me));
  const right = await inLine(() => verifyPassword(row?.hash ?? null, password));
  if (right === 'full') return { kind: 'slow_down', seconds: 2 };
  if (!right) throw new DomainError('invalid', { field: 'old', fault: 'wrong' });
  wasRight('account', me, peer, Date.now());
  return null;
}
