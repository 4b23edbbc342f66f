import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { DbTx } from '#db/connection';
import { auditEntry, auditValue } from '#db/schema/operations';
import type { Id, Instant } from '#domain/kernel/types';
import { canonicalText } from '#sync/protocol/canonical';

export interface AuditFacts {
  txId: Id;
  actorId: Id | null;
  action: string;
  subject: { kind: string; id: Id } | null;
  channel: (typeof auditEntry.$inferInsert)['channel'];
  occurredAt: Instant;
  receivedAt: Instant;
  value: Record<string, unknown>;
}

/**
 * Writes who did what, in the transaction of the deed. The entry carries a salted digest of the values; the
 * values stand beside it and can be erased for one person without breaking the chain.
 */
export async function writeAudit(tx: DbTx, facts: AuditFacts): Promise<void> {
  const salt = randomBytes(16).toString('hex');
  const value = facts.value;
  const [made] = await tx.insert(auditEntry).values({
    txId: facts.txId,
    actorId: facts.actorId,
    action: facts.action,
    subjectKind: facts.subject?.kind ?? null,
    subjectId: facts.subject?.id ?? null,
    channel: facts.channel,
    occurredAt: facts.occurredAt,
    receivedAt: facts.receivedAt,
    digest: digestOf(salt, value),
  });
  await tx.insert(auditValue).values({ auditId: made.insertId, salt, value });
}

/** sha256 over salt and values, hex. */
export const digestOf = (salt: string, value: Record<string, unknown>): string =>
  createHash('sha256').update(salt).update(canonicalText(value)).digest('hex');
