'use client';
import { askAgain, getCurrent } from './current';

/**
 * Whether a sign-in would lead anywhere now. Whoever signed out without the server is signed out there first: until
 * then every page of the server leads back here. Somebody who turns out to be signed in is let in instead.
 */
export async function canSignIn(): Promise<boolean> {
  await askAgain();
  const current = getCurrent();
  return current.status === 'unknown' && current.reason !== 'offline';
}
