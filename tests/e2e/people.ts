import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '#domain/access/roles';

export interface Account {
  role: Role;
  name: string;
  email: string;
  password: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The people of the demonstration, one of each role. */
export const ACCOUNTS = JSON.parse(
  readFileSync(path.join(root, 'db/seed/accounts.json'), 'utf8'),
) as Account[];

export function account(role: Role): Account {
  const found = ACCOUNTS.find((one) => one.role === role);
  if (!found) throw new Error(`the demonstration has no ${role}`);
  return found;
}

/** `name=value` of every cookie an answer sets. */
const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

/** Signs in over HTTP, as the page does. Returns the `Cookie` header of the new session, and what was answered. */
export async function signInOver(
  origin: string,
  who: Pick<Account, 'email' | 'password'>,
  cookie = '',
  headers: Record<string, string> = {},
) {
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${origin}/api/auth/callback/password`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie: [...cookiesOf(csrf), cookie].filter(Boolean).join('; '), ...headers },
    body: new URLSearchParams({
      email: who.email,
      password: who.password,
      csrfToken,
      callbackUrl: '/',
      json: 'true',
    }),
  });
  const session = cookiesOf(response).find((one) => /holdfast\.session=./.test(one)) ?? '';
  return { status: response.status, text: await response.text(), cookie: session };
}
