import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { union, unionAll } from 'drizzle-orm/mysql-core';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { DeskPage, DeskTicket } from '#domain/reports/shapes';
import type { Dir, TicketCriteria } from '#domain/reports/ticket-query';
import { nextDue } from '#domain/sla/due';
import { isUnaccepted } from '#domain/ticket/actions';
import { type Branch, branches, columnsOf, inOrder, selectFrom, whereOf, whole } from './branches';
import { beyond, cursorOf, orderBy, type Place, readCursor } from './place';
import { type Sought, seek } from './search';
import { whereFor } from './where';

/** Rows on one page, and the most that can be asked for. */
export const PAGE_SIZE = 50;

/** What a row of the desk says, with the person who has it joined; and what its order and its promise are read from. */
export const deskColumns = {
  id: ticket.id,
  number: ticket.number,
  title: ticket.title,
  state: ticket.state,
  holdReason: ticket.holdReason,
  priority: ticket.priority,
  teamId: ticket.teamId,
  assigneeId: ticket.assigneeId,
  // Also those who are no longer staff have names.
  assigneeName: person.name,
  createdAt: ticket.createdAt,
  updatedAt: ticket.updatedAt,
  resolvedAt: ticket.resolvedAt,
  acceptedAt: ticket.acceptedAt,
  dueAt: ticket.dueAt,
  sla: ticket.sla,
  ver: ticket.ver,
};

type DeskRow = Pick<typeof ticket.$inferSelect, Exclude<keyof typeof deskColumns, 'assigneeName'>> & {
  assigneeName: string | null;
};

/** What the desk is told of a ticket: what its promise and its hands are read from stays here. */
export function deskTicket<R extends DeskRow>({ dueAt, sla, acceptedAt, ...row }: R) {
  return { ...row, due: nextDue(sla), isOffered: isUnaccepted({ ...row, acceptedAt }) };
}

/**
 * One page of a list, in its order. Reads as many rows as it shows, however long the list is.
 *
 * @param at cursors of an earlier page; `older` wins, neither means the beginning
 */
export async function listTickets(
  actor: Actor,
  criteria: TicketCriteria,
  at: { older?: string; newer?: string } = {},
  size = PAGE_SIZE,
): Promise<DeskPage> {
  const older = readCursor(at.older, criteria.sort);
  const newer = older ? null : readCursor(at.newer, criteria.sort);
  const found = (await pageQuery(actor, await seek(criteria), older, newer, size)) ?? [];
  const more = found.length > size;
  const page: DeskTicket[] = found.slice(0, size).map(({ rank, ...row }) => deskTicket(row));
  if (newer) page.reverse();
  const cursor = (row: DeskTicket | undefined) => (row ? cursorOf(row, criteria.sort) : null);
  return {
    rows: page,
    newer: (newer ? more : older !== null) ? cursor(page[0]) : null,
    older: newer !== null || more ? cursor(page.at(-1)) : null,
  };
}

/** The statement behind a page: one row more than it shows tells whether there is another. Null: nothing can fit. */
export function pageQuery(
  actor: Actor,
  criteria: Sought,
  older: Place | null,
  newer: Place | null,
  size = PAGE_SIZE,
) {
  const { sort } = criteria;
  const dir = newer ? turned(criteria.dir) : criteria.dir;
  const place = older ?? newer;
  const wanted = whereFor(actor, criteria);
  const read = (branch: Branch) => {
    const { rank } = branch;
    const by = columnsOf(branch);
    // States of another rank lie wholly behind the place, or wholly before it and are no branch.
    const inside =
      place && (rank === null || rank === place.keys[0]) ? beyond(sort, dir, place, by) : undefined;
    const ranked = sql<number>`${inOrder(branch)}${sql.raw(String(rank ?? 0))}`.as('list_rank');
    return selectFrom({ rank: ranked, ...deskColumns }, branch)
      .leftJoin(person, eq(person.id, ticket.assigneeId))
      .where(and(whereOf(branch), wanted, inside))
      .orderBy(...orderBy(sort, dir, by))
      .limit(size + 1);
  };
  const [first, second, ...rest] = branches(criteria, dir, place).map(read);
  if (!first) return null;
  if (!second) return first;
  const rankFirst = sort === 'state' ? [dir === 'asc' ? sql`list_rank` : sql`list_rank desc`] : [];
  // What fits a search in two ways stands in both answers.
  const all = criteria.search ? union(first, second, ...rest) : unionAll(first, second, ...rest);
  return all.orderBy(...rankFirst, ...orderBy(sort, dir)).limit(size + 1);
}

/** How many tickets the whole list has. */
export async function countTickets(actor: Actor, criteria: TicketCriteria): Promise<number> {
  if (criteria.states.length === 0) return 0;
  const [row] = await countQuery(actor, await seek(criteria));
  return row?.n ?? 0;
}

/** The statement behind the count. */
export function countQuery(actor: Actor, criteria: Sought) {
  const branch = whole(criteria);
  const n = sql<number>`${inOrder(branch)}count(*)`.mapWith(Number);
  return selectFrom({ n }, branch).where(and(whereOf(branch), whereFor(actor, criteria)));
}

const turned = (dir: Dir): Dir => (dir === 'asc' ? 'desc' : 'asc');
