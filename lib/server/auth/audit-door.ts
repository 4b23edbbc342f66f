import 'server-only';
import { randomUUID } from 'node:crypto';
import type { DbTx } from '#db/connection';
import type { Id, Instant } from '#domain/kernel/types';
import { writeAudit } from '#server/audit/entry';

/** Who came, who left and who was sent away, for the audit. What they typed is never part of it. */
export async function auditDoor(
  tx: DbTx,
  action: 'sign-in' | 'sign-in.refused' | 'sign-out',
  actorId: Id | null,
  subject: { kind: 'session' | 'person'; id: Id } | null,
  now: Instant,
): Promise<void> {
  const facts = { txId: randomUUID(), channel: 'door', occurredAt: now, receivedAt: now, value: {} } as const;
  await writeAudit(tx, { ...facts, action, actorId, subject });
}
