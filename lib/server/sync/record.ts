import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Db, db } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { RecordAnswer, RecordRequest } from '#sync/protocol/messages';
import { emptyRowSet, type RowSet } from '#sync/protocol/rows';
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
    await putNamed(snapshot, rows, actor);
    return { kind: 'rows', asOf: head.cursor, rows, whole, next: null };
  });
  if (answer.kind === 'missing') await noteRefusal(personId, body.root);
  return answer;
}

/** The cards of those whom the record names: people of history are in no scope, and so on no device. */
async function putNamed(reader: Db, rows: RowSet, actor: Actor): Promise<void> {
  const ids = [
    ...rows.ticket.flatMap((row) => [row.requesterId, row.reporterId, row.assigneeId]),
    ...rows.timeline.map((row) => row.actorId),
  ];
  const refs = [...new Set(ids)].flatMap((id) => (id ? [{ kind: 'person' as const, id }] : []));
  for (const person of (await seeRoots(reader, actor, refs)).values())
    if (person.readable !== 'none') put(rows, actor, 'person', person.row);
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
