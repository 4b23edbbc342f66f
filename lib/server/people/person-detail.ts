import 'server-only';
import { and, asc, count, eq, inArray, isNull, or } from 'drizzle-orm';
import { type Db, type DbTx, db } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { PersonDetail, PersonFields } from '#domain/settings/shapes';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import { visibleTo } from '#server/tickets/visible';
import { stateOf } from './list-people';
import { devicesOf } from './sessions-of';

const OPEN = TICKET_STATES.filter(isOpen);

/** The person with their devices and open tickets, or null. */
export async function personDetail(actor: Actor, id: Id): Promise<PersonDetail | null> {
  const found = await readFields(db, id);
  if (!found) return null;
  const [assigned, reported, devices] = await Promise.all([
    openWhere(actor, eq(ticket.assigneeId, id)),
    openWhere(actor, or(eq(ticket.requesterId, id), eq(ticket.reporterId, id))),
    devicesOf(id, Date.now()),
  ]);
  const { row, fields } = found;
  return {
    ...fields,
    ...{ id, ver: row.ver, state: stateOf(row), createdAt: row.createdAt, assigned, reported, devices },
  };
}

/** The row, and what administrators edit of it. */
export async function readFields(on: Db | DbTx, id: Id) {
  const [row] = await on
    .select()
    .from(person)
    .where(and(eq(person.id, id), isNull(person.deletedAt)));
  if (!row) return null;
  const teams = await on
    .select({ id: teamMember.teamId })
    .from(teamMember)
    .where(eq(teamMember.personId, id))
    .orderBy(asc(teamMember.teamId));
  const [manager] = row.managerId
    ? await on.select({ email: person.email }).from(person).where(eq(person.id, row.managerId))
    : [];
  const { name, email, phone, company, role, siteId } = row;
  const fields: PersonFields = {
    ...{ name, email, phone, company, role, siteId },
    managerEmail: manager?.email ?? null,
    teamIds: teams.map((team) => team.id),
  };
  return { row, fields };
}

async function openWhere(actor: Actor, whose: ReturnType<typeof or>): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(ticket)
    .where(and(visibleTo(actor), inArray(ticket.state, OPEN), whose));
  return row?.n ?? 0;
}
