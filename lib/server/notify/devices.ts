import 'server-only';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { pushDelivery, pushSubscription } from '#db/schema/operations';
import { session } from '#db/schema/people';
import type { Id, Instant } from '#domain/kernel/types';
import type { PushTarget } from './post-push';

export interface Device extends PushTarget {
  id: Id;
}

/** The person's devices that are signed in and were not reached about this outbox row yet. */
export function devicesToReach(db: Db, personId: Id, outboxId: number, now: Instant): Promise<Device[]> {
  return db
    .select({
      id: pushSubscription.id,
      endpoint: pushSubscription.endpoint,
      p256dh: pushSubscription.p256dh,
      auth: pushSubscription.auth,
    })
    .from(pushSubscription)
    .innerJoin(
      session,
      and(
        eq(session.id, pushSubscription.sessionId),
        eq(session.personId, pushSubscription.personId),
        isNull(session.revokedAt),
        gt(session.expiresAt, now),
      ),
    )
    .leftJoin(
      pushDelivery,
      and(eq(pushDelivery.outboxId, outboxId), eq(pushDelivery.subscriptionId, pushSubscription.id)),
    )
    .where(and(eq(pushSubscription.personId, personId), isNull(pushDelivery.outboxId)));
}

/** Settled for this device: reached, or refused for good. A retry passes over it. */
export async function markSettled(
  db: Db,
  outboxId: number,
  device: Device,
  status: number,
  now: Instant,
  reached: boolean,
): Promise<void> {
  await db.insert(pushDelivery).ignore().values({ outboxId, subscriptionId: device.id, sentAt: now, status });
  if (reached)
    await db.update(pushSubscription).set({ lastOkAt: now }).where(eq(pushSubscription.id, device.id));
}

/** The push service says this subscription has ended. */
export async function removeDevice(db: Db, device: Device): Promise<void> {
  await db.delete(pushSubscription).where(eq(pushSubscription.id, device.id));
}
