import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '#db/connection';
import type { Id } from '#domain/kernel/types';
import type { RecordAnswer, RecordRequest } from '#sync/protocol/messages';
import { emptyRowSet } from '#sync/protocol/rows';
import type { RootRef } from '#sync/views/entities';
import { writeAudit } from '../audit/entry';
import { readPerson, scopesAnswer, scopesHash } from './actor';
import { isTransient } from './driver-errors';
import { checkReading, judge, lineage } from './lineage';
import { noteMiss, refuseProbing } from './probing';
import { read } from './read';
import { SyncRefusal } from './refusal';
import { rootKey, seeRoot, seeRoots } from './sight';
import { stamp } from './stamp';
import { put, putKids } from './whole-roots';
import { readWholeTicket, type WholeTicket } from './whole-ticket';

/**
 * One root with the children this person may read, to be pinned (P18). Missing and not readable are never told
 * apart, in the answer nor in what is done for it.
 * @param personId of the session
 * @throws SyncRefusal wrong_user, update_required, reset, expired, busy
 */
export async function handleRecord(personId: Id, body: RecordRequest): Promise<RecordAnswer> {
  checkReading(personId, body);
  refuseProbing(personId, Date.now());
  const answer =
    body.root.kind === 'ticket' ? await ticketRecord(personId, body) : await otherRecord(personId, body);
  if (answer.kind === 'missing') await noteRefusal(personId, body.root);
  return answer;
}

async function ticketRecord(personId: Id, body: RecordRequest): Promise<RecordAnswer> {
  const ask = () => readWholeTicket({ person: personId, ticket: body.root.id, seen: body.seen.seq });
  try {
    let whole = await ask();
    // Whoever reads finds their own earlier writes in the feed (P1, P14).
    if (!whole || whole.head.waits) {
      await stamp();
      whole = await ask();
    }
    if (!whole) throw new SyncRefusal('busy');
    return answerOf(body, whole);
  } catch (error) {
    if (isTransient(error)) throw new SyncRefusal('busy', {}, { cause: error });
    throw error;
  }
}

function answerOf(
  body: RecordRequest,
  { head, seenTx, actor, ticket, children, named }: WholeTicket,
): RecordAnswer {
  if (judge(head, body, new Map([[body.seen.seq, seenTx]])) === 'behind') return { kind: 'behind' };
  if (!actor) throw new SyncRefusal('expired', { revoked: true });
  if (scopesHash(actor) !== body.scopesHash) return scopesAnswer(actor, head.cursor);
  const seen = ticket && seeRoot(actor, 'ticket', ticket);
  if (!seen || seen.readable === 'none') return { kind: 'missing', asOf: head.cursor };
  const rows = emptyRowSet();
  put(rows, actor, 'ticket', seen.row);
  const whole = putKids(rows, actor, { ref: seen.ref, sight: seen.readable }, children);
  // People of history are in no scope, and so on no device.
  const mentioned = new Set([
    ...rows.ticket.flatMap((row) => [row.requesterId, row.reporterId, row.assigneeId]),
    ...rows.timeline.map((row) => row.actorId),
  ]);
  for (const person of named)
    if (mentioned.has(person.id) && seeRoot(actor, 'person', person).readable !== 'none')
      put(rows, actor, 'person', person);
  return { kind: 'rows', asOf: head.cursor, rows, whole: [whole], next: null };
}

/** Roots without children. */
function otherRecord(personId: Id, body: RecordRequest): Promise<RecordAnswer> {
  return read<RecordAnswer>(async (snapshot, head) => {
    if ((await lineage(snapshot, head, body)) === 'behind') return { kind: 'behind' };
    const { actor } = await readPerson(snapshot, personId);
    if (scopesHash(actor) !== body.scopesHash) return scopesAnswer(actor, head.cursor);
    const seen = (await seeRoots(snapshot, actor, [body.root])).get(rootKey(body.root));
    if (!seen || seen.readable === 'none') return { kind: 'missing', asOf: head.cursor };
    const rows = emptyRowSet();
    put(rows, actor, seen.ref.kind, seen.row);
    return { kind: 'rows', asOf: head.cursor, rows, whole: [{ root: seen.ref, children: [] }], next: null };
  });
}

/** Somebody asked for what they may not read, or for what does not exist: seen together, such entries tell of probing. */
function noteRefusal(personId: Id, root: RootRef): Promise<void> {
  const now = Date.now();
  noteMiss(personId, now);
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
