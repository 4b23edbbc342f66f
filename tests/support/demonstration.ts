import { demonstration } from '#db/seed/demonstration';
import { writeDemonstration } from '#db/seed/write';
import type { Actor } from '#domain/access/roles';
import type { Instant } from '#domain/kernel/types';
import type { RowOf } from '#sync/views/entities';
import { createTestDatabase, type TestDatabase } from './database';

export interface SeededDatabase extends TestDatabase {
  people: RowOf<'person'>[];
  teams: RowOf<'team'>[];
  /** as they were written, oldest first */
  tickets: RowOf<'ticket'>[];
  /** the first of this role */
  actor(role: Actor['role']): Actor;
}

/** A test database with the demonstration as of `now`. Nobody can sign in: the password is no hash. */
export async function createSeededDatabase(now: Instant): Promise<SeededDatabase> {
  const base = await createTestDatabase();
  const made = await demonstration(now);
  await writeDemonstration(base.db, made, 'no password');
  const { person, team, ticket } = made.store.tables;
  const people = [...person.values()];
  return {
    ...base,
    people,
    teams: [...team.values()],
    tickets: [...ticket.values()],
    actor: (role) => {
      const found = people.find((row) => row.role === role);
      if (!found) throw new Error(`nobody is ${role}`);
      return { id: found.id, role, teamIds: found.teamIds };
    },
  };
}
