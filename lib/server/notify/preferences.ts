import 'server-only';
import { eq } from 'drizzle-orm';
import { type Db, type DbTx, db } from '#db/connection';
import { notifyPreference } from '#db/schema/operations';
import type { Id } from '#domain/kernel/types';
import { NO_PREFERENCES, type NotifyPreferences } from '#domain/notify/preferences';

/** What a row of `notify_preference` says; none: what the desk has for everybody. */
export function preferencesOf(
  row: typeof notifyPreference.$inferSelect | null | undefined,
): NotifyPreferences {
  if (!row) return NO_PREFERENCES;
  const { choices, quietFrom, quietTo, zone, digest } = row;
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { choices, quiet, zone, digest };
}

export async function readPreferences(on: Db | DbTx, personId: Id): Promise<NotifyPreferences> {
  const [row] = await on.select().from(notifyPreference).where(eq(notifyPreference.personId, personId));
  return preferencesOf(row);
}

/** Changes what somebody chose, one change after the other. */
export async function changePreferences(
  personId: Id,
  change: (before: NotifyPreferences) => NotifyPreferences,
): Promise<void> {
  const updatedAt = Date.now();
  // Made first, and by itself: an insert that finds a row holds it shared, and two who then want it alone wait for
  // each other.
  const { choices, zone, digest } = NO_PREFERENCES;
  await db.insert(notifyPreference).ignore().values({ personId, choices, zone, digest, updatedAt });
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(notifyPreference)
      .where(eq(notifyPreference.personId, personId))
      .for('update');
    const { quiet, ...after } = change(preferencesOf(row));
    await tx
      .update(notifyPreference)
      .set({ ...after, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, updatedAt })
      .where(eq(notifyPreference.personId, personId));
  });
}
