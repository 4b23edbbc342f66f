import 'server-only';
import { inDomains } from '#domain/access/mailbox';
import type { Id } from '#domain/kernel/types';
import { dropTokensOf } from '#server/auth/one-time-token';
import { uuidv7 } from '#server/auth/uuid';
import { config } from '#server/config';
import { auditPerson, type PersonRecord, personByEmail } from '#server/people/change-person';
import { isDuplicate } from '#server/sync/driver-errors';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';

/** Begins the `externalId` of people who are here because they confirmed a report of theirs. */
const GUEST = 'guest:';

/**
 * Whether somebody came as a guest and may not choose a first password by themselves: where they could not register, a report by
 * a label is no way round that. An administrator may let them in with a link.
 */
export function isGuestOutside(found: PersonRecord): boolean {
  if (!found.externalId?.startsWith(GUEST) || found.passwordHash !== null || !found.email) return false;
  const { open, domains } = config.registration;
  return !(open && inDomains(found.email, domains));
}

/**
 * Who has this mailbox, which they have just proved; nobody yet: a requester without a password is made of them, who is
 * told of their tickets and answers by mail. A registration that nobody confirmed gives way.
 * @returns null: an administrator has shut them out, or is still to decide about them
 */
export async function guestPerson(email: string, name: string, reportId: Id): Promise<Id | null> {
  const once = () => withSync((writer) => find(writer, email, name, reportId));
  try {
    return await once();
  } catch (error) {
    // Two reports of one guest are confirmed at once: the second finds who the first has made.
    if (!isDuplicate(error, 'person_email') && !isDuplicate(error, 'person_external')) throw error;
    return await once();
  }
}

async function find(writer: SyncWriter, email: string, name: string, reportId: Id): Promise<Id | null> {
  const { tx, now } = writer;
  const found = await personByEmail(tx, email);
  if (found && found.admission !== 'awaiting_mail') return found.active ? found.id : null;
  if (found) {
    await writer.removeNewcomer(found.id);
    await dropTokensOf(tx, found.id, now);
  }
  const id = uuidv7(now);
  const row = {
    id,
    name,
    email,
    role: 'requester',
    externalId: `${GUEST}${reportId}`,
    createdAt: now,
  } as const;
  await writer.insert('person', row, { kind: 'person', id }, false);
  await auditPerson(
    writer,
    'person.guest',
    id,
    { actorId: null, channel: 'door' },
    { after: { name, email } },
  );
  return id;
}
