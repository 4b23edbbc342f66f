import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { timeline } from '#db/schema/tickets';
import { INCIDENT_TURNS, type IncidentTurn, type SeenIncident, type Turn } from '#domain/problem/report';

const TURN_OF = {
  resolve: 'resolved',
  reopen: 'reopened',
  cancel: 'cancelled',
  duplicate: 'duplicate',
} as const;

/** What became of some incidents, by whom and when: the newest first. @param incidents those the reader may see */
export async function storyOf(incidents: readonly SeenIncident[]): Promise<IncidentTurn[]> {
  if (incidents.length === 0) return [];
  const ids = incidents.map(({ id }) => id);
  const step = sql<keyof typeof TURN_OF>`json_value(${timeline.data}, '$.step')`;
  const steps = await db
    .select({ ticketId: timeline.ticketId, step, at: timeline.effectiveAt, by: timeline.actorId })
    .from(timeline)
    .where(
      and(
        ...[inArray(timeline.ticketId, ids), isNull(timeline.deletedAt), eq(timeline.internal, false)],
        ...[eq(timeline.kind, 'step'), inArray(step, Object.keys(TURN_OF))],
      ),
    )
    .orderBy(asc(timeline.effectiveAt));
  const reported = incidents.map(({ id, createdAt, requesterId }) => ({
    ...{ ticketId: id, turn: 'reported' as const, at: createdAt, by: requesterId },
  }));
  const turned = steps.map(({ step: one, ...rest }) => ({ ...rest, turn: TURN_OF[one] }));
  const place = (turn: Turn) => INCIDENT_TURNS.indexOf(turn);
  // In one instant, it was reported before it was resolved.
  return [...reported, ...turned].sort((a, b) => b.at - a.at || place(b.turn) - place(a.turn));
}
