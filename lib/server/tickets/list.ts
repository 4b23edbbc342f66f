import 'server-only';
import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AnyMySqlColumn, unionAll } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { DeskPage, DeskTicket } from '#domain/reports/shapes';
import type { Dir, TicketCriteria } from '#domain/reports/ticket-query';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';
import { beyond, cursorOf, orderBy, type Place, rankOf, readCursor } from './place';
import { byWords, FOUND, foundTickets, isByWordsAlone, reportersNamed } from './search';
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
  // Also those who are no longer staff have names.
  assigneeName: person.name,
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
  const found = (await pageQuery(actor, await withReporters(criteria), older, newer, size)) ?? [];
  const more = found.length > size;
  const page: DeskTicket[] = found.slice(0, size).map(({ rank, ...row }) => row);
  if (newer) page.reverse();
  const cursor = (row: DeskTicket | undefined) => (row ? cursorOf(row, criteria.sort) : null);
  return {
    rows: page,
    newer: (newer ? more : older !== null) ? cursor(page[0]) : null,
    older: newer !== null || more ? cursor(page.at(-1)) : null,
  };
}

/** What a list asks for, with the people whose name is among what is searched for. */
type Sought = TicketCriteria & { reporters?: readonly Id[] };

async function withReporters(criteria: TicketCriteria): Promise<Sought> {
  return criteria.search ? { ...criteria, reporters: await reportersNamed(criteria.search) } : criteria;
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
  const order = orderBy(sort, dir);
  const where = and(wordsOf(criteria), whereFor(actor, criteria));
  const read = ({ states, rank }: Branch) => {
    // States of another rank lie wholly behind the place, or wholly before it and are no branch.
    const inside = place && (rank === null || rank === place.keys[0]) ? beyond(sort, dir, place) : undefined;
    const query = selectTickets({ rank: ranked(criteria, rank ?? 0), ...columns }, criteria);
    return query
      .leftJoin(person, eq(person.id, ticket.assigneeId))
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
  const [row] = await countQuery(actor, await withReporters(criteria));
  return row?.n ?? 0;
}

/** The statement behind the count. */
export function countQuery(actor: Actor, criteria: Sought) {
  const n = isJoined(criteria) ? sql<number>`straight_join count(*)`.mapWith(Number) : count();
  const where = and(wordsOf(criteria), whereFor(actor, criteria), anyOf(criteria.states));
  return selectTickets({ n }, criteria).where(where);
}

/** One of these states; every one of them is no condition. */
const anyOf = (states: readonly TicketState[]): SQL | undefined =>
  states.length === TICKET_STATES.length ? undefined : inArray(ticket.state, [...states]);

/** Whether what is searched for is found by several ways, and so not by a condition on the table. */
const isJoined = ({ search, reporters }: Sought): boolean =>
  search !== null && !isByWordsAlone(search, reporters);

/** A select over the table, or over what a search found: then the first field must say in which order to join. */
function selectTickets<F extends Record<string, SQL | SQL.Aliased | AnyMySqlColumn>>(
  fields: F,
  criteria: Sought,
) {
  const plain = () => db.select(fields).from(ticket).$dynamic();
  if (!criteria.search || !isJoined(criteria)) return plain();
  const found = foundTickets(criteria.search, criteria.reporters);
  const joined = db.select(fields).from(found).$dynamic().innerJoin(ticket, FOUND);
  return joined as unknown as ReturnType<typeof plain>;
}

/** The words that are searched for, where nothing but words can fit. */
const wordsOf = (criteria: Sought): SQL | undefined =>
  criteria.search && !isJoined(criteria) ? byWords(criteria.search) : undefined;

/**
 * Where its state stands, for the order by states. Left to themselves the databases guess too high what is found and
 * read every ticket instead; `straight_join` has them begin with what was found.
 */
const ranked = (criteria: Sought, rank: number) =>
  sql<number>`${sql.raw(isJoined(criteria) ? 'straight_join ' : '')}${sql.raw(String(rank))}`.as('list_rank');

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
