import 'server-only';
import { and, asc, count, eq, gt, or } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { dropTokensOf } from '#server/auth/one-time-token';
import { post } from '#server/mail/post';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, changePerson, lockPerson } from './change-person';

export interface Newcomer {
  id: Id;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  createdAt: Instant;
}

const PAGE = 50;
const waits = eq(person.admission, 'awaiting_approval');

/** People who wait for an administrator, who has waited longest first. `after`: the last one of the page before. */
export async function waitingNewcomers(
  after: { createdAt: Instant; id: Id } | null,
): Promise<{ rows: Newcomer[]; more: boolean }> {
  const beyond = after
    ? or(
        gt(person.createdAt, after.createdAt),
        and(eq(person.createdAt, after.createdAt), gt(person.id, after.id)),
      )
    : undefined;
  const rows = await db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      phone: person.phone,
      company: person.company,
      createdAt: person.createdAt,
    })
    .from(person)
    .where(and(waits, beyond))
    .orderBy(asc(person.createdAt), asc(person.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** Where the page after these begins, as an address. */
export function nextPage(rows: readonly Newcomer[]): string | null {
  const last = rows.at(-1);
  return last ? `/desk/people/waiting?after=${last.createdAt}_${last.id}` : null;
}

/** The same read back; null for anything else. */
export function afterOf(param: unknown): { createdAt: Instant; id: Id } | null {
  const [, at, id] = /^(\d{1,14})_([0-9a-f-]{36})$/.exec(typeof param === 'string' ? param : '') ?? [];
  return at && id ? { createdAt: Number(at), id } : null;
}

/** How many wait. */
export async function countWaiting(): Promise<number> {
  const [row] = await db.select({ n: count() }).from(person).where(waits);
  return row?.n ?? 0;
}

export const newcomerRequest = z.strictObject({ id: z.uuid(), admit: z.boolean() });

/**
 * Lets somebody in who waits, or removes their registration. Deciding the same twice is harmless.
 * @throws DomainError `not_found` nobody waits there any more
 */
export async function decideNewcomer(
  { id, admit }: z.output<typeof newcomerRequest>,
  actor: Actor,
): Promise<void> {
  await withSync(async (writer) => {
    const { tx, now } = writer;
    const found = await lockPerson(writer, id);
    if (admit && found?.admission === 'admitted') return;
    if (found?.admission !== 'awaiting_approval') throw new DomainError('not_found');
    await dropTokensOf(tx, id, now);
    const by = { actorId: actor.id, channel: 'desk' } as const;
    if (!admit) {
      await writer.removeNewcomer(id);
      const { name, email, admission } = found;
      return auditPerson(writer, 'person.refuse', id, by, { before: { name, email, admission }, after: {} });
    }
    await changePerson(writer, id, { admission: 'admitted', active: true });
    if (found.email)
      await post(
        tx,
        { kind: 'admitted', address: found.email, personId: id, data: { path: '/sign-in' } },
        now,
      );
    const { admission, active } = found;
    const before = { admission, active };
    const after = { admission: 'admitted', active: true };
    await auditPerson(writer, 'person.admit', id, by, { before, after });
  });
}
