import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { problem, problemLink, problemProposal } from '#db/schema/problems';
import type { Id, Instant } from '#domain/kernel/types';
import { PATTERN_MIN } from '#domain/problem/history';
import type { Pattern } from '#domain/problem/patterns';
import { hasGrown, isSamePattern } from '#domain/problem/proposals';

type Proposal = typeof problemProposal.$inferSelect;

/**
 * What was found in a category takes the place of what was found there before. One that is known is kept with its
 * newest tickets, one that was dismissed stays so until it has grown, one that is a problem already is not proposed.
 */
export async function keepProposals(
  tx: DbTx,
  categoryId: Id | null,
  patterns: readonly Pattern[],
  now: Instant,
): Promise<void> {
  const ofCategory = categoryId
    ? eq(problemProposal.categoryId, categoryId)
    : isNull(problemProposal.categoryId);
  const before = await tx.select().from(problemProposal).where(ofCategory);
  const open = before.filter(({ problemId }) => problemId === null);
  const kept: Id[] = [];
  for (const pattern of patterns) {
    if (await isProblem(tx, pattern)) continue;
    const same = open.find(
      ({ id, ticketIds }) => !kept.includes(id) && isSamePattern(ticketIds, pattern.ticketIds),
    );
    const id = same?.id ?? randomUUID();
    kept.push(id);
    if (!same) await tx.insert(problemProposal).values({ id, ...factsOf(pattern), foundAt: now });
    else
      await tx
        .update(problemProposal)
        .set(grown(same, pattern, now))
        .where(eq(problemProposal.id, id));
  }
  // What is not seen any more is not proposed any more; what was dismissed is remembered.
  const gone = and(ofCategory, isNull(problemProposal.problemId), isNull(problemProposal.dismissedAt));
  await tx
    .delete(problemProposal)
    .where(kept.length > 0 ? and(gone, notInArray(problemProposal.id, kept)) : gone);
}

const factsOf = (pattern: Pattern) => ({
  ...{ kind: pattern.kind, categoryId: pattern.categoryId, siteId: pattern.siteId, words: pattern.words },
  ...{ ticketIds: pattern.ticketIds, expectedTenths: pattern.expectedTenths },
  surpriseTenths: pattern.surpriseTenths,
});

/** The newest of what is known; a dismissed one that has grown is shown again, as found now. */
function grown(same: Proposal, pattern: Pattern, now: Instant) {
  const again = same.dismissedSize !== null && hasGrown(same.dismissedSize, pattern.ticketIds.length);
  const shown = { dismissedAt: null, dismissedById: null, dismissedReason: null, dismissedSize: null };
  return { ...factsOf(pattern), ...(again ? { ...shown, foundAt: now } : {}) };
}

/** Whether most of its tickets are tied to a problem, or too few are not: what comes again later is a pattern anew. */
async function isProblem(tx: DbTx, { ticketIds }: Pattern): Promise<boolean> {
  const tied = await tx
    .selectDistinct({ ticketId: problemLink.ticketId })
    .from(problemLink)
    .innerJoin(problem, eq(problem.id, problemLink.problemId))
    .where(
      and(
        ...[inArray(problemLink.ticketId, [...ticketIds]), isNull(problemLink.endedAt)],
        ...[isNull(problemLink.deletedAt), isNull(problem.deletedAt)],
      ),
    );
  return tied.length * 2 >= ticketIds.length || ticketIds.length - tied.length < PATTERN_MIN;
}
