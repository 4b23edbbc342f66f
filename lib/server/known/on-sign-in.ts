import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { announcement } from '#db/schema/announcements';
import { site } from '#db/schema/people';
import type { Instant } from '#domain/kernel/types';
import { type Announcement, knownNow } from '#domain/major/announcement';

/** Rows on the sign-in page. */
const SHOWN = 5;

/** One thing that is known, with nothing in it but what was published for everybody. */
export interface PublicKnown extends Announcement {
  siteName: string | null;
}

/** What a manager published for those who are not signed in, too, in the order of its weight. */
export async function knownOnSignIn(now: Instant): Promise<PublicKnown[]> {
  const { id, kind, title, text, siteId, startsAt, endsAt, nextAt, overAt, updates } = announcement;
  const rows = await db
    .select({
      ...{ id, kind, title, text, siteId, startsAt, endsAt, nextAt, overAt, updates },
      siteName: site.name,
    })
    .from(announcement)
    .leftJoin(site, and(eq(site.id, siteId), isNull(site.deletedAt)))
    .where(and(isNull(announcement.deletedAt), eq(announcement.onSignIn, true)));
  return knownNow(rows, now).slice(0, SHOWN);
}
