import 'server-only';
import { and, eq, gt, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type AnyMySqlColumn, alias } from 'drizzle-orm/mysql-core';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { Span } from '#domain/reports/spans';
import type { TicketCriteria } from '#domain/reports/ticket-query';
import { TICKET_STATES } from '#domain/ticket/states';
import { visibleTo } from './visible';

/**
 * The same with the state, for figures. They are never searched for: a search is a FROM of its own.
 * @throws Error when something is searched for
 */
export function whereAll(actor: Actor, criteria: TicketCriteria): SQL | undefined {
  if (criteria.search) throw new Error('a figure has no search');
  const { states } = criteria;
  const all = states.length === TICKET_STATES.length;
  return and(whereFor(actor, criteria), all ? undefined : inArray(ticket.state, [...states]));
}

/**
 * Everything a list asks of a ticket, apart from its state, which decides the index, and from what is searched for,
 * which decides where to begin (see #server/tickets/list).
 */
export const whereFor = (actor: Actor, criteria: TicketCriteria): SQL | undefined =>
  and(visibleTo(actor), filtersOf(actor, criteria));

/** The same without whether it may be read at all. */
export function filtersOf(actor: Actor, criteria: TicketCriteria): SQL | undefined {
  const { team, priority, assignee, site, requester, reporter, confidential } = criteria;
  const { kind, hold, created, resolved, reopened } = criteria;
  return and(
    kind === undefined ? undefined : eq(ticket.kind, kind),
    team === undefined ? undefined : eq(ticket.teamId, team),
    priority === undefined ? undefined : inArray(ticket.priority, [...priority]),
    assignee === undefined
      ? undefined
      : assignee === 'nobody'
        ? isNull(ticket.assigneeId)
        : eq(ticket.assigneeId, assignee === 'me' ? actor.id : assignee),
    criteria.category === undefined ? undefined : inCategory(criteria.category),
    site === undefined ? undefined : site === 'none' ? isNull(ticket.siteId) : eq(ticket.siteId, site),
    requester === undefined ? undefined : eq(ticket.requesterId, requester),
    reporter === undefined ? undefined : eq(ticket.reporterId, actor.id),
    confidential ? eq(ticket.confidential, true) : undefined,
    hold === undefined ? undefined : eq(ticket.holdReason, hold),
    within(ticket.createdAt, created),
    resolved ? and(isNotNull(ticket.resolvedAt), within(ticket.resolvedAt, resolved)) : undefined,
    reopened ? gt(ticket.reopenCount, 0) : undefined,
  );
}

/** Of the category or of one below it: two levels, so one look down is enough. */
function inCategory(id: Id | 'none'): SQL | undefined {
  if (id === 'none') return isNull(ticket.categoryId);
  const one = alias(category, 'one_category');
  const below = sql`(select ${one.id} from ${category} ${sql.identifier('one_category')} where ${or(eq(one.id, id), eq(one.parentId, id))})`;
  return sql`${ticket.categoryId} in ${below}`;
}

function within(column: AnyMySqlColumn, { from, to }: Span): SQL | undefined {
  return and(from === null ? undefined : gte(column, from), to === null ? undefined : lt(column, to));
}
