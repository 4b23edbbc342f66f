import 'server-only';
import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { DeskPage, DeskTicket } from '#domain/reports/shapes';
import type { TicketCriteria } from '#domain/reports/ticket-query';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';
import { cursorOf, type Place, readCursor } from './place';
import { whereFor } from './where';

/** Rows on one page. */
export const PAGE_SIZE = 50;

const columns = {
  id: ticket.id,
  number: ticket.number,
  title: ticket.title,
  state: ticket.state,
  holdReason: ticket.holdReason,
  priority: ticket.priority,
  teamId: ticket.teamId,
  assigneeId: ticket.assigneeId,
  createdAt: ticket.createdAt,
  resolvedAt: ticket.resolvedAt,
  ver: ticket.ver,
};

/**
 * One page of a list, newest first. Reads as many rows as it shows, however long the list is.
 *
 * @param at cursors of an earlier page; `older` wins, neither means the beginning
 */
export async function listTickets(
  actor: Actor,
  criteria: TicketCriteria,
  at: { older?: string; newer?: string } = {},
): Promise<DeskPage> {
  const older = readCursor(at.older);
  const newer = older ? null : readCursor(at.newer);
  const [found, total] = await Promise.all([
    pageQuery(actor, criteria, older, newer) ?? ([] as DeskTicket[]),
    countTickets(actor, criteria),
  ]);
  const more = found.length > PAGE_SIZE;
  const rows = found.slice(0, PAGE_SIZE);
  if (newer) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows,
    total,
    newer: first && (newer ? more : older !== null) ? cursorOf(first) : null,
    older: last && (newer !== null || more) ? cursorOf(last) : null,
  };
}

/** The statement behind a page: one row more than it shows tells whether there is another. Null: nothing can fit. */
export function pageQuery(actor: Actor, criteria: TicketCriteria, older: Place | null, newer: Place | null) {
  const where = and(whereFor(actor, criteria), beyond(older, newer));
  const read = (state: SQL | undefined) => {
    const query = db.select(columns).from(ticket).where(and(where, state)).$dynamic();
    return query.orderBy(...order(newer)).limit(PAGE_SIZE + 1);
  };
  const [first, second, ...rest] = branches(criteria).map(read);
  if (!first) return null;
  if (!second) return first;
  return unionAll(first, second, ...rest)
    .orderBy(...order(newer))
    .limit(PAGE_SIZE + 1);
}

/** How many tickets the whole list has. */
export async function countTickets(actor: Actor, criteria: TicketCriteria): Promise<number> {
  if (criteria.states.length === 0) return 0;
  const [row] = await countQuery(actor, criteria);
  return row?.n ?? 0;
}

/** The statement behind the count. */
export function countQuery(actor: Actor, criteria: TicketCriteria) {
  const state = allStates(criteria) ? undefined : inArray(ticket.state, [...criteria.states]);
  return db
    .select({ n: count() })
    .from(ticket)
    .where(and(whereFor(actor, criteria), state));
}

const allStates = ({ states }: TicketCriteria): boolean => states.length === TICKET_STATES.length;

/**
 * Conditions whose answers together are the list. An index gives the newest of one state at once, but not the newest
 * of four: so each state is asked for its newest page, and the page is taken from those.
 */
function branches(criteria: TicketCriteria): Array<SQL | undefined> {
  const { states, team, assignee, resolved } = criteria;
  if (states.length === 0) return [];
  if (resolved) return [allStates(criteria) ? undefined : inArray(ticket.state, [...states])];
  if (allStates(criteria) && !team && !assignee) return [undefined];
  return states.map((state: TicketState) => eq(ticket.state, state));
}

const order = (newer: Place | null) =>
  newer ? [asc(ticket.createdAt), asc(ticket.id)] : [desc(ticket.createdAt), desc(ticket.id)];

// Written as a range and a rest: neither MariaDB nor MySQL makes a range of (a, b) < (?, ?).
function beyond(older: Place | null, newer: Place | null): SQL | undefined {
  if (older) {
    return and(
      lte(ticket.createdAt, older.createdAt),
      or(lt(ticket.createdAt, older.createdAt), lt(ticket.id, older.id)),
    );
  }
  if (newer) {
    return and(
      gte(ticket.createdAt, newer.createdAt),
      or(gt(ticket.createdAt, newer.createdAt), gt(ticket.id, newer.id)),
    );
  }
  return undefined;
}
