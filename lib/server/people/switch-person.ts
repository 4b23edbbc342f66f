import 'server-only';
import { z } from 'zod';
import { DomainError, require_ } from '#domain/kernel/errors';
import type { SignedIn } from '#server/auth/current';
import { endDevice, endSessionsOf } from './sessions-of';
import { setPersonActive } from './set-active';

const personId = z.uuid();

export const activeRequest = z.strictObject({ personId, active: z.boolean() });

/**
 * Switches somebody on or off, never oneself: whoever did so by mistake could not take it back.
 * @throws DomainError `illegal_state` oneself, the last administrator, or somebody who was never let in
 */
export async function switchPerson(
  asked: z.infer<typeof activeRequest>,
  { actor }: SignedIn,
): Promise<Record<string, never>> {
  require_(asked.active || asked.personId !== actor.id, 'illegal_state', { reason: 'yourself' });
  await setPersonActive(asked.personId, asked.active, actor.id);
  return {};
}

/** One session, or every session but the one that asks. */
export const sessionsRequest = z.strictObject({ personId, sessionId: z.uuid().nullable() });

/** Signs a person out on one device or on all. @throws DomainError `not_found` the session is over, or another's */
export async function endSessions(
  asked: z.infer<typeof sessionsRequest>,
  { actor, sessionId: own }: SignedIn,
): Promise<{ ended: number }> {
  if (asked.sessionId) {
    if (await endDevice(asked.personId, asked.sessionId, actor.id)) return { ended: 1 };
    throw new DomainError('not_found');
  }
  return { ended: await endSessionsOf(asked.personId, own, actor.id) };
}
