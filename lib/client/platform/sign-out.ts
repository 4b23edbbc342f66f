import { close, getCurrent } from '#client/live/current';
import { sayBye } from '#client/outbox/tabs';
import { forgetPerson, lastPerson, sessionEnded } from '#client/store/device';
import { clearLeft, unsentIn, unsentOf } from '#client/store/leave';
import { deviceEnv } from './clock';
import { endSession } from './end-session';

export type SignOutAnswer = { ok: true } | { ok: false; unsent: number };

/**
 * Signs out. Unsent work is never lost silently: with some, it refuses and tells how much. `force` keeps that
 * work in the person's own database, where only their next sign-in finds it. Everything else is deleted.
 *
 * First this device forgets the person, which takes a moment; then it is cleared while the server is told. Whatever
 * of that is cut short, or has no network, the next start does before it shows anything. It works on pages that have
 * no store open as well (the desk): then it is the last person of this device who goes.
 */
export async function signOut(options: { force?: boolean } = {}): Promise<SignOutAnswer> {
  const current = getCurrent();
  const client = current.status === 'open' ? current.client : null;
  const userId = client?.userId ?? (await lastPerson())?.userId ?? null;
  if (userId && !options.force) {
    const unsent = client ? await unsentIn(client.store) : await unsentOf(userId, deviceEnv);
    if (unsent > 0) return { ok: false, unsent };
  }
  await forgetPerson(userId);
  if (client) client.sayBye();
  else if (userId) sayBye(userId);
  close();
  const [ended] = await Promise.all([endSession(), clearLeft(deviceEnv)]);
  if (ended) await sessionEnded();
  return { ok: true };
}
