import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';

/** Whom the link of a mail speaks for, while they are here and have the address it was sent to; null: nobody. */
export async function linkedActor(link: {
  personId: Id;
  isFor(address: string): boolean;
}): Promise<Actor | null> {
  const people = await db
    .select({ role: person.role, email: person.email, teamId: teamMember.teamId })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .where(and(eq(person.id, link.personId), eq(person.active, true), isNull(person.deletedAt)));
  const [who] = people;
  if (!who?.email || !link.isFor(who.email)) return null;
  return { id: link.personId, role: who.role, teamIds: people.flatMap(({ teamId }) => teamId ?? []) };
}
