import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { Parties } from '#domain/notify/recipients';

const NOBODY: Parties = { assigneeId: null, teamMemberIds: [], managerIds: [] };

/** Who has to do with a ticket, as this transaction leaves it. */
export async function readParties(tx: DbTx, ticketId: Id): Promise<Parties> {
  const [row] = await tx
    .select({ assigneeId: ticket.assigneeId, teamId: ticket.teamId })
    .from(ticket)
    .where(eq(ticket.id, ticketId));
  if (!row) return NOBODY;
  const here = and(eq(person.active, true), isNull(person.deletedAt), ne(person.role, 'requester'));
  const members = await tx
    .select({ id: person.id, role: person.role })
    .from(teamMember)
    .innerJoin(person, eq(person.id, teamMember.personId))
    .where(and(eq(teamMember.teamId, row.teamId), here));
  const managing = members.filter(({ role }) => role === 'manager');
  const managers =
    managing.length > 0
      ? managing
      : await tx
          .select({ id: person.id })
          .from(person)
          .where(and(eq(person.role, 'manager'), here));
  const idsOf = (list: readonly { id: Id }[]) => list.map(({ id }) => id).sort();
  return { assigneeId: row.assigneeId, teamMemberIds: idsOf(members), managerIds: idsOf(managers) };
}
