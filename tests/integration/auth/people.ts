import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { person, teamMember } from '#db/schema/people';
import type { Role } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { hashPassword } from '#server/auth/password';
import { sessionCookie } from '#server/auth/token';
import type { TestDatabase } from '../../support/database';

export const SECRET = 'a secret of the tests that is long enough';

/** A person with the password "right password". */
export async function addPerson(
  database: TestDatabase,
  given: { role?: Role; email?: string; active?: boolean; teamIds?: Id[] } = {},
) {
  const id = randomUUID();
  const email = given.email ?? `${id}@holdfast.test`;
  await database.db.insert(person).values({
    id,
    name: 'Test Person',
    email,
    role: given.role ?? 'requester',
    active: given.active ?? true,
    passwordHash: await hashPassword('right password'),
    createdAt: Date.now(),
  });
  for (const teamId of given.teamIds ?? [])
    await database.db.insert(teamMember).values({ teamId, personId: id });
  return { id, email };
}

/** A token as next-auth makes it. */
export const tokenFor = (sid: string, secret = SECRET): Promise<string> => encode({ token: { sid }, secret });

/** A request as a browser of this installation sends it. */
export function request(method: string, token?: string, headers: Record<string, string> = {}): Request {
  return new Request('http://desk.test/api/x', {
    method,
    headers: {
      host: 'desk.test',
      ...(method === 'GET' ? {} : { origin: 'http://desk.test' }),
      ...(token ? { cookie: `theme=dark; ${sessionCookie()}=${token}` } : {}),
      ...headers,
    },
  });
}
