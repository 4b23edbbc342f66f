import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { setting } from '#db/schema/operations';
import { startingClasses } from '#domain/asset/starting';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { startingCatalog } from '#domain/request/starting';
import { startingServiceLevels } from '#domain/sla/starting';
import { writeAudit } from '#server/audit/entry';
import { hashPassword, passwordFault } from '#server/auth/password';
import { uuidv7 } from '#server/auth/uuid';
import { config } from '#server/config';
import { organisationZone } from '#server/reports/zone';
import { isDuplicate } from '#server/sync/driver-errors';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';
import { needsSetup } from './needs-setup';
import { STARTING_CATEGORIES } from './starting-categories';

const words = z.string().trim().min(1).max(120);

export const setupRequest = z.strictObject({
  code: z.string().max(200),
  organisation: words,
  name: words,
  email: z.email().max(254).toLowerCase(),
  password: z.string().max(1_000),
});
export type SetupRequest = z.infer<typeof setupRequest>;

/** Names of what a new organisation starts with. */
const FIRST_TEAM = 'Service desk';
const FIRST_SITE = 'Main site';

/**
 * Makes the first administrator and what every organisation needs to begin. Possible once, with the token the
 * server was started with.
 * @throws DomainError `forbidden` wrong token or none configured; `exists` somebody was first; `invalid` password
 */
export async function createFirstAdministrator(request: SetupRequest): Promise<void> {
  if (!config.setupToken || !sameSecret(request.code, config.setupToken))
    throw new DomainError('forbidden', { field: 'code' });
  const fault = passwordFault(request.password, request);
  if (fault) throw new DomainError('invalid', { field: 'password', fault });
  if (!(await needsSetup())) throw new DomainError('exists');
  const passwordHash = await hashPassword(request.password);
  await withSync((writer) => begin(writer, request, passwordHash));
}

async function begin(writer: SyncWriter, request: SetupRequest, passwordHash: string): Promise<void> {
  const { tx, now, txId } = writer;
  await claim(writer);
  await tx
    .insert(setting)
    .values({ name: 'organisation', value: request.organisation })
    .onDuplicateKeyUpdate({ set: { value: request.organisation } });

  const teamId = uuidv7(now);
  const siteId = uuidv7(now);
  const personId = uuidv7(now);
  await writer.insert(
    'team',
    { id: teamId, name: FIRST_TEAM, firstLine: true },
    { kind: 'team', id: teamId },
    false,
  );
  await writer.insert('site', { id: siteId, name: FIRST_SITE }, { kind: 'site', id: siteId }, false);
  const person = {
    id: personId,
    name: request.name,
    email: request.email,
    role: 'administrator',
    siteId,
    passwordHash,
    createdAt: now,
  } as const;
  await writer.insert('person', person, { kind: 'person', id: personId }, false);
  await writer.setTeams(personId, [teamId]);
  for (const [group, names] of Object.entries(STARTING_CATEGORIES)) {
    const parentId = await addCategory(writer, group, null);
    for (const name of names) await addCategory(writer, name, parentId);
  }
  const { calendars, policies } = startingServiceLevels(await organisationZone(), () => uuidv7(now));
  for (const row of calendars) await writer.insert('calendar', row, { kind: 'calendar', id: row.id }, false);
  for (const row of policies) await writer.insert('slaPolicy', row, { kind: 'slaPolicy', id: row.id }, false);
  for (const row of startingCatalog(() => uuidv7(now), now))
    await writer.insert(
      'catalogItem',
      { ...row, versions: [...row.versions] },
      { kind: 'catalogItem', id: row.id },
      false,
    );
  for (const row of startingClasses(() => uuidv7(now)))
    await writer.insert('assetClass', row, { kind: 'assetClass', id: row.id }, false);
  const common = { txId, occurredAt: now, receivedAt: now, channel: 'door' } as const;
  await writeAudit(tx, {
    ...common,
    actorId: personId,
    action: 'setup',
    subject: { kind: 'person', id: personId },
    value: { ...writer.written.take() },
  });
}

/** Of two at once the second waits here for the first, and is refused. */
async function claim({ tx, now }: SyncWriter): Promise<void> {
  try {
    await tx.insert(setting).values({ name: 'setUpAt', value: now });
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) throw new DomainError('exists');
    throw error;
  }
  if (!(await needsSetup(tx))) throw new DomainError('exists');
}

async function addCategory(writer: SyncWriter, name: string, parentId: Id | null): Promise<Id> {
  const id = uuidv7(writer.now);
  await writer.insert('category', { id, name, parentId }, { kind: 'category', id }, false);
  return id;
}

/** Compares without telling by its time how much was right. */
function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given.trim()), digest(wanted));
}
