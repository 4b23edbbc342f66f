import { close, getCurrent } from '#client/live/current';
import { sayBye } from '#client/outbox/tabs';
import { forgetPerson, lastPerson, sessionEnded } from '#client/store/device';
import { clearLeft, unsentIn, unsentOf } from '#client/store/leave';
import { showAppBadge } from './app-badge';
import { deviceEnv } from './clock';
import { endSession } from './end-session';

export type SignOutAnswer =
  | { ok: true }
  /** Nothing has happened. `shared`: nothing can be kept here, not even locked. */
  | { ok: false; unsent: number; shared: boolean };

/** What becomes of unsent work: nothing happens at all; it is locked for its owner; it is gone. */
export type UnsentWork = 'refuse' | 'lock' | 'discard';

/**
 * Signs out. Unsent work is never lost silently: with some, it refuses and tells how much. `lock` keeps that
 * work in the person's own database, where only their next sign-in opens it (P26); a shared device refuses that too.
 * Everything else is deleted.
 *
 * First this device forgets the person, which takes a moment; then it is cleared while the server is told. Whatever
 * of that is cut short, or has no network, the next start does before it shows anything. It works on pages that have
 * no store open as well (the desk): then it is the last person of this device who goes.
 */
export async function signOut(work: UnsentWork = 'refuse'): Promise<SignOutAnswer> {
  const current = getCurrent();
  const client = current.status === 'open' ? current.client : null;
  const last = await lastPerson();
  const userId = client?.userId ?? last?.userId ?? null;
  const shared = last?.userId === userId && last?.shared !== undefined;
  if (userId && (work === 'refuse' || (work === 'lock' && shared))) {
    const unsent = client ? await unsentIn(client.store) : await unsentOf(userId, deviceEnv);
    if (unsent > 0) return { ok: false, unsent, shared };
  }
  await forgetPerson(userId, work === 'discard');
  if (client) client.sayBye();
  else if (userId) sayBye(userId);
  close();
  showAppBadge(0);
  const [ended] = await Promise.all([endSession(), clearLeft(deviceEnv)]);
  if (ended) await sessionEnded();
  return { ok: true };
}
