import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '#db/connection';
import type { Id } from '#domain/kernel/types';
import type { RecordAnswer, RecordRequest } from '#sync/protocol/messages';
import { emptyRowSet } from '#sync/protocol/rows';
import type { RootRef } from '#sync/views/entities';
import { writeAudit } from '../audit/entry';
import { readPerson, scopesAnswer, scopesHash } from './actor';
import { readHead } from './head';
import { checkReading, lineage } from './lineage';
import { read } from './read';
import { rootKey, seeRoots } from './sight';
import { put, putChildren } from './whole-roots';

/**
 * One root with the children this person may read, to be pinned (P18). Missing and not readable are never told
 * apart, in the answer nor in what is done for it.
 * @param personId of the session
 * @throws SyncRefusal wrong_user, update_required, reset, expired, busy
 */
export async function handleRecord(personId: Id, body: RecordRequest): Promise<RecordAnswer> {
  checkReading(personId, body);
  const answer = await read<RecordAnswer>(async (snapshot) => {
    const head = await readHead(snapshot);
    if ((await lineage(snapshot, head, body)) === 'behind') return { kind: 'behind' };
    const { actor } = await readPerson(snapshot, personId);
    if (scopesHash(actor) !== body.scopesHash) return scopesAnswer(actor, head.cursor);

    const seen = (await seeRoots(snapshot, actor, [body.root])).get(rootKey(body.root));
    if (!seen || seen.readable === 'none') return { kind: 'missing', asOf: head.cursor };
    const rows = emptyRowSet();
    put(rows, actor, seen.ref.kind, seen.row);
    const whole = await putChildren(snapshot, rows, actor, [{ ref: seen.ref, sight: seen.readable }]);
    return { kind: 'rows', asOf: head.cursor, rows, whole, next: null };
  });
  if (answer.kind === 'missing') await noteRefusal(personId, body.root);
  return answer;
}

/** Somebody asked for what they may not read, or for what does not exist: seen together, such entries tell of probing. */
function noteRefusal(personId: Id, root: RootRef): Promise<void> {
  const now = Date.now();
  return db.transaction((tx) =>
    writeAudit(tx, {
      txId: randomUUID(),
      actorId: personId,
      action: 'record.refused',
      subject: root,
      channel: 'app',
      occurredAt: now,
      receivedAt: now,
      value: {},
    }),
  );
}
