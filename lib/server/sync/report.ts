import 'server-only';
import { and, eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { syncClient } from '#db/schema/sync';
import type { ReportAnswer, ReportRequest } from '#sync/protocol/care';
import type { SignedIn } from '../auth/sessions';
import { contacted } from './contact';
import { checkAsking } from './lineage';
import { SyncRefusal } from './refusal';

/**
 * Keeps what a device says of itself, for those who look after devices. It decides nothing.
 * @throws SyncRefusal wrong_user, update_required; fork when the client is somebody else's
 */
export async function handleReport(who: SignedIn, body: ReportRequest): Promise<ReportAnswer> {
  checkAsking(who.actor.id, body);
  const { clientId, schemaV, report } = body;
  const now = Date.now();
  const contact = { clientId, userId: who.actor.id, sessionId: who.sessionId, schemaV };
  if (!(await contacted(contact, now))) throw new SyncRefusal('fork');
  const { unsent, conflicts, setAside, storage, version, pushOn, check } = report;
  await db
    .update(syncClient)
    .set({
      ...{ unsent, conflicts, setAside, version, pushOn, reportedAt: now },
      ...{ storageBytes: storage.bytes, storageQuota: storage.quota, persisted: storage.persisted },
      ...(check ? { mended: check.mended, checkedAt: now - check.ago } : {}),
      needsCare: unsent + conflicts + setAside > 0,
    })
    .where(and(eq(syncClient.clientId, clientId), eq(syncClient.userId, who.actor.id)));
  return { serverTime: now };
}
