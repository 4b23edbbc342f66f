import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { asset } from '#db/schema/assets';
import { type Actor, isStaff } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';

/**
 * The asset whose label says this; the oldest where several do. By the index of tags.
 * @param tag folded (`foldTag`)
 */
export async function readAssetTagged(db: Db | DbTx, tag: string): Promise<Id | null> {
  const [row] = await db
    .select({ id: asset.id })
    .from(asset)
    .where(and(eq(asset.tag, tag), isNull(asset.mergedIntoId), isNull(asset.deletedAt)))
    .orderBy(asc(asset.createdAt))
    .limit(1);
  return row?.id ?? null;
}

/**
 * What the label leads this person to: staff to any asset, for they may look up what they stand before, others to what they use
 * themselves. The tags of everything else stay unknown to them.
 */
export async function readLabelled(db: Db | DbTx, tag: string, actor: Actor): Promise<Id | null> {
  const [row] = await db
    .select({ id: asset.id })
    .from(asset)
    .where(
      and(
        eq(asset.tag, tag),
        isNull(asset.mergedIntoId),
        isNull(asset.deletedAt),
        isStaff(actor.role) ? undefined : eq(asset.userId, actor.id),
      ),
    )
    .orderBy(asc(asset.createdAt))
    .limit(1);
  return row?.id ?? null;
}
