import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { syncFailure } from '#db/schema/sync';
import type { Intent } from '#sync/protocol/envelope';

/** Unexpected failures after which an intent is put aside, so that it does not stop those behind it (P11). */
export const FAILURES_MAX = 3;

/**
 * Counts an unexpected failure, outside the transaction that failed. Of the error only its kind is kept; the intent
 * stays as it came, so that it can be run again once the defect is mended.
 */
export async function countFailure(
  { uid, name, v, args, base, occurredAt, clockOffset }: Intent,
  error: unknown,
): Promise<number> {
  const failedAt = Date.now();
  const intent = { uid, name, v, args, base, occurredAt, clockOffset };
  const lastError = (
    error instanceof Error ? `${error.name}: ${error.stack?.split('\n')[1]?.trim() ?? ''}` : typeof error
  ).slice(0, 500);
  await db
    .insert(syncFailure)
    .values({ uid, failures: 1, lastError, failedAt, intent })
    .onDuplicateKeyUpdate({
      set: { failures: sql`${syncFailure.failures} + 1`, lastError, failedAt, intent },
    });
  const [row] = await db
    .select({ failures: syncFailure.failures })
    .from(syncFailure)
    .where(eq(syncFailure.uid, uid));
  return row?.failures ?? 1;
}
