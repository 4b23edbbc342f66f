import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { transact } from '#server/sync/transact';

/** Until when somebody is away; null: they are here. */
export async function ownAway(personId: Id, now: Instant): Promise<Instant | null> {
  const [row] = await db
    .select({ until: workProfile.awayUntil })
    .from(workProfile)
    .where(eq(workProfile.personId, personId));
  return row?.until && row.until > now ? row.until : null;
}

export const awayRequest = z.strictObject({
  awayUntil: z.number().int().min(0).max(8_640_000_000_000).nullable(),
});

/**
 * Says of oneself that one is away until then, or here again: nothing is handed out to who is away.
 * @throws DomainError `invalid` with the field `awayUntil`, where that has passed
 */
export async function saveOwnAway(
  { awayUntil }: z.infer<typeof awayRequest>,
  { actor }: SignedIn,
): Promise<Instant | null> {
  const now = Date.now();
  if (awayUntil !== null && awayUntil <= now)
    throw new DomainError('invalid', { field: 'awayUntil', fault: 'backPassed' });
  const personId = actor.id;
  return transact(async (tx) => {
    await tx
      .insert(workProfile)
      .values({ personId, skills: [] })
      .onDuplicateKeyUpdate({ set: { personId: sql`${workProfile.personId}` } });
    const [row] = await tx
      .select({ from: workProfile.awayUntil })
      .from(workProfile)
      .where(eq(workProfile.personId, personId))
      .for('update');
    const from = row?.from ?? null;
    if (from === awayUntil) return awayUntil;
    await tx.update(workProfile).set({ awayUntil }).where(eq(workProfile.personId, personId));
    await writeAudit(tx, {
      ...{ txId: randomUUID(), actorId: personId, action: 'workProfile.save' },
      ...{ subject: { kind: 'person', id: personId }, channel: 'door', occurredAt: now, receivedAt: now },
      value: { changes: { awayUntil: { from, to: awayUntil } } },
    });
    return awayUntil;
  }, true);
}
