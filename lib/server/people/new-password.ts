import 'server-only';
import type { Id } from '#domain/kernel/types';
import { dropTokensOf } from '#server/auth/one-time-token';
import { post } from '#server/mail/post';
import type { SyncWriter } from '#server/sync/sync-writer';
import { auditPerson, changePerson, type PersonRecord } from './change-person';
import { endSessionsIn } from './sessions-of';

interface How {
  action: 'password.reset' | 'password.change';
  /** The session that goes on. */
  except?: Id;
  /** Sessions are left alone. */
  keepSessions?: boolean;
}

/**
 * Gives a locked person another password: open links die, sessions end, the person is told by mail.
 * @returns ended sessions, for `forgetSessions` after the commit
 */
export async function newPassword(
  writer: SyncWriter,
  found: PersonRecord,
  passwordHash: string,
  { action, except, keepSessions }: How,
): Promise<Id[]> {
  const { tx, now } = writer;
  await changePerson(writer, found.id, { passwordHash });
  await dropTokensOf(tx, found.id, now);
  await auditPerson(writer, action, found.id, { actorId: found.id, channel: 'door' });
  if (found.email) {
    const mail = { kind: 'password_changed', address: found.email, personId: found.id } as const;
    await post(tx, { ...mail, data: { path: '/reset' } }, now);
  }
  return keepSessions ? [] : endSessionsIn(tx, found.id, now, { except });
}
