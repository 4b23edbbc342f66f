import 'server-only';
import { and, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { syncChange } from '#db/schema/sync';
import { syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import type { HelloAnswer, HelloRequest } from '#sync/protocol/messages';
import type { Settled } from '#sync/protocol/result';
import { actorView, readPerson, scopesHash } from './actor';
import { knownIntents } from './intent-record';
import { checkAsking } from './lineage';
import { read } from './read';

/**
 * Who am I, where does the feed end, and what became of these intents: at a start, and after a reset.
 * @param personId of the session
 * @param shared the session is of a device of many
 * @throws SyncRefusal wrong_user, update_required, expired, busy
 */
export async function handleHello(
  personId: Id,
  body: HelloRequest,
  vapidPublicKey: string | null,
  shared = false,
): Promise<HelloAnswer> {
  checkAsking(personId, body);
  return read(async (db, head) => {
    const { actor, name } = await readPerson(db, personId);
    const scopes = syncedScopes(actor);
    return {
      actor: actorView(actor),
      name,
      epoch: head.epoch,
      head: head.cursor,
      scopes,
      scopesHash: scopesHash(actor, scopes),
      known: await settledUpToHead(db, personId, body.uids),
      serverTime: Date.now(),
      vapidPublicKey,
      ...(shared ? { shared } : {}),
    };
  });
}

/**
 * Own intents that are part of the history up to the head. One that is committed but not stamped yet is left out:
 * the device would drop it before it has its effect. Sent once more it is acknowledged, not run (P8).
 */
async function settledUpToHead(db: Db, personId: Id, uids: readonly Id[]): Promise<Settled[]> {
  if (uids.length === 0) return [];
  const known = await knownIntents(db, uids);
  const rows = await db
    .select({ uid: syncChange.uid })
    .from(syncChange)
    .where(and(isNull(syncChange.seq), isNotNull(syncChange.uid)));
  const unstamped = new Set(rows.map((row) => row.uid));
  return uids.flatMap((uid) => {
    const intent = known.get(uid);
    return intent?.userId === personId && !unstamped.has(uid) ? [{ uid, result: intent.result }] : [];
  });
}
