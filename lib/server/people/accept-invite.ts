import 'server-only';
import { z } from 'zod';
import { db } from '#db/connection';
import { nameField } from '#domain/access/fields';
import type { Role } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import { type SlowDown, tooFast } from '#server/auth/door-throttle';
import { inLine } from '#server/auth/hash-line';
import { peekToken, takeToken } from '#server/auth/one-time-token';
import { hashPassword, passwordFault } from '#server/auth/password';
import { uuidv7 } from '#server/auth/uuid';
import { isDuplicate } from '#server/sync/driver-errors';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, makeRoom } from './change-person';
import { secretField } from './confirm';
import { invitation, mayInvite } from './invite';

/** The address is not among them: it is the invitation's. */
export const acceptRequest = z.strictObject({
  token: secretField,
  name: nameField,
  password: z.string().max(1_000),
});
type AcceptRequest = z.output<typeof acceptRequest>;

/** Whom an invitation is for, for the page that shows it. Null: it counts no longer. */
export async function invitedTo(token: string): Promise<{ email: string; role: Role } | null> {
  const link = await peekToken(db, token, ['invite'], Date.now());
  if (!link?.email || !(await mayInvite(db, link.createdBy))) return null;
  return { email: link.email, role: invitation.parse(link.data).role };
}

/**
 * Makes the person an invitation is for.
 * @throws DomainError `not_found` used, too old, withdrawn, or its maker may not invite any more; `exists` the address
 *   has an account by now; `invalid` with the password's fault
 */
export async function acceptInvitation(
  request: AcceptRequest,
  peer: string,
): Promise<{ kind: 'done'; email: string } | SlowDown> {
  const invited = await invitedTo(request.token);
  const slow = await tooFast('link', invited?.email ?? 'unknown link', peer, Date.now());
  if (slow) return slow;
  if (!invited) throw new DomainError('not_found');
  const fault = passwordFault(request.password, { ...invited, name: request.name });
  if (fault) throw new DomainError('invalid', { field: 'password', fault });
  const passwordHash = await inLine(() => hashPassword(request.password));
  if (passwordHash === 'full') return { kind: 'slow_down', seconds: 2 };
  try {
    await withSync((writer) => join(writer, request, passwordHash));
  } catch (error) {
    if (isDuplicate(error, 'person_email')) throw new DomainError('exists');
    throw error;
  }
  return { kind: 'done', email: invited.email };
}

async function join(writer: SyncWriter, request: AcceptRequest, passwordHash: string): Promise<void> {
  const { tx, now } = writer;
  const link = await takeToken(tx, request.token, 'invite', now);
  if (!link?.email || !(await mayInvite(tx, link.createdBy))) throw new DomainError('not_found');
  const { role, teamIds } = invitation.parse(link.data);
  await makeRoom(writer, link.email);
  const id = uuidv7(now);
  const row = { id, name: request.name, email: link.email, role, passwordHash, createdAt: now } as const;
  await writer.insert('person', row, { kind: 'person', id }, false);
  if (teamIds.length > 0) await writer.setTeams(id, teamIds);
  await auditPerson(
    writer,
    'person.join',
    id,
    { actorId: id, channel: 'door' },
    { invitedBy: link.createdBy, ...writer.written.take() },
  );
}
