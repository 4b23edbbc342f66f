import 'server-only';
import { decode } from 'next-auth/jwt';
import type { Id } from '#domain/kernel/types';
import { config } from '#server/config';

/** Whether browsers reach this installation over https, as the configured address says. */
export const overHttps = (): boolean => config.url?.startsWith('https://') ?? false;

/** Name of the session cookie. The prefix makes browsers refuse one set by a sister domain or over http. */
export const sessionCookie = (): string => (overHttps() ? '__Host-holdfast.session' : 'holdfast.session');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opening a token costs more than all the rest of a short answer: those opened lately are remembered. */
const KEEP_FOR = 60_000;
const KEEP_MAX = 5_000;
const opened = new Map<string, { sid: Id; until: number }>();

/**
 * The session id a cookie's token carries, or null for a token that is missing, foreign or too old.
 * Says nothing about whether the session still counts: that stands in the table.
 */
export async function sessionIdOf(token: string | undefined): Promise<Id | null> {
  if (!token) return null;
  const now = Date.now();
  const kept = opened.get(token);
  if (kept && now < kept.until) return kept.sid;
  try {
    const claims = await decode({ token, secret: config.secret });
    const sid: unknown = claims?.sid;
    if (typeof sid !== 'string' || !UUID.test(sid)) return null;
    if (opened.size >= KEEP_MAX) opened.clear();
    // Never past the end that the token itself names.
    opened.set(token, { sid, until: Math.min(now + KEEP_FOR, Number(claims?.exp ?? 0) * 1_000) });
    return sid;
  } catch {
    return null;
  }
}

/** The value of a cookie in a `Cookie` header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** `Set-Cookie` value that removes the session cookie. */
export function clearedSessionCookie(): string {
  return `${sessionCookie()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${overHttps() ? '; Secure' : ''}`;
}
