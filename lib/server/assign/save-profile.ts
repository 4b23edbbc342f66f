import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { DbTx } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import { person } from '#db/schema/people';
import { calendar } from '#db/schema/service-levels';
import { isStaff } from '#domain/access/roles';
import { asKnown } from '#domain/assign/skills';
import { require_ } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { mergeRow } from '#server/settings/merge-row';
import { transact } from '#server/sync/transact';
import { requireField } from '#sync/mutators/reference/guard';
import type { MutationResult } from '#sync/protocol/result';
import type { Base } from '#sync/tx';
import { skillsArg } from './save-rule';
import { knownSkills } from './skills';

const instant = z.number().int().min(0).max(8_640_000_000_000).nullable();
const fields = {
  calendarId: z.uuid().nullable(),
  awayUntil: instant,
  weightLimit: z.number().int().min(1).max(SETTING_LIMITS.weight).nullable(),
};
export const profileRequest = z.strictObject({
  uid: z.uuidv7(),
  args: z.strictObject({ personId: z.uuid(), skills: skillsArg, ...fields }),
  base: z.strictObject({ skills: z.string().max(100_000), ...fields }).nullable(),
});

/** What is set of somebody's work; what is not is as it is in the table when there is no row. */
export interface ProfileFields {
  skills: string[];
  calendarId: Id | null;
  awayUntil: Instant | null;
  weightLimit: number | null;
}

/**
 * Sets what decides whether somebody gets work by themselves. Of two who change the same at once, each field keeps what
 * was written first, and the second is told.
 * @throws DomainError `invalid` with field and fault; `not_found` they are not of the staff
 */
export async function saveProfile(
  { args: { personId, ...asked }, base }: z.infer<typeof profileRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  return transact((tx) => change(tx, personId, actor.id, base, asked), true);
}

async function change(
  tx: DbTx,
  personId: Id,
  actorId: Id,
  base: Base | null,
  mine: ProfileFields,
): Promise<MutationResult> {
  const [who] = await tx
    .select({ role: person.role })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deletedAt)));
  require_(who && isStaff(who.role), 'not_found');
  // Written to before it is read: whoever is second sees what the first has saved.
  await tx
    .insert(workProfile)
    .values({ personId, skills: [] })
    .onDuplicateKeyUpdate({ set: { personId: sql`${workProfile.personId}` } });
  const [row] = await tx.select().from(workProfile).where(eq(workProfile.personId, personId)).for('update');
  require_(row, 'not_found');
  const { skills, calendarId, awayUntil, weightLimit } = row;
  const theirs: ProfileFields = { skills, calendarId, awayUntil, weightLimit };
  const spelled = { ...mine, skills: asKnown(mine.skills, await knownSkills(tx)) };
  const { patch, changes, result } = mergeRow(base, spelled, theirs);
  if (Object.keys(patch).length === 0) return result;
  if (patch.calendarId) await requireHours(tx, patch.calendarId);
  await tx.update(workProfile).set(patch).where(eq(workProfile.personId, personId));
  const now = Date.now();
  await writeAudit(tx, {
    ...{ txId: randomUUID(), actorId, action: 'workProfile.save', subject: { kind: 'person', id: personId } },
    ...{ channel: 'desk', occurredAt: now, receivedAt: now, value: { changes } },
  });
  return result;
}

async function requireHours(tx: DbTx, calendarId: Id): Promise<void> {
  const [hours] = await tx
    .select({ active: calendar.active })
    .from(calendar)
    .where(and(eq(calendar.id, calendarId), isNull(calendar.deletedAt)));
  requireField(hours, 'calendarId', 'unknown');
  requireField(hours.active, 'calendarId', 'retired');
}
