import 'server-only';
import { and, eq, gte, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { change } from '#db/schema/changes';
import { type EndedChange, type FigureDays, type FigureOf, figuresFrom } from '#domain/change/figures';
import type { Instant } from '#domain/kernel/types';

const hasCaused = sql<number>`json_length(${change.causedIds}) > 0`;

/** The changes that ended since then, with how it went: those that were called off or refused never began. */
const ended = (from: Instant): SQL | undefined =>
  and(isNull(change.deletedAt), isNotNull(change.result), gte(change.endedAt, from));

/** What holds for the changes behind a figure; the list and the figure ask the same. */
export function behindFigure(of: FigureOf | null, days: FigureDays, now: Instant): SQL | undefined {
  const all = ended(figuresFrom(days, now));
  if (of === null) return all;
  if (of === 'emergency') return and(all, eq(change.type, 'emergency'));
  return of === 'caused' ? and(all, hasCaused) : and(all, eq(change.result, of));
}

/** What figures are made of. */
export async function endedChanges(days: FigureDays, now: Instant): Promise<EndedChange[]> {
  const { type, result, createdAt, startedAt } = change;
  const rows = await db
    .select({ type, result, createdAt, startedAt, caused: hasCaused.mapWith(Boolean) })
    .from(change)
    .where(behindFigure(null, days, now));
  return rows.flatMap(({ result: went, ...row }) => (went === null ? [] : [{ ...row, result: went }]));
}
