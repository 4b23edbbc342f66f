import 'server-only';
import { and, asc, eq, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { person, site } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { type BoardCard, CARDS_MAX } from '#domain/reports/board';
import { NEVER_DUE } from '#domain/sla/due';
import { isWorkable, TICKET_STATES } from '#domain/ticket/states';
import { deskColumns, deskTicket } from '#server/tickets/list';
import { visibleTo } from '#server/tickets/visible';

const OPEN_STATES = TICKET_STATES.filter(isWorkable);
/** What is open and has somebody as a rule; without anybody only where they were taken off it. */
const BEGUN_STATES = OPEN_STATES.filter((state) => state !== 'new');

const columns = {
  ...deskColumns,
  siteId: ticket.siteId,
  siteName: site.name,
  confidential: ticket.confidential,
};
type Row = Awaited<ReturnType<typeof freeDue>>[number];

const cardOf = (row: Row): BoardCard => deskTicket(row);

/** What is due first; of what is not, by priority and how long it waits. */
const mostUrgentFirst = (a: Row, b: Row): number =>
  a.dueAt - b.dueAt || a.priority - b.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

const ofTeams = (teams: readonly Id[]): SQL | undefined =>
  teams.length > 0 ? inArray(ticket.teamId, [...teams]) : undefined;

/**
 * What nobody has, most urgent first. Reads about as many rows as it shows: new tickets along their time to be done by,
 * those without one by priority where there is room left.
 */
export async function freeCards(actor: Actor, teams: readonly Id[], most: number): Promise<BoardCard[]> {
  const [due, begun] = await Promise.all([freeDue(actor, teams, most), freeBegun(actor, teams, most)]);
  const open = due.length < most ? await freeUndue(actor, teams, most - due.length) : [];
  return [...due, ...begun, ...open].sort(mostUrgentFirst).slice(0, most).map(cardOf);
}

const free = (actor: Actor, teams: readonly Id[]) =>
  and(visibleTo(actor), isNull(ticket.assigneeId), ofTeams(teams));

/** Cards, found by this index. */
const along = (index: string) =>
  db
    .select(columns)
    .from(ticket, { forceIndex: index })
    .leftJoin(person, eq(person.id, ticket.assigneeId))
    .leftJoin(site, eq(site.id, ticket.siteId));

/** New, with a time to be done by, in the order of the index `ticket_due`. */
export function freeDue(actor: Actor, teams: readonly Id[], most: number) {
  return along('ticket_due')
    .where(and(free(actor, teams), eq(ticket.state, 'new'), lt(ticket.dueAt, NEVER_DUE)))
    .orderBy(asc(ticket.dueAt), asc(ticket.id))
    .limit(most);
}

/** New, without one, in the order of the index `ticket_priority`. */
export function freeUndue(actor: Actor, teams: readonly Id[], most: number) {
  return along('ticket_priority')
    .where(and(free(actor, teams), eq(ticket.state, 'new'), eq(ticket.dueAt, NEVER_DUE)))
    .orderBy(asc(ticket.priority), asc(ticket.createdAt), asc(ticket.id))
    .limit(most);
}

/** Begun, and nobody has it any more: few, found by the index `ticket_assignee`. */
export function freeBegun(actor: Actor, teams: readonly Id[], most: number) {
  return along('ticket_assignee')
    .where(and(free(actor, teams), inArray(ticket.state, BEGUN_STATES)))
    .orderBy(asc(ticket.dueAt), asc(ticket.priority), asc(ticket.createdAt), asc(ticket.id))
    .limit(most);
}

/** How much nobody has. */
export async function countFree(actor: Actor, teams: readonly Id[]): Promise<number> {
  const [row] = await countFreeQuery(actor, teams);
  return row?.n ?? 0;
}

export function countFreeQuery(actor: Actor, teams: readonly Id[]) {
  return db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(ticket)
    .where(and(free(actor, teams), inArray(ticket.state, OPEN_STATES)));
}

/** What each of these people has: the most urgent of it, and how much it is. */
export async function heldCards(
  actor: Actor,
  people: readonly Id[],
): Promise<Map<Id, { cards: BoardCard[]; open: number }>> {
  if (people.length === 0) return new Map();
  const rows = await heldQuery(actor, people);
  const held = new Map<Id, { rows: Row[]; open: number }>();
  for (const { open, ...row } of rows) {
    const id = row.assigneeId ?? '';
    held.set(id, { rows: [...(held.get(id)?.rows ?? []), row], open });
  }
  return new Map(
    [...held].map(([id, { rows: theirs, open }]) => [
      id,
      { cards: theirs.sort(mostUrgentFirst).map(cardOf), open },
    ]),
  );
}

/** The statement behind it: which tickets are shown is found among their keys, and only those are read whole. */
export function heldQuery(actor: Actor, people: readonly Id[]) {
  const order = sql`${ticket.dueAt}, ${ticket.priority}, ${ticket.createdAt}, ${ticket.id}`;
  const shown = db
    .select({
      id: sql<Id>`${ticket.id}`.as('shown_id'),
      place: sql<number>`row_number() over (partition by ${ticket.assigneeId} order by ${order})`.as(
        'shown_place',
      ),
      open: sql<number>`count(*) over (partition by ${ticket.assigneeId})`.mapWith(Number).as('shown_open'),
    })
    .from(ticket)
    .where(and(visibleTo(actor), inArray(ticket.assigneeId, [...people]), inArray(ticket.state, OPEN_STATES)))
    .as('shown');
  return db
    .select({ ...columns, open: shown.open })
    .from(shown)
    .innerJoin(ticket, eq(ticket.id, sql`${shown.id}`))
    .leftJoin(person, eq(person.id, ticket.assigneeId))
    .leftJoin(site, eq(site.id, ticket.siteId))
    .where(lte(shown.place, CARDS_MAX));
}
