import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { mailOutbox, outbox } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { DomainError } from '#domain/kernel/errors';
import type { Instant } from '#domain/kernel/types';
import {
  JOB_SOURCES,
  JOB_STATES,
  type JobPage,
  type JobSource,
  type JobState,
} from '#domain/settings/shapes';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { LEASE } from './lease';
import { nudge } from './nudge';

export const JOBS_PAGE = 50;
/** Rows of one statement of "try all again". */
const CHUNK = 500;
/** What is kept beside a row that an administrator gave up. */
const GIVEN_UP = 'given up';

/**
 * The queues an administrator sees. Every one is a table with the same columns of work; `event` says in one word of
 * the source what a row is about, `forget` what must not outlive it.
 */
const SOURCES = {
  push: { table: outbox, event: outbox.event, forget: {}, only: eq(outbox.kind, 'push') },
  news: {
    table: outbox,
    // The mail of a day tells of many events.
    event: sql<string>`if(${outbox.kind} = 'digest', 'digest', ${outbox.event})`,
    forget: {},
    only: inArray(outbox.kind, ['mail', 'digest']),
  },
  mail: { table: mailOutbox, event: mailOutbox.kind, forget: { data: {} }, only: undefined },
} as const satisfies Record<JobSource, unknown>;

const left = undefined;
const cursor = z.string().regex(/^\d{1,15}_\d{1,15}$/);
const shape = z.object({
  source: z.enum(JOB_SOURCES).catch('push'),
  state: z.enum(JOB_STATES).catch('parked'),
  older: cursor.optional().catch(left),
  newer: cursor.optional().catch(left),
});
export type JobQuery = z.infer<typeof shape>;

/** Reads a query from an address. Never fails. */
export const jobQuery = (params: Readonly<Record<string, unknown>>): JobQuery => shape.parse(params);

/** A page of one state of one queue, last due first, and how many rows each has. */
export async function listJobs(query: JobQuery): Promise<JobPage> {
  const older = placeOf(query.older);
  const newer = older ? null : placeOf(query.newer);
  const [found, counts] = await Promise.all([jobRows(query, older, newer), countJobs()]);
  const more = found.length > JOBS_PAGE;
  const shown = found.slice(0, JOBS_PAGE);
  if (newer) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  return {
    rows: shown,
    counts,
    newer: first && (newer ? more : older !== null) ? `${first.runAt}_${first.id}` : null,
    older: last && (newer !== null || more) ? `${last.runAt}_${last.id}` : null,
  };
}

interface Place {
  runAt: Instant;
  id: number;
}

function placeOf(text: string | undefined): Place | null {
  if (!text) return null;
  const [runAt, id] = text.split('_').map(Number);
  return { runAt: runAt ?? 0, id: id ?? 0 };
}

/** The statement behind a page. */
export function jobRows({ source, state }: JobQuery, older: Place | null, newer: Place | null) {
  const { event, only } = SOURCES[source];
  const table = tableOf(source);
  const { id, attempts, runAt, createdAt, doneAt, lastError } = table;
  return db
    .select({
      ...{ id, personName: person.name, state: table.state, attempts },
      ...{ runAt, createdAt, doneAt, lastError, event: event as SQL<string> },
    })
    .from(table)
    .leftJoin(person, eq(person.id, table.personId))
    .where(and(only, eq(table.state, state), beyond(table, older, newer)))
    .orderBy(...(newer ? [asc(runAt), asc(id)] : [desc(runAt), desc(id)]))
    .limit(JOBS_PAGE + 1);
}

// The queues have the columns of `outbox` that are read here; TypeScript sees only that their types differ.
const tableOf = (source: JobSource): typeof outbox => SOURCES[source].table as unknown as typeof outbox;

function beyond(table: typeof outbox, older: Place | null, newer: Place | null): SQL | undefined {
  const { runAt, id } = table;
  if (older) return and(lte(runAt, older.runAt), or(lt(runAt, older.runAt), lt(id, older.id)));
  if (newer) return and(gte(runAt, newer.runAt), or(gt(runAt, newer.runAt), gt(id, newer.id)));
  return undefined;
}

async function countJobs(): Promise<JobPage['counts']> {
  const counted = await Promise.all(
    JOB_SOURCES.map(async (source) => {
      const table = tableOf(source);
      const rows = await db
        .select({ state: table.state, n: count() })
        .from(table)
        .where(SOURCES[source].only)
        .groupBy(table.state);
      const of = (state: JobState) => rows.find((row) => row.state === state)?.n ?? 0;
      return [source, { parked: of('parked'), waiting: of('waiting'), done: of('done') }] as const;
    }),
  );
  return Object.fromEntries(counted) as JobPage['counts'];
}

const source = z.enum(JOB_SOURCES);
export const jobRequest = z.strictObject({ source, id: z.number().int().positive() });
export const queueRequest = z.strictObject({ source });

/**
 * Tries a row again now: a parked one from the beginning, a waiting one before its time. One that a worker holds at
 * this moment is left to it, else it would be done twice.
 * @throws DomainError `illegal_state` it is done, or under way
 */
export async function retryJob({ source, id }: z.infer<typeof jobRequest>, { actor }: SignedIn) {
  const table = tableOf(source);
  const now = Date.now();
  await db.transaction(async (tx) => {
    const one = and(eq(table.id, id), SOURCES[source].only);
    const [parked] = await tx
      .update(table)
      .set({ state: 'waiting', attempts: 0, runAt: now, doneAt: null })
      .where(and(one, eq(table.state, 'parked')));
    const [early] =
      parked.affectedRows > 0
        ? [parked]
        : await tx
            .update(table)
            .set({ runAt: now })
            .where(and(one, eq(table.state, 'waiting'), gt(table.runAt, now + LEASE)));
    if (early.affectedRows === 0) throw new DomainError('illegal_state');
    await audit(tx, 'job.retry', actor.id, now, { source, id });
  });
  nudge();
  return {};
}

/** Tries every parked row of a queue again, in parts that hold few locks. */
export async function retryParked({ source }: z.infer<typeof queueRequest>, { actor }: SignedIn) {
  const table = tableOf(source);
  const now = Date.now();
  let retried = 0;
  for (;;) {
    const part = await db
      .select({ id: table.id })
      .from(table)
      .where(and(SOURCES[source].only, eq(table.state, 'parked')))
      .orderBy(asc(table.runAt))
      .limit(CHUNK);
    if (part.length === 0) break;
    const ids = part.map((row) => row.id);
    const [done] = await db
      .update(table)
      .set({ state: 'waiting', attempts: 0, runAt: now, doneAt: null })
      .where(and(inArray(table.id, ids), eq(table.state, 'parked')));
    retried += done.affectedRows;
  }
  await db.transaction((tx) => audit(tx, 'job.retryAll', actor.id, now, { source, retried }));
  nudge();
  return { retried };
}

/**
 * Nobody will be told any more: the row counts as done, with a word that says why.
 * @throws DomainError `illegal_state` it is done already
 */
export async function giveUpJob({ source, id }: z.infer<typeof jobRequest>, { actor }: SignedIn) {
  const table = tableOf(source);
  const now = Date.now();
  await db.transaction(async (tx) => {
    const [done] = await tx
      .update(table)
      .set({ state: 'done', doneAt: now, lastError: GIVEN_UP, ...SOURCES[source].forget })
      .where(and(eq(table.id, id), SOURCES[source].only, inArray(table.state, ['waiting', 'parked'])));
    if (done.affectedRows === 0) throw new DomainError('illegal_state');
    await audit(tx, 'job.giveUp', actor.id, now, { source, id });
  });
  return {};
}

const audit = (
  tx: Parameters<typeof writeAudit>[0],
  action: string,
  actorId: string,
  now: Instant,
  value: Record<string, unknown>,
) =>
  writeAudit(tx, {
    ...{ txId: randomUUID(), actorId, action, subject: null, channel: 'desk' },
    ...{ occurredAt: now, receivedAt: now, value },
  });
