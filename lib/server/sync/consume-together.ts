import 'server-only';
import { randomUUID } from 'node:crypto';
import { type DbTx, writeTransaction } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { MutationResult } from '#sync/protocol/result';
import { writeAudits } from '../audit/entry';
import type { Written } from '../audit/written-rows';
import { log } from '../log';
import { afterCommit } from './after-commit';
import { deed, perform, type Ready, type Task, understand } from './consume';
import { isTransient } from './driver-errors';
import { type Consumed, type Consumption, type Place, recordAll, Stale, takeIds } from './intent-record';
import { MysqlTx } from './mysql-tx';
import { SyncRefusal } from './refusal';
import { SyncWriter } from './sync-writer';

/** An intent of a device, with its place. */
export type Sent = Task & { place: Place };

/**
 * Consumes intents that follow each other in one transaction: a queue that waited for signal is then delivered in a
 * fraction of the statements. Only if every one of them goes through; otherwise nothing of them was written, and
 * each has to be taken by itself, which finds out what becomes of it (P9 to P11).
 *
 * Only intents on tickets, and quiet ones: none of them changes who the actor is or what they may do, which is read once.
 *
 * @param all of one person and one device, in their order, none of them consumed before
 * @returns null when they have to be taken one by one
 */
export async function consumeTogether(all: readonly Sent[]): Promise<MutationResult[] | null> {
  try {
    const ready = all.map((task) => ({ task, ...understand(task.intent) }));
    if (ready.some(({ root, mutation }) => root.kind !== 'ticket' && !mutation.quiet)) return null;
    const { results, tells } = await writeTransaction((tx) => runAll(tx, ready));
    afterCommit(tells);
    return results;
  } catch (error) {
    // It comes again where each is taken by itself, and is counted there. A commit whose answer got lost is found there,
    // too.
    const isExpected =
      error instanceof DomainError ||
      error instanceof SyncRefusal ||
      error instanceof Stale ||
      isTransient(error);
    if (!isExpected) log.warn({ err: error }, 'a batch did not go through together');
    return null;
  }
}

async function runAll(
  tx: DbTx,
  all: readonly (Ready & { task: Sent })[],
): Promise<{ results: MutationResult[]; tells: boolean }> {
  const [first] = all;
  if (!first) return { results: [], tells: false };
  const { userId, place } = first.task;
  const [txId, now] = [randomUUID(), Date.now()];
  await takeIds(tx, { ...place, userId, now, many: all.length });
  const writer = new SyncWriter(tx, txId, now);
  // All roots before anything is read, in one order everywhere; what is made here cannot be locked.
  const quiet = all.filter(({ mutation }) => mutation.quiet);
  await writer.guardAll(quiet.map(({ root }) => root));
  const tickets = rootsOf(all.filter(({ mutation }) => !mutation.quiet));
  if (tickets.length > 0 && !(await writer.guardMany('ticket', tickets))) throw new Stale();
  const actor = await first.task.actorIn(tx);
  const done: Done[] = [];
  let tells = false;
  let last = now - 1;
  for (const { task, ...ready } of all) {
    // No two at one instant: those whose device's clock is ahead are shown in the order of their arrival.
    last = Math.max(Date.now(), last + 1);
    const c: Consumption = { tx, txId, now: last, writer, userId, intent: task.intent, place: task.place };
    const port = new MysqlTx(writer, actor, task.intent, last);
    const { result, written, tells: told } = await perform(port, ready);
    tells ||= told;
    done.push({ c, result, creates: ready.creates, task, ready, written });
  }
  await writeAudits(tx, deeds(done, actor));
  await recordAll(tx, done);
  await writer.flush();
  return { results: done.map(({ result }) => result), tells };
}

function rootsOf(all: readonly Ready[]): Id[] {
  const made = new Set(all.map(({ creates }) => creates));
  return [...new Set(all.map(({ root }) => root.id))].filter((id) => !made.has(id)).sort();
}

interface Done extends Consumed {
  task: Sent;
  ready: Ready;
  written: Written;
}

const deeds = (done: readonly Done[], actor: Actor) =>
  done
    .filter(({ ready }) => !ready.mutation.quiet)
    .map(({ task, c, ready, result, written }) => deed(task, c, actor, ready.root, result, written));
