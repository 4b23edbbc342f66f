import 'server-only';
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { asset } from '#db/schema/assets';
import { foldTag } from '#domain/asset/asset';
import type { ChangeAsset } from '#domain/change/view';
import type { Id } from '#domain/kernel/types';
import { SEARCH_MAX } from '#domain/search/terms';

/** So many are shown at once: whoever looks for one among more says more of it. */
const FOUND = 20;

export const findAssetsRequest = z.strictObject({ text: z.string().trim().min(1).max(SEARCH_MAX) });

const { id, tag, name } = asset;

/** Assets by their tag, serial number or words of their name; by name. For staff, who may see all of them. */
export function findAssets({ text }: z.infer<typeof findAssetsRequest>): Promise<ChangeAsset[]> {
  const words = text.toLowerCase();
  return db
    .select({ id, tag, name })
    .from(asset)
    .where(
      and(
        ...[isNull(asset.mergedIntoId), isNull(asset.deletedAt)],
        or(
          eq(tag, foldTag(text)),
          eq(asset.serial, text),
          sql`locate(${words}, lower(${name})) > 0`,
          sql`locate(${words}, lower(${tag})) > 0`,
        ),
      ),
    )
    .orderBy(asc(name), asc(id))
    .limit(FOUND);
}

/** The assets a change touches, by name. */
export async function assetsOf({ assetIds }: { assetIds: readonly Id[] }): Promise<ChangeAsset[]> {
  if (assetIds.length === 0) return [];
  return db
    .select({ id, tag, name })
    .from(asset)
    .where(inArray(id, [...assetIds]))
    .orderBy(asc(name), asc(id));
}
