import 'server-only';
import type { NextAuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { DAY } from '#domain/kernel/types';
import { config } from '#server/config';
import { log } from '#server/log';
import { peerOf } from './peer';
import { reportFailure } from './report-failure';
import { endSession, isSessionLive, openSession } from './sessions';
import { checkPassword } from './sign-in';
import { cookieValue, overHttps, sessionCookie, sessionIdOf } from './token';

declare module 'next-auth' {
  interface User {
    sid: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
  }
}

/** Longest life browsers give a cookie. The row in `session` ends it much earlier, 30 days after the last use. */
const COOKIE_LIFE_S = (400 * DAY) / 1_000;

/** Headers as next-auth hands them to `authorize`. */
const headersOf = (plain: Record<string, unknown> | undefined): Headers => {
  const pairs = Object.entries(plain ?? {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return new Headers(pairs);
};

/**
 * The user next-auth puts into the token, or null when refused.
 * @throws Error whose message is a code: next-auth hands the message to the browser, so nothing else may be in it
 */
async function signInWith(
  typed: Partial<Record<'email' | 'password' | 'shared', unknown>> | undefined,
  headers: Headers,
): Promise<User | null> {
  const now = Date.now();
  try {
    const result = await checkPassword(
      String(typed?.email ?? ''),
      String(typed?.password ?? ''),
      peerOf(headers),
      now,
    );
    if (!result.ok && result.code === 'slow_down')
      return Promise.reject(new Error(`slow_down:${result.retryAfter}`));
    if (!result.ok) return null;
    // Who signs in where somebody was signed in takes that session's place.
    const before = await sessionIdOf(cookieValue(headers.get('cookie'), sessionCookie()));
    if (before) await endSession(before, now);
    const sid = await openSession(
      result.personId,
      headers.get('user-agent') ?? '',
      now,
      typed?.shared === '1',
    );
    log.info({ person: result.personId, session: sid }, 'signed in');
    return { id: result.personId, sid };
  } catch (error) {
    reportFailure('sign-in', error);
    throw new Error('failed');
  }
}

/** next-auth as Holdfast uses it: one provider, tokens that only point at a row of `session`. */
export function authOptions(): NextAuthOptions {
  const secure = overHttps();
  const flags = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return {
    secret: config.secret,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: COOKIE_LIFE_S },
    jwt: { maxAge: COOKIE_LIFE_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookie(), options: flags } },
    providers: [
      Credentials({
        id: 'password',
        credentials: { email: {}, password: {}, shared: {} },
        authorize: (typed, request) => signInWith(typed, headersOf(request.headers)),
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        // The token holds nothing about the person: name and role are read fresh.
        if (user) return { sid: user.sid };
        if (!token.sid || !(await isSessionLive(token.sid))) throw new Error('session ended');
        return { sid: token.sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (token?.sid) await endSession(token.sid, Date.now());
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}
