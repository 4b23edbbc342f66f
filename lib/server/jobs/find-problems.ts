import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { problemProposal, problemSearch } from '#db/schema/problems';
import { ticket } from '#db/schema/tickets';
import { HOUR, type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { searchCategory } from '#domain/problem/patterns';
import { reportFailure } from '../auth/report-failure';
import { changedCategories, historyOf } from '../problems/history';
import { keepProposals } from '../problems/keep-proposals';
import { transact } from '../sync/transact';

/** Longer than a whole search takes: nobody begins a second one beside it. */
const LEASE = 10 * MINUTE;
/** A ticket that was written while the last search read may not have been seen by it. */
const OVERLAP = HOUR;
/** So long it works before others have their turn, ms. */
const SLICE = 10;

/**
 * Looks for recurring patterns and proposes problems: in the categories where something changed since the last search,
 * each as a whole, so that what is found does not depend on when it was looked for. One worker at a time.
 *
 * @param ended stops between two categories; the next search begins where this one did
 * @returns how many categories were searched; null: another worker is at it
 */
export async function findProblems(db: Db, now: Instant, ended?: AbortSignal): Promise<number | null> {
  const since = await lease(db, now);
  if (since === null) return null;
  let searched = 0;
  let whole = false;
  try {
    let failed = 0;
    for (const categoryId of await categoriesToSearch(db, Math.max(0, since - OVERLAP))) {
      if (ended?.aborted) return searched;
      try {
        await keepLease(db);
        const patterns = await unhurriedly(searchCategory(await historyOf(db, categoryId, now), now), ended);
        if (patterns === null) return searched;
        await transact((tx) => keepProposals(tx, categoryId, patterns, now), true);
        searched += 1;
      } catch (error) {
        // One that always fails keeps no other back; all of them are looked at again.
        failed += 1;
        reportFailure('job problems', error);
      }
    }
    whole = failed === 0;
    return searched;
  } finally {
    const free = { leasedUntil: now, ...(whole ? { searchedAt: now } : {}) };
    await db.update(problemSearch).set(free).where(eq(problemSearch.id, 1));
  }
}

/** Does it in slices: whoever waits for an answer of this process does not wait for a search. Null: it was ended. */
async function unhurriedly<T>(
  work: Generator<undefined, T>,
  ended: AbortSignal | undefined,
): Promise<T | null> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await setImmediate();
    if (ended?.aborted) return null;
    until = performance.now() + SLICE;
  }
}

/** Where something changed; and where something is proposed of tickets that have gone to another category since. */
async function categoriesToSearch(db: Db, since: Instant): Promise<(Id | null)[]> {
  const changed = await changedCategories(db, since);
  const proposed = await db
    .select({ categoryId: problemProposal.categoryId, ticketIds: problemProposal.ticketIds })
    .from(problemProposal)
    .where(and(isNull(problemProposal.problemId), isNull(problemProposal.dismissedAt)));
  const ids = [...new Set(proposed.flatMap(({ ticketIds }) => ticketIds))];
  const moved =
    ids.length === 0
      ? []
      : await db
          .select({ id: ticket.id, categoryId: ticket.categoryId })
          .from(ticket)
          .where(and(inArray(ticket.id, ids), gt(ticket.updatedAt, since)));
  const now = new Map(moved.map((row) => [row.id, row.categoryId]));
  const left = proposed.filter(({ categoryId, ticketIds }) =>
    ticketIds.some((id) => now.has(id) && now.get(id) !== categoryId),
  );
  return [...new Set([...changed, ...left.map(({ categoryId }) => categoryId)])];
}

/** A search may take longer than its lease: whoever is at it says so. */
const keepLease = (db: Db) =>
  db
    .update(problemSearch)
    .set({ leasedUntil: Date.now() + LEASE })
    .where(eq(problemSearch.id, 1));

/** Since when it was not searched, once this worker alone may; null: another one does. */
async function lease(db: Db, now: Instant): Promise<Instant | null> {
  await db
    .insert(problemSearch)
    .values({ id: 1, searchedAt: 0, leasedUntil: 0 })
    .onDuplicateKeyUpdate({ set: { id: sql`id` } });
  const [taken] = await db
    .update(problemSearch)
    .set({ leasedUntil: now + LEASE })
    .where(and(eq(problemSearch.id, 1), lt(problemSearch.leasedUntil, now + 1)));
  if (taken.affectedRows === 0) return null;
  const [row] = await db.select().from(problemSearch).where(eq(problemSearch.id, 1));
  return row?.searchedAt ?? 0;
}
