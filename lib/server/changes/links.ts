import 'server-only';
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { problem } from '#db/schema/problems';
import type { Actor } from '#domain/access/roles';
import type { ChangeLink } from '#domain/change/view';
import { SEARCH_MAX } from '#domain/search/terms';
import type { ChangeRow } from '#sync/views/change';
import type { SignedIn } from '../auth/sessions';
import { findIncidents } from '../problems/find';
import { seenTickets } from '../problems/proposals';

const FOUND = 10;

export const findLinksRequest = z.strictObject({ text: z.string().trim().min(1).max(SEARCH_MAX) });

const { id, number, title } = problem;

/** What a change belongs to, of which this person may see it. */
export async function linksOf(actor: Actor, change: ChangeRow): Promise<ChangeLink[]> {
  const incidents = await seenTickets(actor, [...change.incidentIds, ...change.causedIds]);
  const caused = new Set(change.causedIds);
  const cause = new Set(change.incidentIds);
  const problems =
    change.problemIds.length === 0
      ? []
      : await db
          .select({ id, number, title })
          .from(problem)
          .where(and(inArray(id, [...change.problemIds]), isNull(problem.deletedAt)));
  return [
    ...problems.map((one): ChangeLink => ({ kind: 'problem', ...one })),
    ...incidents.flatMap(({ id: of, number: no, title: words }): ChangeLink[] => {
      const line = { id: of, number: no, title: words };
      return [
        ...(cause.has(of) ? [{ kind: 'incident' as const, ...line }] : []),
        ...(caused.has(of) ? [{ kind: 'caused' as const, ...line }] : []),
      ];
    }),
  ];
}

/** Problems and incidents that somebody may see, by number or words; the newest first. */
export async function findLinks(
  { text }: z.infer<typeof findLinksRequest>,
  who: SignedIn,
): Promise<ChangeLink[]> {
  const incidents = await findIncidents({ text }, who);
  const problems = await db
    .select({ id, number, title })
    .from(problem)
    .where(
      and(
        isNull(problem.deletedAt),
        or(eq(number, text.toUpperCase()), sql`locate(${text.toLowerCase()}, lower(${title})) > 0`),
      ),
    )
    .orderBy(desc(problem.updatedAt))
    .limit(FOUND);
  return [
    ...problems.map((one): ChangeLink => ({ kind: 'problem', ...one })),
    ...incidents.found.slice(0, FOUND).map(
      (one): ChangeLink => ({
        ...{ kind: 'incident', id: one.id, number: one.number, title: one.title },
      }),
    ),
  ];
}
