import 'server-only';
import { cookies } from 'next/headers';
import { liveSession, type SignedIn, wasRevoked } from './sessions';
import { cookieValue, sessionCookie, sessionIdOf } from './token';

export type { SignedIn } from './sessions';

/**
 * Who is signed in, for pages and server actions. Null: nobody, or a session that no longer counts.
 * @throws what the database driver throws
 */
export async function signedIn(): Promise<SignedIn | null> {
  return byToken((await cookies()).get(sessionCookie())?.value);
}

/** The same for a route handler's request. */
export async function signedInBy(req: Request): Promise<SignedIn | null> {
  return byToken(cookieValue(req.headers.get('cookie'), sessionCookie()));
}

/** Of a request that has no session any more: whether it was taken away. @throws what the driver throws */
export async function revokedBy(req: Request): Promise<boolean> {
  const id = await sessionIdOf(cookieValue(req.headers.get('cookie'), sessionCookie()));
  return id !== null && (await wasRevoked(id));
}

async function byToken(token: string | undefined): Promise<SignedIn | null> {
  const id = await sessionIdOf(token);
  return id ? liveSession(id, Date.now()) : null;
}
