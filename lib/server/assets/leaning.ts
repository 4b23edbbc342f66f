import 'server-only';
import { and, eq, ne, or } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { assetLean } from '#db/schema/assets';
import type { Id } from '#domain/kernel/types';

/** The other assets with a relation that names this one, each once. By the indexes of what leans on what. */
export async function readLeaning(db: Db | DbTx, assetId: Id): Promise<Id[]> {
  const { ofId, onId, dependantId } = assetLean;
  const rows = await db
    .selectDistinct({ id: ofId })
    .from(assetLean)
    .where(and(or(eq(onId, assetId), eq(dependantId, assetId)), ne(ofId, assetId)));
  return rows.map(({ id }) => id);
}
