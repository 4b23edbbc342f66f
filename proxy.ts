import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '#server/auth/safe-path';
import { contentPolicy, pageHeaders } from '#server/headers/policy';

const ONE_TIME = /^\/(unsubscribe|confirm|reset|invite|rate|approve|guest)(\/|$)/;

/**
 * Security headers for pages, and one address for the app shell. It decides nothing about who may see what: every
 * page, route and action does that for itself (lib/server/auth/door).
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const shell = pathname === '/app' || pathname.startsWith('/app/');
  const https = process.env.HOLDFAST_URL?.startsWith('https://') ?? false;
  const nonce = randomBytes(16).toString('base64');
  const policy = contentPolicy({ shell, nonce, https, development: process.env.NODE_ENV === 'development' });

  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, pathname + search);
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  // Every address of the app is the same static page, so the build holds one and not one per address.
  const response =
    shell && pathname !== '/app'
      ? NextResponse.rewrite(new URL('/app', request.url), { request: { headers } })
      : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // Next would let shared caches keep the shell for a year, past the update that removes its files.
  if (shell) response.headers.set('cache-control', 'public, no-cache');
  for (const [name, value] of Object.entries(pageHeaders(https))) response.headers.set(name, value);
  // Their addresses hold the secret of a link: no page is told of them, and nothing keeps them.
  if (ONE_TIME.test(pathname)) {
    response.headers.set('referrer-policy', 'no-referrer');
    response.headers.set('cache-control', 'no-store');
  }
  return response;
}

/** Routes under /api set their own headers; files of the build need none. */
export const config = { matcher: ['/((?!api/|_next/static/|_next/image|icons/|fonts/|theme\\.js).*)'] };
