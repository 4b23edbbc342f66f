import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import { z } from 'zod';
import type { Db } from '#db/connection';
import { outbox, pushDelivery, pushTest } from '#db/schema/operations';
import type { Instant } from '#domain/kernel/types';
import { RECEIPT_WITHIN, RECEIPTS, type Receipt } from '#domain/notify/receipt';
import { nudge } from '#server/jobs/nudge';
import { sendsMail } from '#server/mail/post';
import { urgentMail } from './mail-instead';
import { readReceiptToken } from './receipt-token';
import type { Telling } from './tell';

export const receiptBody = z.strictObject({ token: z.string().max(160), what: z.enum(RECEIPTS) });

/** Of a row that a receipt makes: the device has it, whatever the push service will say. */
const TAKEN = 201;

/**
 * Notes that a push was shown, or opened: once each, what is said again changes nothing. It may come before the push
 * service has answered us.
 *
 * @returns whether the token was one of ours
 */
export async function takeReceipt(db: Db, token: string, what: Receipt, now: Instant): Promise<boolean> {
  const of = readReceiptToken(token);
  if (!of) return false;
  // Nobody presses what was not shown.
  const opened = what === 'opened' ? now : null;
  if (of.kind === 'test') {
    const { shownAt, openedAt } = pushTest;
    await db
      .update(pushTest)
      .set({ shownAt: first(shownAt, now), openedAt: first(openedAt, opened) })
      .where(eq(pushTest.id, of.testId));
    return true;
  }
  const { outboxId, subscriptionId } = of;
  const [row] = await db.select({ id: outbox.id }).from(outbox).where(eq(outbox.id, outboxId));
  // Cleared away long ago.
  if (!row) return true;
  const { shownAt, openedAt } = pushDelivery;
  await db
    .insert(pushDelivery)
    .values({ outboxId, subscriptionId, sentAt: now, status: TAKEN, shownAt: now, openedAt: opened })
    .onDuplicateKeyUpdate({ set: { shownAt: first(shownAt, now), openedAt: first(openedAt, opened) } });
  await db
    .update(outbox)
    .set({ receiptDueAt: null })
    .where(and(eq(outbox.id, outboxId), isNotNull(outbox.receiptDueAt)));
  return true;
}

const first = (column: MySqlColumn, at: Instant | null): SQL =>
  at === null ? sql`${column}` : sql`coalesce(${column}, ${sql.param(at, column)})`;

/** From now on a device has so long to say that it showed what is urgent. */
export async function awaitReceipt(db: Db, { id }: Pick<Telling, 'id'>, now: Instant): Promise<void> {
  await db
    .update(outbox)
    .set({ receiptDueAt: now + RECEIPT_WITHIN })
    .where(and(eq(outbox.id, id), isNull(outbox.receiptDueAt)));
}

const CHUNK = 100;

/**
 * Mails what is urgent, was taken by a push service, and was shown on no device in time: the phone is off, or its app was
 * stopped. Each once, however many workers do it, and also what came due while none ran.
 *
 * @returns how many mails were written
 */
export async function mailUnseen(db: Db, now: Instant): Promise<number> {
  let written = 0;
  for (;;) {
    const part = await mailSomeUnseen(db, now);
    written += part.written;
    if (part.due < CHUNK) break;
  }
  if (written > 0) nudge();
  return written;
}

const mailSomeUnseen = (db: Db, now: Instant): Promise<{ due: number; written: number }> =>
  db.transaction(
    async (tx) => {
      const due = await tx
        .select()
        .from(outbox)
        .where(lte(outbox.receiptDueAt, now))
        .orderBy(asc(outbox.receiptDueAt))
        .limit(CHUNK)
        .for('update', { skipLocked: true });
      if (due.length === 0) return { due: 0, written: 0 };
      const ids = due.map(({ id }) => id);
      const seen = await shownOf(tx, ids);
      const unseen = sendsMail() ? due.filter(({ id }) => !seen.has(id)) : [];
      const [done] =
        unseen.length > 0
          ? await tx
              .insert(outbox)
              .ignore()
              .values(unseen.map((row) => urgentMail(row, now)))
          : [{ affectedRows: 0 }];
      await tx.update(outbox).set({ receiptDueAt: null }).where(inArray(outbox.id, ids));
      return { due: due.length, written: done.affectedRows };
    },
    { isolationLevel: 'read committed' },
  );

async function shownOf(tx: Pick<Db, 'select'>, ids: readonly number[]): Promise<Set<number>> {
  const rows = await tx
    .select({ id: pushDelivery.outboxId })
    .from(pushDelivery)
    .where(and(inArray(pushDelivery.outboxId, [...ids]), isNotNull(pushDelivery.shownAt)));
  return new Set(rows.map(({ id }) => id));
}
