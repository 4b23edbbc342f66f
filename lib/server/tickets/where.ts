import 'server-only';
import { and, eq, gt, gte, isNull, lt, type SQL } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Span } from '#domain/reports/spans';
import type { TicketCriteria } from '#domain/reports/ticket-query';
import { visibleTo } from './visible';

/** Everything a list asks of a ticket, apart from its state, which decides the index (see #server/tickets/list). */
export function whereFor(actor: Actor, criteria: TicketCriteria): SQL | undefined {
  const { team, priority, assignee, created, resolved, reopened } = criteria;
  return and(
    visibleTo(actor),
    team === undefined ? undefined : eq(ticket.teamId, team),
    priority === undefined ? undefined : eq(ticket.priority, priority),
    assignee === undefined
      ? undefined
      : assignee === 'nobody'
        ? isNull(ticket.assigneeId)
        : eq(ticket.assigneeId, assignee),
    within(ticket.createdAt, created),
    resolved ? within(ticket.resolvedAt, resolved) : undefined,
    reopened ? gt(ticket.reopenCount, 0) : undefined,
  );
}

function within(column: AnyMySqlColumn, { from, to }: Span): SQL | undefined {
  return and(from === null ? undefined : gte(column, from), to === null ? undefined : lt(column, to));
}
