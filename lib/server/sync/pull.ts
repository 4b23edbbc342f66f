import 'server-only';
import type { Db } from '#db/connection';
import { syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { PAGE_ROWS } from '#sync/protocol/constants';
import type { Cursor } from '#sync/protocol/cursor';
import type { PageAnswer, PullAnswer, PullRequest } from '#sync/protocol/messages';
import type { Settled } from '#sync/protocol/result';
import { readPerson, scopesAnswer, scopesHash } from './actor';
import { type Head, txAt } from './head';
import { knownIntents } from './intent-record';
import { checkReading, lineage } from './lineage';
import { type FeedEntry, feedPage } from './page-feed';
import { pageRows } from './page-rows';
import { read } from './read';
import { knownScopeIds } from './scope-ids';

/**
 * One page of the feed after the client's cursor (P14 to P16, P18), in one snapshot.
 * @param personId of the session
 * @throws SyncRefusal wrong_user, update_required, reset, expired, busy
 */
export async function handlePull(
  personId: Id,
  body: PullRequest,
  { pageRows: limit = PAGE_ROWS }: { pageRows?: number } = {},
): Promise<PullAnswer> {
  checkReading(personId, body);
  return read(async (db, head) => {
    if ((await lineage(db, head, body)) === 'behind') return { kind: 'behind' };
    const { actor } = await readPerson(db, personId);
    const scopes = syncedScopes(actor);
    if (scopesHash(actor, scopes) !== body.scopesHash) return scopesAnswer(actor, head.cursor);

    const scopeIds = [...(await knownScopeIds(db, scopes)).values()];
    const pins = body.pins.map(({ id }) => id);
    const question = { after: body.cursor.seq, until: head.seq, scopeIds, pins, clientId: body.clientId };
    const feed =
      body.cursor.seq < head.seq ? await feedPage(db, question, limit) : { rows: [], end: head.seq };
    const rows = await pageRows(db, { actor, scopeIds: new Set(scopeIds), pins: body.pins }, feed.rows);
    return {
      kind: 'page',
      cursor: await placeOf(db, head, feed.end),
      head: head.cursor,
      ...rows,
      ...(await settledIn(db, personId, feed.rows)),
      serverTime: Date.now(),
    };
  });
}

async function placeOf(db: Db, head: Head, seq: number): Promise<Cursor> {
  return seq === head.seq ? head.cursor : { seq, tx: await txAt(db, seq) };
}

/** Acks of this client and refusals of this person, in feed order. Never somebody else's, whatever clientId was sent. */
async function settledIn(
  db: Db,
  personId: Id,
  feed: readonly FeedEntry[],
): Promise<Pick<PageAnswer, 'acks' | 'results'>> {
  const told = feed.filter((row) => row.uid !== null && (row.op === 'ack' || row.op === 'result'));
  const known = await knownIntents(db, [...new Set(told.map((row) => row.uid as Id))]);
  const of = (op: FeedEntry['op']): Settled[] =>
    told.flatMap((row) => {
      const intent = row.op === op ? known.get(row.uid as Id) : undefined;
      return intent?.userId === personId ? [{ uid: row.uid as Id, result: intent.result }] : [];
    });
  return { acks: of('ack'), results: of('result') };
}
