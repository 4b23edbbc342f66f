import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import type { Id, Instant } from '#domain/kernel/types';
import type { Approver } from '#sync/tx';

const here = and(eq(person.active, true), isNull(person.deletedAt));

/** Somebody who is to decide, whoever asks, and who does it in their place now; null: they are not here any more. */
export async function readApprover(tx: DbTx, id: Id, now: Instant): Promise<Approver | null> {
  const { name, standInId, standInUntil } = person;
  const [one] = await tx
    .select({ name, standInId, standInUntil })
    .from(person)
    .where(and(eq(person.id, id), here));
  if (!one) return null;
  const isAway = one.standInId !== null && one.standInUntil !== null && one.standInUntil > now;
  const [standIn] =
    isAway && one.standInId
      ? await tx
          .select({ id: person.id, name })
          .from(person)
          .where(and(inArray(person.id, [one.standInId]), here))
      : [];
  return { name: one.name, standIn: standIn ?? null };
}

/** The members of a team who are here, sorted. */
export async function readMembers(tx: DbTx, teamId: Id): Promise<Id[]> {
  const rows = await tx
    .select({ id: person.id })
    .from(teamMember)
    .innerJoin(person, eq(person.id, teamMember.personId))
    .where(and(eq(teamMember.teamId, teamId), here));
  return rows.map(({ id }) => id).sort();
}

/** Who manages somebody. */
export async function readManager(tx: DbTx, id: Id): Promise<Id | null> {
  const [one] = await tx.select({ managerId: person.managerId }).from(person).where(eq(person.id, id));
  return one?.managerId ?? null;
}
