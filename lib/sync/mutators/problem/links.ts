import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { problemLinkId } from '#domain/problem/problem';
import type { Tx } from '#sync/tx';
import type { RowOf } from '#sync/views/entities';
import { doneAt } from '../knowledge/words';

/** The problem there is. @throws DomainError `not_found` */
export async function problemOf(tx: Tx, id: Id): Promise<RowOf<'problem'>> {
  const row = await tx.get('problem', id);
  require_(row, 'not_found');
  return row;
}

/** Somebody who can see to a problem, or to a part of it. @throws DomainError `invalid` */
export async function requireOwner(tx: Tx, personId: Id): Promise<void> {
  const person = await tx.get('person', personId);
  require_(person?.active && can(person.role, 'problem.manage'), 'invalid', { field: 'ownerId' });
}

/** The incident comes of the problem from now on, or no longer. Said twice it is so once. The caller holds the incident. */
export async function tie(tx: Tx, problemId: Id, ticketId: Id, tied: boolean): Promise<void> {
  const id = problemLinkId(problemId, ticketId);
  const now = await tx.get('problemLink', id);
  if (now ? (now.endedAt === null) === tied : !tied) return;
  const at = doneAt(tx, now?.at ?? 0);
  if (now)
    await tx.update('problemLink', id, tied ? { endedAt: null, byId: tx.actor.id, at } : { endedAt: at });
  else await tx.insert('problemLink', { id, ticketId, problemId, byId: tx.actor.id, at, endedAt: null });
}
