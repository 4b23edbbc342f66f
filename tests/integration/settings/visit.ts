import { vi } from 'vitest';
import type { Role } from '#domain/access/roles';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import type { SeededDatabase } from '#tests/support/demonstration';
import { tokenFor } from '../auth/people';

/** Whose browser calls the next action. Used by the mock of `next/headers` of each file. */
export const visit = { token: '', headers: new Headers() };

/** What Next hands to an action, from `visit`. */
export const nextHeaders = () => ({
  cookies: async () => ({
    get: (name: string) => (name === sessionCookie() && visit.token ? { value: visit.token } : undefined),
  }),
  headers: async () => visit.headers,
});

/** Signs one person of each role in; calls by `as` from then on are theirs. */
export async function visitors(base: SeededDatabase) {
  const tokens = new Map<Role, string>();
  for (const role of ['requester', 'technician', 'manager', 'administrator'] as const)
    tokens.set(role, await tokenFor(await openSession(base.actor(role).id, 'a browser', Date.now())));
  visit.headers = new Headers({ host: 'desk.test', origin: 'http://desk.test' });
  return (role: Role | null) => {
    visit.token = role ? (tokens.get(role) ?? '') : '';
  };
}

/** Somebody signed in beside those. */
export async function signedInAs(personId: string): Promise<void> {
  visit.token = await tokenFor(await openSession(personId, 'a browser', Date.now()));
}

vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests that is long enough');
