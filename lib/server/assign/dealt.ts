import 'server-only';
import { sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import type { Id, Instant } from '#domain/kernel/types';

/** Somebody got something by itself, and the place that has in the order of whom was given something. */
export interface Dealt {
  personId: Id;
  at: Instant;
}

/** Keeps who was given something last: whose turn it is depends on it. */
export async function keepDealt(db: Db, given: readonly Dealt[]): Promise<void> {
  const last = new Map(given.map(({ personId, at }) => [personId, at]));
  if (last.size === 0) return;
  await db
    .insert(workProfile)
    .values([...last].map(([personId, dealtAt]) => ({ personId, skills: [], dealtAt })))
    .onDuplicateKeyUpdate({ set: { dealtAt: sql`values(${sql.identifier('dealt_at')})` } });
}
