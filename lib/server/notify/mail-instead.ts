import 'server-only';
import { and, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { outbox, pushDelivery } from '#db/schema/operations';
import type { Instant } from '#domain/kernel/types';
import { nudge } from '#server/jobs/nudge';
import { sendsMail } from '#server/mail/post';
import type { Telling } from './tell';

/**
 * What no device took goes by mail, once: also when an earlier try got this far, and when it goes by mail anyway. A
 * device that took it in an earlier try counts.
 */
export async function mailInstead(db: Db, job: Telling, now: Instant): Promise<void> {
  if (!sendsMail()) return;
  const [taken] = await db
    .select({ status: pushDelivery.status })
    .from(pushDelivery)
    .where(
      and(eq(pushDelivery.outboxId, job.id), gte(pushDelivery.status, 200), lt(pushDelivery.status, 300)),
    )
    .limit(1);
  if (taken) return;
  await db.insert(outbox).ignore().values(urgentMail(job, now));
  nudge();
}

/** The mail in place of a push; its event, person and kind make it one, whoever writes it. */
export const urgentMail = (
  { personId, event, detail, eventUid, ticketId, actorId }: Omit<Telling, 'id' | 'leasedUntil' | 'urgent'>,
  now: Instant,
): typeof outbox.$inferInsert => ({
  ...{ kind: 'mail', personId, event, detail, eventUid, ticketId, actorId },
  ...{ urgent: true, runAt: now, createdAt: now },
});
