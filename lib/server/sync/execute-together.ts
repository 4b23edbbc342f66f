import 'server-only';
import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { type DbTx, db, writeTransaction } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Intent } from '#sync/protocol/envelope';
import { writeAudits } from '../audit/entry';
import type { Written } from '../audit/written-rows';
import { log } from '../log';
import { type Outgoing, writeNews } from '../notify/outgoing';
import { KnownPeople } from '../notify/parties';
import { afterCommit } from './after-commit';
import { deed, perform, understand } from './consume';
import { DeferredRows } from './deferred-rows';
import { isTransient } from './driver-errors';
import { HeldRows } from './held-rows';
import { type Consumed, type Consumption, knownIntents, recordAll, Stale } from './intent-record';
import { MysqlTx, type Shared } from './mysql-tx';
import { readRows } from './read-rows';
import { SyncWriter } from './sync-writer';

/** What became of an intent: done now, or by somebody before; or somebody tried before, and it was refused. */
type Outcome = 'now' | 'before' | 'refused';
export type Together = ReadonlyMap<Id, Outcome>;

/**
 * `execute` for what a job does to many tickets: one transaction for all of them, and as many statements as for one.
 * Only if every one of them goes through; otherwise nothing of them was written, and fewer have to be tried. Tickets
 * somebody else is writing to are left out: they are found again.
 *
 * @param intents of one mutation on tickets that reads nothing but the ticket, people and references, and makes
 *   entries only
 * @returns by uid, what was not left out; null: not all of them went through
 */
export async function executeTogether(who: Actor, intents: readonly Intent[]): Promise<Together | null> {
  try {
    const known = await knownIntents(
      db,
      intents.map(({ uid }) => uid),
    );
    const ready = intents
      .filter(({ uid }) => !known.has(uid))
      .map((intent) => ({ intent, ...understand(intent) }));
    const became = outcomes(known);
    if (ready.length === 0) return became;
    const { done, before, tells } = await writeTransaction((tx) => runAll(tx, who, ready));
    if (done.length > 0) afterCommit(tells);
    for (const uid of done) became.set(uid, 'now');
    return new Map([...became, ...outcomes(before)]);
  } catch (error) {
    // It comes again where each is taken by itself, and is counted there.
    const isExpected = error instanceof DomainError || error instanceof Stale || isTransient(error);
    if (!isExpected) log.warn({ err: error }, 'a batch of a job did not go through together');
    return null;
  }
}

const outcomes = (known: Before): Map<Id, Outcome> =>
  new Map([...known].map(([uid, { result }]) => [uid, result.status === 'ok' ? 'before' : 'refused']));

type Before = Awaited<ReturnType<typeof knownIntents>>;
type Ready = ReturnType<typeof understand> & { intent: Intent };

async function runAll(
  tx: DbTx,
  who: Actor,
  wanted: readonly Ready[],
): Promise<{ done: Id[]; before: Before; tells: boolean }> {
  const [txId, now] = [randomUUID(), Date.now()];
  const writer = new SyncWriter(tx, txId, now, new DeferredRows());
  const { free, before } = await hold(writer, wanted);
  const outgoing: Outgoing = { rows: [], notices: [], known: new KnownPeople() };
  const shared: Shared = { references: new Map(), rows: new HeldRows(), outgoing };
  const done: (Consumed & Ready & { written: Written })[] = [];
  const times = new Map<Id, number>();
  for (const one of free) {
    // No two of one ticket at one instant.
    const at = now + (times.get(one.root.id) ?? 0);
    times.set(one.root.id, at - now + 1);
    const c: Consumption = { tx, txId, now: at, writer, userId: who.id, intent: one.intent, place: null };
    const { result, written } = await perform(new MysqlTx(writer, who, one.intent, at, shared), one);
    done.push({ ...one, c, result, written });
  }
  if (done.length === 0) return { done: [], before, tells: false };
  await writeAudits(
    tx,
    done.map(({ intent, c, root, result, written }) =>
      deed({ intent, channel: 'job' }, c, who, root, result, written),
    ),
  );
  await recordAll(tx, done);
  await writeNews(writer, outgoing);
  await writer.flush();
  return { done: done.map(({ intent }) => intent.uid), before, tells: outgoing.rows.length > 0 };
}

/** Locks the tickets that nobody else holds, reads them, and parts off what others have done until then. */
async function hold(
  writer: SyncWriter,
  wanted: readonly Ready[],
): Promise<{ free: readonly Ready[]; before: Before }> {
  const { tx } = writer;
  const unlocked = await tx
    .select({ id: ticket.id })
    .from(ticket)
    .where(inArray(ticket.id, [...new Set(wanted.map(({ root }) => root.id))]))
    .for('update', { skipLocked: true });
  const ids = unlocked.map(({ id }) => id);
  if (ids.length === 0) return { free: [], before: new Map() };
  if (!(await writer.guardMany('ticket', ids))) throw new Stale();
  for (const row of await readRows(tx, 'ticket', ids)) writer.held.set('ticket', row);
  const here = new Set(ids);
  const mine = wanted.filter(({ root }) => here.has(root.id));
  const known = await knownIntents(
    tx,
    mine.map(({ intent }) => intent.uid),
  );
  return { free: mine.filter(({ intent }) => !known.has(intent.uid)), before: known };
}
