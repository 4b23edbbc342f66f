import 'server-only';
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm';
import { db } from '#db/connection';
import { asset } from '#db/schema/assets';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { CAUSED_WITHIN } from '#domain/change/change';
import type { ChangeLink } from '#domain/change/view';
import type { ChangeRow } from '#sync/views/change';
import { assetsFeeling, endsOf } from '../assets/impact';
import { visibleTo } from '../tickets/visible';

/** Assets that are looked at, those it touches and the nearest that lean on them; and incidents that are proposed. */
const LOOKED_AT = 1_000;
const PROPOSED = 10;

/**
 * Incidents that a change may have caused: reported within seven days after it began, about what it touched or what leans on
 * that, as far as this person may see them and nobody has said anything of them; the first first.
 */
export async function maybeCaused(actor: Actor, change: ChangeRow): Promise<ChangeLink[]> {
  const { startedAt, assetIds, incidentIds, causedIds } = change;
  if (startedAt === null || assetIds.length === 0) return [];
  const now = [...new Set((await endsOf(db, assetIds)).values()), ...(await assetsFeeling(assetIds))];
  const near = now.slice(0, LOOKED_AT);
  // Incidents stay with the double they were reported on.
  const doubles = await db.select({ id: asset.id }).from(asset).where(inArray(asset.mergedIntoId, near));
  const about = [...new Set([...assetIds, ...near, ...doubles.map(({ id }) => id)])];
  const said = new Set([...incidentIds, ...causedIds]);
  const rows = await db
    .select({ id: ticket.id, number: ticket.number, title: ticket.title })
    .from(ticket)
    .where(
      and(
        ...[inArray(ticket.assetId, about), eq(ticket.kind, 'incident'), visibleTo(actor)],
        ...[gte(ticket.createdAt, startedAt), lte(ticket.createdAt, startedAt + CAUSED_WITHIN)],
      ),
    )
    .orderBy(asc(ticket.createdAt), asc(ticket.id))
    .limit(PROPOSED + said.size);
  return rows
    .filter(({ id }) => !said.has(id))
    .slice(0, PROPOSED)
    .map((row) => ({ kind: 'caused', ...row }));
}
