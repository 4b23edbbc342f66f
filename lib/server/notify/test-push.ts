import 'server-only';
import { and, count, eq, gt, min } from 'drizzle-orm';
import { z } from 'zod';
import { type DbTx, db } from '#db/connection';
import { pushSubscription, pushTest } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { HOUR, type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { pushMessage } from '#domain/notify/push-message';
import type { TestAnswer, TestFault, TestPayload, TestView } from '#domain/notify/test-push';
import type { SignedIn } from '#server/auth/current';
import { uuidv7 } from '#server/auth/uuid';
import { type Device, removeDevice } from './devices';
import { postPush, type Reached } from './post-push';
import { pushSettings } from './push-settings';
import { receiptToken } from './receipt-token';
import { endpointBody, hashOf } from './subscriptions';
import { TEST_WORDS } from './words';

/** Tests that one person may send: each goes through a push service that counts ours. */
const LIMITS = [
  { span: MINUTE, most: 3 },
  { span: HOUR, most: 20 },
] as const;

export const testRequest = endpointBody;
export const testStateRequest = z.strictObject({ id: z.uuid() });

/** Sends a push to a device of one's own and says how it went out. What the device says of it is asked for later. */
export async function sendTest(
  { endpoint }: z.infer<typeof testRequest>,
  who: Pick<SignedIn, 'actor' | 'sessionId'>,
  settings = pushSettings,
): Promise<TestAnswer> {
  const personId = who.actor.id;
  const push = settings();
  if (!push) return { kind: 'no_push' };
  try {
    const device = await deviceAt(personId, endpoint);
    if (!device) return { kind: 'unknown_device' };
    const now = Date.now();
    const begun = await begin(personId, now);
    if (typeof begun === 'number') return { kind: 'slow_down', seconds: begun };
    const payload: TestPayload = {
      ...{ v: 1, test: begun, for: personId, ...TEST_WORDS },
      receipt: receiptToken({ kind: 'test', testId: begun }),
    };
    const reached = await postPush(push, device, begun, pushMessage(payload, push.origin));
    if (reached.kind === 'gone') await removeDevice(db, device);
    const fault = faultOf(reached);
    await db
      .update(pushTest)
      .set(fault ? { fault } : { sentAt: Date.now() })
      .where(eq(pushTest.id, begun));
    return { kind: 'begun', test: (await read(personId, begun)) ?? blank(begun) };
  } finally {
    push.agents.destroy();
  }
}

/** How far a test of one's own has come; null when there is none. */
export const testState = ({ id }: z.infer<typeof testStateRequest>, { actor }: SignedIn) =>
  read(actor.id, id);

async function deviceAt(personId: Id, endpoint: string): Promise<Device | null> {
  const { id, p256dh, auth } = pushSubscription;
  const [row] = await db
    .select({ id, endpoint: pushSubscription.endpoint, p256dh, auth })
    .from(pushSubscription)
    .where(and(eq(pushSubscription.endpointHash, hashOf(endpoint)), eq(pushSubscription.personId, personId)));
  return row ?? null;
}

/** Begins one, or says how many seconds to wait. One person's are counted one after the other. */
const begin = (personId: Id, now: Instant): Promise<Id | number> =>
  db.transaction(
    async (tx) => {
      await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('update');
      const waits = await Promise.all(LIMITS.map((limit) => waitFor(tx, personId, now, limit)));
      const wait = Math.max(...waits);
      if (wait > 0) return Math.ceil(wait / 1_000);
      const id = uuidv7(now);
      await tx.insert(pushTest).values({ id, personId, createdAt: now });
      return id;
    },
    { isolationLevel: 'read committed' },
  );

async function waitFor(
  tx: DbTx,
  personId: Id,
  now: Instant,
  { span, most }: (typeof LIMITS)[number],
): Promise<number> {
  const { createdAt } = pushTest;
  const [row] = await tx
    .select({ n: count(), oldest: min(createdAt) })
    .from(pushTest)
    .where(and(eq(pushTest.personId, personId), gt(createdAt, now - span)));
  return row && row.n >= most ? Number(row.oldest ?? now) + span - now : 0;
}

const FAULTS: Record<Exclude<Reached['kind'], 'reached'>, TestFault> = {
  gone: 'gone',
  refused: 'refused',
  later: 'unreachable',
};
const faultOf = (reached: Reached): TestFault | null =>
  reached.kind === 'reached' ? null : FAULTS[reached.kind];

const blank = (id: Id): TestView => ({ id, sentAt: null, shownAt: null, openedAt: null, fault: null });

async function read(personId: Id, testId: Id): Promise<TestView | null> {
  const { id, sentAt, shownAt, openedAt, fault } = pushTest;
  const [row] = await db
    .select({ id, sentAt, shownAt, openedAt, fault })
    .from(pushTest)
    .where(and(eq(id, testId), eq(pushTest.personId, personId)));
  return row ?? null;
}
