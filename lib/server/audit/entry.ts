import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
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
export const writeAudit = (tx: DbTx, facts: AuditFacts): Promise<void> => writeAudits(tx, [facts]);

/** `writeAudit` for several deeds of one transaction, in their order. */
export async function writeAudits(tx: DbTx, all: readonly AuditFacts[]): Promise<void> {
  const deeds = all.map((facts) => {
    const salt = randomBytes(16).toString('hex');
    return { facts, salt, digest: digestOf(salt, facts.value) };
  });
  const [first] = deeds;
  if (!first) return;
  const [made] = await tx.insert(auditEntry).values(
    deeds.map(({ facts, digest }) => ({
      txId: facts.txId,
      actorId: facts.actorId,
      action: facts.action,
      subjectKind: facts.subject?.kind ?? null,
      subjectId: facts.subject?.id ?? null,
      channel: facts.channel,
      occurredAt: facts.occurredAt,
      receivedAt: facts.receivedAt,
      digest,
    })),
  );
  // Of several the database names only the first: a cluster does not number them one by one.
  const ids = deeds.length > 1 ? await idsOf(tx, first.facts.txId) : new Map([[first.digest, made.insertId]]);
  const idOf = (digest: string) => ids.get(digest) as number;
  const values = deeds.map(({ facts: { value }, salt, digest }) => ({ auditId: idOf(digest), salt, value }));
  await tx.insert(auditValue).values(values);
}

/** The entries of a transaction by their digest, which no two share: each has a salt of its own. */
async function idsOf(tx: DbTx, txId: Id): Promise<Map<string, number>> {
  const { id, digest } = auditEntry;
  const rows = await tx.select({ id, digest }).from(auditEntry).where(eq(auditEntry.txId, txId));
  return new Map(rows.map((row) => [row.digest, row.id]));
}

/** sha256 over salt and values, hex. */
export const digestOf = (salt: string, value: Record<string, unknown>): string =>
  createHash('sha256').update(salt).update(canonicalText(value)).digest('hex');
