import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { syncFailure } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';

/** Unexpected failures after which an intent is put aside, so that it does not stop those behind it (P11). */
export const FAILURES_MAX = 3;

/** Counts an unexpected failure, outside the transaction that failed. Only the kind of error is kept. */
export async function countFailure(uid: Id, error: unknown): Promise<number> {
  const lastError = (
    error instanceof Error ? `${error.name}: ${error.stack?.split('\n')[1]?.trim() ?? ''}` : typeof error
  ).slice(0, 500);
  await db
    .insert(syncFailure)
    .values({ uid, failures: 1, lastError })
    .onDuplicateKeyUpdate({ set: { failures: sql`${syncFailure.failures} + 1`, lastError } });
  const [row] = await db
    .select({ failures: syncFailure.failures })
    .from(syncFailure)
    .where(eq(syncFailure.uid, uid));
  return row?.failures ?? 1;
}
