import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { storedFile } from '#db/schema/files';
import type { MediaType } from '#domain/files/types';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { StoredFile } from '#sync/tx';

/**
 * Claims a file for the attachment that is written in this transaction. Somebody else's file is answered like none.
 * @throws DomainError `no_file`, `exists`
 */
export async function claimFile(tx: DbTx, ownerId: Id, id: Id, now: Instant): Promise<StoredFile> {
  const mine = and(eq(storedFile.id, id), eq(storedFile.ownerId, ownerId), eq(storedFile.state, 'ready'));
  // The write first: it holds the row, so that no clean-up takes it away between look and claim.
  const [claimed] = await tx
    .update(storedFile)
    .set({ attachedAt: now })
    .where(and(mine, isNull(storedFile.attachedAt)));
  const [row] = await tx
    .select({ mediaType: storedFile.mediaType, size: storedFile.size, sha256: storedFile.sha256 })
    .from(storedFile)
    .where(mine);
  if (!row?.mediaType) throw new DomainError('no_file');
  if (claimed.affectedRows === 0) throw new DomainError('exists');
  return { ...row, mediaType: row.mediaType as MediaType };
}
