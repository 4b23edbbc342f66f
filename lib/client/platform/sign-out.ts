import { close, getCurrent } from '#client/live/current';
import { forgetPerson, sessionEnded } from '#client/store/device';
import { clearLeft, unsentIn } from '#client/store/leave';
import { deviceEnv } from './clock';
import { endSession } from './end-session';

export type SignOutAnswer = { ok: true } | { ok: false; unsent: number };

/**
 * Signs out. Unsent work is never lost silently: with some, it refuses and tells how much. `force` keeps that
 * work in the person's own database, where only their next sign-in finds it. Everything else is deleted.
 *
 * First this device forgets the person, which takes a moment; then it is cleared, then the server is told. Whatever
 * of that is cut short, or has no network, the next start does before it shows anything.
 */
export async function signOut(options: { force?: boolean } = {}): Promise<SignOutAnswer> {
  const current = getCurrent();
  const client = current.status === 'open' ? current.client : null;
  if (client && !options.force) {
    const unsent = await unsentIn(client.store);
    if (unsent > 0) return { ok: false, unsent };
  }
  await forgetPerson(client?.userId ?? null);
  client?.sayBye();
  close();
  await clearLeft(deviceEnv);
  if (await endSession()) await sessionEnded();
  return { ok: true };
}
