import { eq } from 'drizzle-orm';
import { leanOf, type Relation } from '#domain/asset/relations';
import type { Db, DbTx } from './connection';
import { assetLean } from './schema/assets';

/** What the relations of an asset mean when one of the two stops. */
export const leansOf = (assetId: string, relations: readonly Relation[]) =>
  relations.map((relation) => ({ ...leanOf(assetId, relation), ofId: assetId }));

/** Writes what leans on what by the relations of one asset anew, in the transaction that changed them. */
export async function rewriteLeans(
  tx: DbTx | Db,
  assetId: string,
  relations: readonly Relation[],
): Promise<void> {
  await tx.delete(assetLean).where(eq(assetLean.ofId, assetId));
  const rows = leansOf(assetId, relations);
  if (rows.length > 0) await tx.insert(assetLean).values(rows);
}
