import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { asset, assetClass } from '#db/schema/assets';
import { site } from '#db/schema/people';
import type { GuestThing } from '#domain/guest/report';
import type { Id } from '#domain/kernel/types';
import { readStuckOn } from '#server/assets/tagged';
import { tooFast } from '#server/auth/door-throttle';
import { guestReportsNow } from './setting';

/** Where an asset stands, as a report names it. */
interface Standing {
  assetId: Id;
  klass: string | null;
  siteId: Id | null;
  site: string | null;
  place: string | null;
}

/**
 * The asset a label stands on, and where that is. A site that was deleted is none.
 * @param tag folded (`foldTag`)
 */
export async function standingOf(tag: string): Promise<Standing | null> {
  const assetId = await readStuckOn(db, tag);
  if (!assetId) return null;
  const [row] = await db
    .select({ klass: assetClass.name, siteId: site.id, site: site.name, place: asset.place })
    .from(asset)
    .leftJoin(assetClass, eq(assetClass.id, asset.classId))
    .leftJoin(site, eq(site.id, asset.siteId))
    .where(eq(asset.id, assetId));
  return row ? { assetId, ...row } : null;
}

/**
 * What somebody without an account may know of a label; null: nothing at all, they have to sign in. Unless the
 * organisation names things, every label gets the same answer and nothing is looked up, so that tags cannot be tried out. Where it
 * does, who looks at many is told no more of them.
 */
export async function guestLook(tag: string, peer: string): Promise<{ thing: GuestThing | null } | null> {
  const which = await guestReportsNow();
  if (which === 'off' || tag === '') return null;
  if (which === 'label' || (await tooFast('look', 'labels', peer, Date.now()))) return { thing: null };
  const found = await standingOf(tag);
  if (!found) return { thing: null };
  return {
    thing: { klass: found.klass, place: [found.site, found.place].filter(Boolean).join(', ') || null },
  };
}
