import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type DbTx, db } from '#db/connection';
import { syncFailure, syncMutation } from '#db/schema/sync';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { envelope, type Intent } from '#sync/protocol/envelope';
import type { MutationResult } from '#sync/protocol/result';
import { findMutation } from '#sync/registry';
import type { RootRef } from '#sync/views/entities';
import { writeAudit } from '../audit/entry';
import type { SignedIn } from '../auth/sessions';
import { readPerson } from './actor';
import { afterCommit } from './after-commit';
import { consume } from './consume';
import { intentHash, recordAgain, Stale } from './intent-record';
import { SyncRefusal } from './refusal';
import { SyncWriter } from './sync-writer';
import { transact } from './transact';

export const intentRequest = z.strictObject({ uid: z.uuid() });

/** An intent that was put aside because the server failed on it three times (P11). */
interface PutAside {
  userId: Id;
  name: string;
  /** Null: it failed before intents were kept, or is not what was consumed. */
  intent: Intent | null;
}

const frozen = envelope.omit({ mid: true });

/** @throws DomainError `illegal_state` when it is not put aside (any more) */
async function putAside(uid: Id): Promise<PutAside> {
  const [row] = await db
    .select({
      userId: syncMutation.userId,
      name: syncMutation.name,
      hash: syncMutation.argsHash,
      intent: syncFailure.intent,
    })
    .from(syncMutation)
    .leftJoin(syncFailure, eq(syncFailure.uid, syncMutation.uid))
    .where(and(eq(syncMutation.uid, uid), eq(syncMutation.status, 'quarantined')));
  if (!row) throw new DomainError('illegal_state');
  const parsed = frozen.safeParse(row.intent);
  const intent = parsed.success && intentHash(parsed.data) === row.hash ? parsed.data : null;
  return { userId: row.userId, name: row.name, intent };
}

/** The root an intent is about, where this server still knows the intent. */
export function rootOfIntent(intent: Pick<Intent, 'name' | 'v' | 'args'>): RootRef | null {
  const mutation = findMutation(intent.name, intent.v);
  const parsed = mutation?.args.safeParse(intent.args);
  return mutation && parsed?.success ? mutation.root(parsed.data) : null;
}

/**
 * Runs an intent that was put aside once more, as the person whose it is and through the same door (P12): it takes
 * effect, is refused with a reason, or fails again and stays where it is.
 * @throws DomainError `illegal_state` it is not put aside any more; `not_found` its bytes are not here; `forbidden`
 *   the person may not sign in any more
 */
export async function runAgain(
  { uid }: z.infer<typeof intentRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  const { userId, intent } = await putAside(uid);
  if (!intent) throw new DomainError('not_found');
  try {
    return await consume({
      ...{ userId, intent, place: null, channel: 'app' as const },
      actorIn: async (tx) => (await readPerson(tx, userId)).actor,
      again: (c, subject, { status, code }) =>
        audit(c.tx, { ...c, action: 'mutation.runAgain', by: actor.id, subject }, { uid, status, code }),
    });
  } catch (error) {
    if (error instanceof Stale) throw new DomainError('illegal_state');
    if (error instanceof SyncRefusal && error.body.error === 'expired') throw new DomainError('forbidden');
    throw error;
  }
}

/**
 * Hands an intent that was put aside back to the person whose it is: it counts as refused, and they decide what
 * becomes of its words.
 * @throws DomainError `illegal_state` it is not put aside any more
 */
export async function giveBack(
  { uid }: z.infer<typeof intentRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  const { userId, intent, name } = await putAside(uid);
  const result: MutationResult = { status: 'rejected', code: 'failed', detail: {}, merged: [] };
  try {
    await transact(async (tx) => {
      const [txId, now] = [randomUUID(), Date.now()];
      const writer = new SyncWriter(tx, txId, now);
      await recordAgain({ tx, userId, writer, intent: { uid } }, result);
      const facts = { txId, now, action: 'mutation.giveBack' as const, by: actor.id };
      await audit(tx, { ...facts, subject: intent && rootOfIntent(intent) }, { uid, name });
      await writer.flush();
    }, true);
  } catch (error) {
    if (error instanceof Stale) throw new DomainError('illegal_state');
    throw error;
  }
  afterCommit(false);
  return result;
}

interface Deed {
  txId: Id;
  now: number;
  action: 'mutation.runAgain' | 'mutation.giveBack';
  by: Id;
  subject: RootRef | null;
}

const audit = (
  tx: DbTx,
  { txId, now, action, by, subject }: Deed,
  value: Record<string, unknown>,
): Promise<void> =>
  writeAudit(tx, {
    ...{ txId, actorId: by, action, subject, channel: 'desk', occurredAt: now, receivedAt: now, value },
  });
