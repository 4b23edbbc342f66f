import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DbTx } from '#db/connection';
import type { Actor } from '#domain/access/roles';
import { personOrNobody } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Mutation } from '#sync/define';
import type { Intent } from '#sync/protocol/envelope';
import { type MutationResult, OK } from '#sync/protocol/result';
import { findMutation } from '#sync/registry';
import type { RootRef } from '#sync/views/entities';
import { type AuditFacts, writeAudit } from '../audit/entry';
import type { Written } from '../audit/written-rows';
import { reportFailure } from '../auth/report-failure';
import { afterCommit } from './after-commit';
import { countFailure, FAILURES_MAX } from './failures';
import {
  acknowledge,
  type Consumption,
  type Place,
  record,
  recordAgain,
  refusedCreate,
  Stale,
  takeId,
} from './intent-record';
import { correctedInstant, MysqlTx } from './mysql-tx';
import { SyncRefusal } from './refusal';
import { SyncWriter } from './sync-writer';
import { Busy, transact } from './transact';

export interface Task {
  userId: Id;
  intent: Intent;
  place: Place | null;
  channel: AuditFacts['channel'];
  /** Who acts, as the transaction sees them. */
  actorIn(tx: DbTx): Promise<Actor>;
  /** Of an intent that was put aside and is run once more: what else is written with what becomes of it. */
  again?: (c: Consumption, root: RootRef | null, result: MutationResult) => Promise<void>;
}

interface Running extends Consumption {
  /** It wrote into the outbox. */
  tells: boolean;
}

/** An intent whose name and arguments this build understands. */
export interface Ready {
  mutation: Mutation<unknown>;
  args: unknown;
  root: RootRef;
  /** The root it makes, if it makes one. */
  creates: Id | null;
}

/** @throws DomainError unknown_mutation; invalid */
export function understand({ name, v, args }: Intent): Ready {
  const mutation = findMutation(name, v);
  if (!mutation) throw new DomainError('unknown_mutation');
  const parsed = mutation.args.safeParse(args);
  if (!parsed.success) throw invalid(parsed.error);
  const creates = mutation.creates?.(parsed.data) ?? null;
  return { mutation, args: parsed.data, root: mutation.root(parsed.data), creates };
}

/**
 * Runs one intent and consumes its id, whatever comes of it (P9, P10, P11): the shared core of push and `execute`.
 * @throws Stale when the id or uid was consumed in the meantime; Busy when nothing was consumed, ask again
 */
export async function consume(task: Task): Promise<MutationResult> {
  let ready: Ready | null = null;
  try {
    ready = understand(task.intent);
    return await run(task, ready);
  } catch (error) {
    if (error instanceof DomainError) return refuse(task, ready, error);
    if (error instanceof Stale || error instanceof Busy || error instanceof SyncRefusal) throw error;
    reportFailure(`mutation ${task.intent.name}`, error);
    const failures = await countFailure(task.intent, error);
    if (failures < FAILURES_MAX) throw new Busy('failed unexpectedly', { cause: error });
    return refuse(task, ready, new DomainError('failed'));
  }
}

/** A new place in a client's sequence for an intent that is settled already (P8). */
export function acknowledgeAgain(task: Task): Promise<void> {
  return transaction(task, async (c) => acknowledge(c.tx, [c]));
}

function run(task: Task, ready: Ready): Promise<MutationResult> {
  return transaction(task, async (c) => {
    // What it makes cannot be locked before it is there.
    if (ready.creates !== ready.root.id) await c.writer.guard(ready.root);
    const port = await openPort(task, c);
    const { result, written, tells } = await perform(port, ready);
    c.tells = tells;
    if (!ready.mutation.quiet) await writeAudit(c.tx, deed(task, c, port.actor, ready.root, result, written));
    await settle(task, c, ready.root, result, ready.creates);
    return result;
  });
}

/** Runs an intent whose root is locked. What it wrote, and whether into the outbox, too. */
export async function perform(
  port: MysqlTx,
  { mutation, args }: Ready,
): Promise<{ result: MutationResult; written: Written; tells: boolean }> {
  const outcome = await mutation.run(port, args);
  const result: MutationResult = outcome ? { ...OK, status: 'merged', merged: outcome.merged } : OK;
  const written = port.takeWritten();
  return { result, written, tells: await port.flushEvents() };
}

/** Consumes the id of an intent that left no effect, and keeps what its mutation wants kept. */
async function refuse(task: Task, ready: Ready | null, refusal: DomainError): Promise<MutationResult> {
  const keep = ready?.mutation.keep;
  const settled = (keeping: boolean) =>
    transaction(task, async (c) => {
      if (keeping && ready && keep) {
        await c.writer.guard(ready.root);
        await keep(await openPort(task, c), ready.args, refusal);
      }
      const written = c.writer.written.take();
      const actor = await task.actorIn(c.tx);
      const result = await refusalResult(c, ready?.root ?? null, refusal);
      await writeAudit(c.tx, deed(task, c, actor, ready?.root ?? null, result, written));
      await settle(task, c, ready?.root ?? null, result, createdRoot(task.intent, refusal));
      return result;
    });
  if (!keep) return settled(false);
  try {
    return await settled(true);
  } catch (error) {
    if (error instanceof Stale || error instanceof Busy || error instanceof SyncRefusal) throw error;
    reportFailure(`keeping ${task.intent.name}`, error);
    return settled(false);
  }
}

async function settle(
  { again }: Task,
  c: Consumption,
  root: RootRef | null,
  result: MutationResult,
  creates: Id | null,
): Promise<void> {
  if (!again) return record(c, result, creates);
  await recordAgain(c, result);
  await again(c, root, result);
}

async function refusalResult(
  c: Consumption,
  root: RootRef | null,
  { code, detail }: DomainError,
): Promise<MutationResult> {
  if (code === 'failed') return { status: 'quarantined', code, detail, merged: [] };
  if (code === 'not_found' && root && (await refusedCreate(c.tx, c.userId, root.id))) {
    return { status: 'held', code: 'held', detail: {}, merged: [] };
  }
  return { status: 'rejected', code, detail, merged: [] };
}

async function transaction<T>(task: Task, work: (c: Running) => Promise<T>): Promise<T> {
  const { answer, tells } = await transact(async (tx) => {
    const [txId, now] = [randomUUID(), Date.now()];
    const c: Running = { tx, txId, now, ...task, writer: new SyncWriter(tx, txId, now), tells: false };
    await takeId(c);
    const answer = await work(c);
    await c.writer.flush();
    return { answer, tells: c.tells };
  }, true);
  afterCommit(tells);
  return answer;
}

/** After the root was locked by a write (P9): two who finish "the last task" meet there. */
async function openPort(task: Task, { writer }: Running): Promise<MysqlTx> {
  return new MysqlTx(writer, await task.actorIn(writer.tx), task.intent);
}

/** What the audit says of an intent. */
export function deed(
  { intent, channel, place }: Pick<Task, 'intent' | 'channel'> & { place?: Place | null },
  { txId, now }: Pick<Consumption, 'txId' | 'now'>,
  actor: Actor,
  root: RootRef | null,
  result: MutationResult,
  written: Written,
): AuditFacts {
  const { uid, name, v, args } = intent;
  const done = result.status === 'ok' || result.status === 'merged';
  return {
    txId,
    actorId: personOrNobody(actor.id),
    action: done
      ? name
      : result.code === 'unknown_mutation'
        ? 'mutation.unknown'
        : `${name}.${result.status}`,
    subject: root,
    channel,
    occurredAt: correctedInstant(intent.occurredAt, intent.clockOffset),
    receivedAt: now,
    value: {
      ...{ uid, name, v, args, status: result.status, code: result.code, ...written },
      ...(place ? { device: place.clientId } : {}),
    },
  };
}

/** The field a person can be shown: the first that is wrong, or that should not be there. */
function invalid(error: z.ZodError): DomainError {
  const issue = error.issues[0];
  const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return new DomainError('invalid', {
    field: [...(issue?.path ?? []), ...(key ? [key] : [])].join('.').slice(0, 60),
  });
}

/** The root a refused intent wanted to make, also when other arguments of it are wrong. One that exists is another's. */
function createdRoot(intent: Intent, refusal: DomainError): Id | null {
  if (refusal.code === 'exists') return null;
  const creates = findMutation(intent.name, intent.v)?.creates;
  const id = z.uuid().safeParse(creates?.(intent.args));
  return id.success ? id.data : null;
}
