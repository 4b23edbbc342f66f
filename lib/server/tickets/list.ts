import 'server-only';
import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AnyMySqlColumn, unionAll } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { DeskPage, DeskTicket } from '#domain/reports/shapes';
import type { Dir, TicketCriteria } from '#domain/reports/ticket-query';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';
import { beyond, cursorOf, orderBy, type Place, rankOf, readCursor } from './place';
import { FOUND, foundTickets } from './search';
import { whereFor } from './where';

/** Rows on one page, and the most that can be asked for. */
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
  updatedAt: ticket.updatedAt,
  resolvedAt: ticket.resolvedAt,
  ver: ticket.ver,
};

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
  const found = (await pageQuery(actor, criteria, older, newer, size)) ?? [];
  const more = found.length > size;
  const page = found.slice(0, size);
  if (newer) page.reverse();
  const named = await withNames(page);
  const cursor = (row: (typeof named)[number] | undefined) => (row ? cursorOf(row, criteria.sort) : null);
  return {
    rows: named,
    newer: (newer ? more : older !== null) ? cursor(named[0]) : null,
    older: newer !== null || more ? cursor(named.at(-1)) : null,
  };
}

/** Also those who are no longer staff have names. What only the statement needed is left out. */
async function withNames(rows: ReadonlyArray<Omit<DeskTicket, 'assigneeName'> & { rank: number }>) {
  const ids = [...new Set(rows.flatMap((row) => row.assigneeId ?? []))];
  const people =
    ids.length === 0
      ? []
      : await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ rank, ...row }) => ({
    ...row,
    assigneeName: row.assigneeId ? (names.get(row.assigneeId) ?? null) : null,
  }));
}

/** The statement behind a page: one row more than it shows tells whether there is another. Null: nothing can fit. */
export function pageQuery(
  actor: Actor,
  criteria: TicketCriteria,
  older: Place | null,
  newer: Place | null,
  size = PAGE_SIZE,
) {
  const { sort } = criteria;
  const dir = newer ? turned(criteria.dir) : criteria.dir;
  const place = older ?? newer;
  const order = orderBy(sort, dir);
  const where = whereFor(actor, criteria);
  const read = ({ states, rank }: Branch) => {
    // States of another rank lie wholly behind the place, or wholly before it and are no branch.
    const inside = place && (rank === null || rank === place.keys[0]) ? beyond(sort, dir, place) : undefined;
    const query = selectTickets({ rank: ranked(criteria, rank ?? 0), ...columns }, criteria);
    return query
      .where(and(where, states, inside))
      .orderBy(...order)
      .limit(size + 1);
  };
  const [first, second, ...rest] = branches(criteria, dir, place).map(read);
  if (!first) return null;
  if (!second) return first;
  const rankFirst = sort === 'state' ? [dir === 'asc' ? sql`list_rank` : sql`list_rank desc`] : [];
  return unionAll(first, second, ...rest)
    .orderBy(...rankFirst, ...order)
    .limit(size + 1);
}

/** How many tickets the whole list has. */
export async function countTickets(actor: Actor, criteria: TicketCriteria): Promise<number> {
  if (criteria.states.length === 0) return 0;
  const [row] = await countQuery(actor, criteria);
  return row?.n ?? 0;
}

/** The statement behind the count. */
export function countQuery(actor: Actor, criteria: TicketCriteria) {
  const n = criteria.search ? sql<number>`straight_join count(*)`.mapWith(Number) : count();
  return selectTickets({ n }, criteria).where(and(whereFor(actor, criteria), anyOf(criteria.states)));
}

/** One of these states; every one of them is no condition. */
const anyOf = (states: readonly TicketState[]): SQL | undefined =>
  states.length === TICKET_STATES.length ? undefined : inArray(ticket.state, [...states]);

/** A select over the table, or over what a search found: then the first field must say in which order to join. */
function selectTickets<F extends Record<string, SQL | SQL.Aliased | AnyMySqlColumn>>(
  fields: F,
  { search }: TicketCriteria,
) {
  const plain = () => db.select(fields).from(ticket).$dynamic();
  if (!search) return plain();
  const joined = db.select(fields).from(foundTickets(search)).$dynamic().innerJoin(ticket, FOUND);
  return joined as unknown as ReturnType<typeof plain>;
}

/**
 * Where its state stands, for the order by states. Left to themselves the databases guess too high what words find and
 * read every ticket instead; `straight_join` has them begin with what was found.
 */
const ranked = ({ search }: TicketCriteria, rank: number) =>
  sql<number>`${sql.raw(search ? 'straight_join ' : '')}${sql.raw(String(rank))}`.as('list_rank');

const turned = (dir: Dir): Dir => (dir === 'asc' ? 'desc' : 'asc');

interface Branch {
  states: SQL | undefined;
  /** where its state stands in the order by state; null when that is not the order */
  rank: number | null;
}

/**
 * Conditions whose answers together are the list. An index gives the newest of one state at once, but not the newest
 * of four: so each state is asked for its newest page, and the page is taken from those. What an index of its own
 * finds (words, a person who reported, a time of resolution, a number) is asked once.
 */
function branches(criteria: TicketCriteria, dir: Dir, place: Place | null): Branch[] {
  const { states, resolved, search, requester, reporter, sort } = criteria;
  if (states.length === 0) return [];
  if (sort === 'state') {
    const ranks = states.map(rankOf).filter((rank) => {
      const from = Number(place?.keys[0] ?? rank);
      return dir === 'asc' ? rank >= from : rank <= from;
    });
    return ranks.map((rank) => ({ states: eq(ticket.state, TICKET_STATES[rank] as TicketState), rank }));
  }
  if (resolved || search || requester || reporter || sort === 'number')
    return [{ states: anyOf(states), rank: null }];
  return states.map((state) => ({ states: eq(ticket.state, state), rank: null }));
}
