import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { problem, problemProposal } from '#db/schema/problems';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { PROBLEM_LIMITS } from '#domain/problem/problem';
import { writeAudit } from '../audit/entry';
import type { SignedIn } from '../auth/sessions';
import { transact } from '../sync/transact';
import { seenTickets } from './proposals';
import { madeAt, run } from './run';

export const dismissRequest = z.strictObject({
  proposalId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});
export const acceptRequest = z.strictObject({
  uid: z.uuidv7(),
  proposalId: z.uuid(),
  title: z.string().trim().min(1).max(PROBLEM_LIMITS.title),
  /** Who sees to it; null: nobody yet. */
  ownerId: z.uuid().nullable(),
});

/** It is none, or none that is worth it: it is not shown again unless it grows. */
export async function dismissProposal(
  { proposalId: id, reason }: z.infer<typeof dismissRequest>,
  { actor }: SignedIn,
): Promise<void> {
  await transact(async (tx) => {
    const [row] = await tx.select().from(problemProposal).where(eq(problemProposal.id, id)).for('update');
    if (!row || row.problemId || row.dismissedAt) throw new DomainError('not_found');
    const now = Date.now();
    const dismissed = { dismissedAt: now, dismissedById: actor.id, dismissedReason: reason };
    await tx
      .update(problemProposal)
      .set({ ...dismissed, dismissedSize: row.ticketIds.length })
      .where(eq(problemProposal.id, id));
    await writeAudit(tx, {
      ...{ txId: randomUUID(), actorId: actor.id, action: 'problem.dismiss', channel: 'desk' },
      ...{ subject: { kind: 'problemProposal', id }, value: { reason, words: row.words.join(' ') } },
      ...{ occurredAt: now, receivedAt: now },
    });
  }, true);
}

/**
 * A problem is opened of what was proposed, with those of its incidents that whoever opens it sees. Its id is the
 * intent's own, so that asking twice opens one.
 * @returns the problem's id
 */
export async function acceptProposal(
  { uid, proposalId, title, ownerId }: z.infer<typeof acceptRequest>,
  { actor }: SignedIn,
): Promise<Id> {
  const proposal = await claim(proposalId, uid);
  // Asked again, as the answer was lost: it is there.
  const [made] = await db.select({ id: problem.id }).from(problem).where(eq(problem.id, uid));
  if (made) return uid;
  const seen = await seenTickets(actor, proposal.ticketIds);
  const args = {
    ...{ problemId: uid, title, description: '', words: proposal.words },
    ...{ categoryId: proposal.categoryId, siteId: proposal.siteId, ownerId },
    // The newest: those that are over matter least.
    ticketIds: seen.slice(0, PROBLEM_LIMITS.links).map(({ id }) => id),
  };
  const result = await run(actor, { uid, at: madeAt(uid) }, 'problem.open', args);
  if (!result.code) return uid;
  await db
    .update(problemProposal)
    .set({ problemId: null })
    .where(and(eq(problemProposal.id, proposalId), eq(problemProposal.problemId, uid)));
  throw new DomainError(result.code, result.detail);
}

/** Two who accept at once make one problem; asked again by the same, it is theirs already. */
async function claim(proposalId: Id, problemId: Id): Promise<typeof problemProposal.$inferSelect> {
  const isOpen = and(isNull(problemProposal.problemId), isNull(problemProposal.dismissedAt));
  await db
    .update(problemProposal)
    .set({ problemId })
    .where(and(eq(problemProposal.id, proposalId), isOpen));
  const [row] = await db.select().from(problemProposal).where(eq(problemProposal.id, proposalId));
  if (row?.problemId !== problemId) throw new DomainError('not_found');
  return row;
}
