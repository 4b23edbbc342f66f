import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { person } from '#db/schema/people';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { writeAudit } from '#server/audit/entry';
import { dropTokensOf } from '#server/auth/one-time-token';
import type { InsertOf, SyncWriter } from '#server/sync/sync-writer';

export type PersonRecord = typeof person.$inferSelect;

/** A person who is not deleted, by their mailbox. */
export async function personByEmail(tx: DbTx, email: string): Promise<PersonRecord | null> {
  const [row] = await tx
    .select()
    .from(person)
    .where(and(eq(person.email, email), isNull(person.deletedAt)))
    .limit(1);
  return row ?? null;
}

/** Locks a person and reads them as they are now. Null: gone. */
export async function lockPerson(writer: SyncWriter, id: Id): Promise<PersonRecord | null> {
  if (!(await writer.guard({ kind: 'person', id }))) return null;
  const [row] = await writer.tx
    .select()
    .from(person)
    .where(and(eq(person.id, id), isNull(person.deletedAt)));
  return row ?? null;
}

/** Changes a person's row; the feed tells whoever may see them. */
export const changePerson = (writer: SyncWriter, id: Id, patch: Partial<InsertOf<'person'>>): Promise<void> =>
  writer.update('person', id, patch, { kind: 'person', id }, false);

/** Writes down who did what to a person, in the transaction of the deed. Values are erasable, and never secret. */
export function auditPerson(
  { tx, txId, now }: Pick<SyncWriter, 'tx' | 'txId' | 'now'>,
  action: string,
  personId: Id | null,
  by: { actorId: Id | null; channel: 'door' | 'desk' | 'system' },
  value: Record<string, unknown> = {},
): Promise<void> {
  const subject = personId ? ({ kind: 'person', id: personId } as const) : null;
  return writeAudit(tx, { txId, ...by, action, subject, occurredAt: now, receivedAt: now, value });
}

/**
 * A registration under an address that nobody has confirmed gives way to who proves that it is theirs.
 * @throws DomainError `exists` an account has the address
 */
export async function makeRoom(writer: SyncWriter, email: string): Promise<void> {
  const found = await personByEmail(writer.tx, email);
  if (!found) return;
  if (!(await writer.removeNewcomer(found.id))) throw new DomainError('exists');
  await dropTokensOf(writer.tx, found.id, writer.now);
}
