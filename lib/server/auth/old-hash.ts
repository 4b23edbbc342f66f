import 'server-only';
import { eq } from 'drizzle-orm';
import { person } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';
import { writeAudit } from '#server/audit/entry';
import { withSync } from '#server/sync/with-sync';
import { hashPassword, verifyPassword } from './password';

/**
 * Replaces the hash an older desk left by one of ours, if it is still the one that was just checked.
 * @returns whether the password is still the right one: it may have been changed in the meantime
 */
export async function replaceOldHash(personId: Id, old: string, password: string): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  const root = { kind: 'person', id: personId } as const;
  const current = await withSync(async (writer) => {
    const { tx, now, txId } = writer;
    // Locks the row: of two sign-ins at once the second sees what the first left.
    await writer.guard(root);
    const [found] = await tx
      .select({ hash: person.passwordHash })
      .from(person)
      .where(eq(person.id, personId));
    if (found?.hash !== old) return found?.hash ?? null;
    await writer.update('person', personId, { passwordHash }, root, false);
    await writeAudit(tx, {
      ...{ txId, actorId: personId, subject: root, channel: 'door', value: {} },
      ...{ occurredAt: now, receivedAt: now, action: 'password.rehash' },
    });
    return passwordHash;
  });
  return current === passwordHash || verifyPassword(current, password);
}
