import 'server-only';
import { createECDH, createHash } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/connection';
import { pushSubscription } from '#db/schema/operations';
import type { Id, Instant } from '#domain/kernel/types';
import { uuidv7 } from '#server/auth/uuid';
import { ENDPOINT_MAX } from './endpoint';

/** Devices of one person that are told. A new one takes the place of the oldest. */
export const DEVICES_MAX = 20;

/** A point on P-256, uncompressed, base64url: anything else would fail at each send. */
function isPublicKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  const own = createECDH('prime256v1');
  own.generateKeys();
  try {
    own.computeSecret(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What `PushSubscription.toJSON()` gives. */
export const subscriptionBody = z.strictObject({
  endpoint: z.string().max(ENDPOINT_MAX),
  expirationTime: z.number().nullable().optional(),
  keys: z.strictObject({
    p256dh: z.string().max(120).refine(isPublicKey),
    auth: z
      .string()
      .max(60)
      .refine((text) => Buffer.from(text, 'base64url').length === 16),
  }),
});
export type SubscriptionBody = z.infer<typeof subscriptionBody>;

export const endpointBody = z.strictObject({ endpoint: z.string().max(ENDPOINT_MAX) });

/** What a subscription is found by. */
export const hashOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex');

/**
 * Ties a browser to a person and their session. A browser belongs to one person at a time: whoever had it
 * before loses it, with everything that was still to be sent there.
 */
export async function bindSubscription(
  db: Db,
  owner: { personId: Id; sessionId: Id },
  body: SubscriptionBody,
  now: Instant,
): Promise<void> {
  const kept = {
    personId: owner.personId,
    sessionId: owner.sessionId,
    p256dh: body.keys.p256dh,
    auth: body.keys.auth,
  };
  // One statement, so that two at once neither wait for each other's gaps nor see half. Another owner gets a
  // new id: what was sent to the former one says nothing about them. (Assigned first: it compares the old owner.)
  const id = sql`if(${pushSubscription.personId} = values(${pushSubscription.personId}), ${pushSubscription.id}, values(${pushSubscription.id}))`;
  await db
    .insert(pushSubscription)
    .values({
      id: uuidv7(now),
      endpoint: body.endpoint,
      endpointHash: hashOf(body.endpoint),
      createdAt: now,
      ...kept,
    })
    .onDuplicateKeyUpdate({ set: { id, ...kept } });
  await dropSurplus(db, owner.personId);
}

async function dropSurplus(db: Db, personId: Id): Promise<void> {
  const all = await db
    .select({ id: pushSubscription.id })
    .from(pushSubscription)
    .where(eq(pushSubscription.personId, personId))
    .orderBy(asc(pushSubscription.createdAt), asc(pushSubscription.id));
  const surplus = all.slice(0, Math.max(0, all.length - DEVICES_MAX)).map((row) => row.id);
  if (surplus.length > 0) await db.delete(pushSubscription).where(inArray(pushSubscription.id, surplus));
}

/** Ends a subscription of one's own. Somebody else's, or an unknown one, is left as it is. */
export async function endSubscription(db: Db, personId: Id, endpoint: string): Promise<void> {
  await db
    .delete(pushSubscription)
    .where(and(eq(pushSubscription.endpointHash, hashOf(endpoint)), eq(pushSubscription.personId, personId)));
}
