import 'server-only';
import { inArray } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { syncSeq } from '#db/schema/sync';
import type { Id } from '#domain/kernel/types';
import { READS_V, SCHEMA_V } from '#sync/protocol/constants';
import type { Cursor } from '#sync/protocol/cursor';
import type { Head } from './head';
import { SyncRefusal } from './refusal';

interface Asking {
  userId: Id | null;
  schemaV: number;
}

/**
 * What is tested before any look-up: whose session it is (P7), and that both sides speak the same protocol.
 * @throws SyncRefusal wrong_user, update_required
 */
export function checkAsking(personId: Id, asking: Asking, oldest = 1): void {
  if (asking.userId !== null && asking.userId !== personId) throw new SyncRefusal('wrong_user');
  if (asking.schemaV < oldest || asking.schemaV > SCHEMA_V) throw new SyncRefusal('update_required');
}

/** `checkAsking` for requests that are answered with rows. */
export const checkReading = (personId: Id, asking: Asking): void => checkAsking(personId, asking, READS_V);

interface Past {
  epoch: Id;
  seen: Cursor;
  cursor?: Cursor;
}

/**
 * Whether the client's past is part of this history (P14): same epoch, the same transactions at the places it
 * knows, and a cursor that the feed still reaches back to.
 *
 * @returns "behind" when the client has seen more than this node
 * @throws SyncRefusal reset
 */
export async function lineage(db: Db | DbTx, head: Head, asking: Past): Promise<'ok' | 'behind'> {
  const places = placesOf(asking).filter(({ seq }) => inLedger(head, seq));
  const ledger = new Map(head.cursor.tx ? [[head.seq, head.cursor.tx]] : []);
  const unknown = [...new Set(places.map(({ seq }) => seq).filter((seq) => !ledger.has(seq)))];
  if (unknown.length > 0) {
    const rows = await db.select().from(syncSeq).where(inArray(syncSeq.seq, unknown));
    for (const { seq, txId } of rows) ledger.set(seq, txId);
  }
  return judge(head, asking, ledger);
}

const placesOf = ({ seen, cursor }: Past): Cursor[] => (cursor ? [seen, cursor] : [seen]);
const inLedger = (head: Head, seq: number): boolean => seq > 0 && seq >= head.minSeq && seq <= head.seq;

/** `lineage` for who has read the ledger already: number -> transaction, of the places that are in it. */
export function judge(head: Head, asking: Past, ledger: ReadonlyMap<number, Id | null>): 'ok' | 'behind' {
  const { epoch, cursor } = asking;
  if (epoch !== head.epoch) throw new SyncRefusal('reset');
  if (cursor && cursor.seq < head.minSeq) throw new SyncRefusal('reset');
  const places = placesOf(asking);
  const other = places.some(({ seq, tx }) => inLedger(head, seq) && (ledger.get(seq) ?? null) !== tx);
  if (other) throw new SyncRefusal('reset');
  return places.some(({ seq }) => seq > head.seq) ? 'behind' : 'ok';
}
