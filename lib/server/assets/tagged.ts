import 'server-only';
import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { asset } from '#db/schema/assets';
import { type Actor, isStaff } from '#domain/access/roles';
import { endOfMerges } from '#domain/asset/merge';
import type { Id } from '#domain/kernel/types';

const ONE = { id: asset.id, mergedIntoId: asset.mergedIntoId, userId: asset.userId };

/** The oldest asset that is here and fits. */
async function firstOf(db: Db | DbTx, where: SQL) {
  const [row] = await db
    .select(ONE)
    .from(asset)
    .where(and(where, isNull(asset.deletedAt)))
    .orderBy(asc(asset.createdAt))
    .limit(1);
  return row;
}

/**
 * The asset that has this tag now; the oldest where several do. By the index of tags.
 * @param tag folded (`foldTag`)
 */
export async function readAssetTagged(db: Db | DbTx, tag: string): Promise<Id | null> {
  const row = await firstOf(db, and(eq(asset.tag, tag), isNull(asset.mergedIntoId)) as SQL);
  return row?.id ?? null;
}

/** What a label sticks on, whoever asks: also that of a double sticks on what it is by now. */
export async function readStuckOn(db: Db | DbTx, tag: string): Promise<Id | null> {
  const now = await readAssetTagged(db, tag);
  if (now) return now;
  const double = await firstOf(db, eq(asset.tag, tag));
  const end = double && (await endOfMerges(double, (id) => firstOf(db, eq(asset.id, id))));
  return end && end.mergedIntoId === null ? end.id : null;
}

/**
 * What the label leads this person to: staff to any asset, for they may look up what they stand before, others to what they use
 * themselves. The tags of everything else stay unknown to them. The label of a double still sticks on what it is by now.
 */
export async function readLabelled(db: Db | DbTx, tag: string, actor: Actor): Promise<Id | null> {
  const isFor = (row: { userId: Id | null }) => isStaff(actor.role) || row.userId === actor.id;
  const theirs = isStaff(actor.role) ? undefined : eq(asset.userId, actor.id);
  const now = await firstOf(db, and(eq(asset.tag, tag), isNull(asset.mergedIntoId), theirs) as SQL);
  if (now) return now.id;
  const double = await firstOf(db, eq(asset.tag, tag));
  const end = double && (await endOfMerges(double, (id) => firstOf(db, eq(asset.id, id))));
  return end && end.mergedIntoId === null && isFor(end) ? end.id : null;
}
