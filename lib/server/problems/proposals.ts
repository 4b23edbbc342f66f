import 'server-only';
import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { site } from '#db/schema/people';
import { problemProposal } from '#db/schema/problems';
import { ticket, timeline } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import { evidenceOf } from '#domain/problem/evidence';
import type { Proposal, SeenIncident } from '#domain/problem/report';
import { visibleTo } from '../tickets/visible';

/** Patterns nobody has decided on yet, the most surprising first. */
export async function openProposals(actor: Actor, now: Instant): Promise<Proposal[]> {
  const rows = await db
    .select({ ...getTableColumns(problemProposal), site: site.name })
    .from(problemProposal)
    .leftJoin(site, eq(site.id, problemProposal.siteId))
    .where(and(isNull(problemProposal.problemId), isNull(problemProposal.dismissedAt)))
    .orderBy(desc(problemProposal.surpriseTenths), problemProposal.id)
    .limit(100);
  const seen = new Map(
    (
      await seenTickets(
        actor,
        rows.flatMap(({ ticketIds }) => ticketIds),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.map(({ ticketIds, expectedTenths, ...row }) => {
    const tickets = ticketIds.flatMap((id) => seen.get(id) ?? []);
    const { id, kind, categoryId, siteId, words, foundAt } = row;
    const evidence = evidenceOf(tickets, now);
    const facts = { id, kind, categoryId, siteId, site: row.site, words, foundAt };
    return { ...facts, expected: expectedTenths / 10, evidence, tickets };
  });
}

/** Those of the tickets this person may see, with the work that was logged on them, the newest first. */
export async function seenTickets(actor: Actor, ids: readonly Id[]): Promise<SeenIncident[]> {
  if (ids.length === 0) return [];
  const minutes = sql<number>`coalesce((select sum(json_value(${timeline.data}, '$.minutes')) from ${timeline}
    where ${timeline.ticketId} = ${ticket.id} and ${timeline.kind} = 'work'), 0)`.mapWith(Number);
  return db
    .select({
      ...{ id: ticket.id, number: ticket.number, title: ticket.title, state: ticket.state },
      ...{ siteId: ticket.siteId, requesterId: ticket.requesterId, createdAt: ticket.createdAt, minutes },
    })
    .from(ticket)
    .where(and(inArray(ticket.id, [...new Set(ids)]), visibleTo(actor)))
    .orderBy(desc(ticket.createdAt), ticket.id);
}
