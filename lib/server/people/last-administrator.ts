import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { person } from '#db/schema/people';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';

/**
 * Refuses unless somebody else administers too. Locks all administrators: of two who take the right from one another
 * at once, the second waits, and then finds that they are the last.
 * @throws DomainError `illegal_state`
 */
export async function requireAnotherAdministrator(tx: DbTx, id: Id): Promise<void> {
  const holders = await tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.role, 'administrator'),
        eq(person.active, true),
        eq(person.admission, 'admitted'),
        isNull(person.deletedAt),
      ),
    )
    .for('update');
  if (holders.length === 1 && holders[0]?.id === id)
    throw new DomainError('illegal_state', { reason: 'lastAdministrator' });
}
