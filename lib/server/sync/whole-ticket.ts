import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { AnyMySqlColumn } from 'drizzle-orm/mysql-core';
import { fastRows } from '#db/fast-rows';
import { packedSite, person, teamMember } from '#db/schema/people';
import { problemLink } from '#db/schema/problems';
import { syncHead, syncSeq } from '#db/schema/sync';
import { attachment, checklistItem, ticket, timeline } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import type { RowOf } from '#sync/views/entities';
import type { PersonRow } from '#sync/views/reference';
import type { TimelineData } from '#sync/views/timeline';
import { actorOf } from './actor';
import { type Head, headColumns, headOf } from './head';
import { type ChildOf, ticketRow } from './read-rows';

export interface WholeTicket {
  head: Head;
  /** Which transaction has the number that was asked about. */
  seenTx: Id | null;
  /** Null: not active. */
  actor: Actor | null;
  ticket: RowOf<'ticket'> | null;
  /** Deleted ones included. */
  children: ChildOf[];
  /** Of a ticket that is over: the cards of those whom it names. Those of a live one are on every device that may know them. */
  named: PersonRow[];
}

/** The rows of the answer: each brings one part, its other columns are empty. */
const PARTS = { root: 0, timeline: 1, checklist: 2, teams: 3, named: 4, files: 5, links: 6 };
const part = sql`part.n`;
const parts = sql`(select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6) part`;
const given = (name: 'person' | 'ticket') => sql.param(sql.placeholder(name), person.id);
/** A key in its part of the answer, nothing in the others: they are not even looked up. */
const only = (n: number, name: 'person' | 'ticket') =>
  sql`if(part.n = ${sql.raw(String(n))}, ${given(name)}, null)`;
/** Whose row and teams a part brings: in one the person who asks, in the other each of those who are named. */
const whose = (n: number) =>
  sql`case part.n when ${sql.raw(String(n))} then ${given('person')} when ${sql.raw(String(PARTS.named))} then named.id end`;

const over = sql`${ticket.state} in (${sql.raw(
  TICKET_STATES.filter((state) => !isOpen(state))
    .map((state) => `'${state}'`)
    .join(', '),
)})`;
const ofIt = (column: AnyMySqlColumn) =>
  sql`select ${column} as id from ${ticket} where ${ticket.id} = ${given('ticket')} and ${over}`;
const named = sql`(${sql.join([ofIt(ticket.requesterId), ofIt(ticket.reporterId), ofIt(ticket.assigneeId)], sql` union `)}
  union select ${timeline.actorId} from ${ticket} straight_join ${timeline} on ${timeline.ticketId} = ${ticket.id}
  where ${ticket.id} = ${given('ticket')} and ${over}) named`;

/** The sites whoever asks has packed, in one text: there are few, and mostly none. */
const packed = sql<string | null>`if(part.n = ${sql.raw(String(PARTS.root))}, (
  select group_concat(lower(hex(${packedSite.siteId})) order by ${packedSite.siteId}) from ${packedSite}
  where ${packedSite.personId} = ${given('person')}
    and ${packedSite.until} > ${sql.param(sql.placeholder('now'), packedSite.until)}), null)`;

// One statement sees one moment, like a snapshot, and costs one round trip where that costs eight. What a person
// taps most often is opening a ticket.
const fields = {
  part: sql<number>`part.n`,
  head: headColumns,
  seenTx:
    sql<Buffer | null>`(select ${syncSeq.txId} from ${syncSeq} where ${syncSeq.seq} = ${sql.placeholder('seen')})`.mapWith(
      syncSeq.txId,
    ),
  person: {
    id: person.id,
    name: person.name,
    role: person.role,
    email: person.email,
    phone: person.phone,
    siteId: person.siteId,
    active: person.active,
    ver: person.ver,
    deletedAt: person.deletedAt,
  },
  named: sql<Buffer | null>`named.id`.mapWith(person.id),
  teamId: teamMember.teamId,
  packed,
  ticket,
  entry: timeline,
  item: checklistItem,
  file: attachment,
  link: problemLink,
};
const statement = fastRows(fields, (db) =>
  db
    .select(fields)
    .from(syncHead)
    .innerJoin(parts, sql`true`)
    .leftJoin(syncSeq, and(eq(part, PARTS.root), eq(syncSeq.seq, syncHead.head)))
    .leftJoin(named, eq(part, PARTS.named))
    .leftJoin(
      person,
      and(
        eq(person.id, whose(PARTS.root)),
        or(
          and(eq(part, PARTS.root), eq(person.active, true), isNull(person.deletedAt)),
          // Strangers who registered reach no device.
          and(eq(part, PARTS.named), eq(person.admission, 'admitted')),
        ),
      ),
    )
    .leftJoin(teamMember, eq(teamMember.personId, whose(PARTS.teams)))
    .leftJoin(ticket, eq(ticket.id, only(PARTS.root, 'ticket')))
    .leftJoin(timeline, eq(timeline.ticketId, only(PARTS.timeline, 'ticket')))
    .leftJoin(checklistItem, eq(checklistItem.ticketId, only(PARTS.checklist, 'ticket')))
    .leftJoin(attachment, eq(attachment.ticketId, only(PARTS.files, 'ticket')))
    .leftJoin(problemLink, eq(problemLink.ticketId, only(PARTS.links, 'ticket')))
    .where(eq(syncHead.id, 1)),
);

/**
 * A ticket with all its children, the person who asks, and the end of the feed, all of one moment.
 * @returns null when the database has no feed yet
 */
export async function readWholeTicket(asked: {
  person: Id;
  ticket: Id;
  /** The highest number the client has received. */
  seen: number;
}): Promise<WholeTicket | null> {
  const rows = await statement({ ...asked, now: Date.now() });
  const root = rows.find((row) => row.part === PARTS.root);
  if (!root) return null;
  const teamsOf = (from: number, id: Id | null) =>
    rows.flatMap((row) => (row.part === from && row.teamId && row.named === id ? [row.teamId] : [])).sort();
  const cards = new Map<Id, PersonRow>();
  for (const { part, person } of rows)
    if (part === PARTS.named && person && !cards.has(person.id))
      cards.set(person.id, { ...person, teamIds: teamsOf(PARTS.named, person.id) });
  return {
    head: headOf(root.head),
    seenTx: root.seenTx,
    actor:
      root.person &&
      actorOf(
        { id: asked.person, role: root.person.role, teamIds: teamsOf(PARTS.teams, null) },
        root.packed ? root.packed.split(',').map(dashed) : [],
      ),
    ticket: root.ticket && ticketRow(root.ticket),
    children: rows.flatMap(({ entry, item, file, link }): ChildOf[] => {
      if (entry) return [{ entity: 'timeline', row: { ...entry, data: entry.data as TimelineData } }];
      if (item) return [{ entity: 'checklistItem', row: item }];
      if (link) return [{ entity: 'problemLink', row: link }];
      return file ? [{ entity: 'attachment', row: file }] : [];
    }),
    named: [...cards.values()],
  };
}

const dashed = (hex: string): Id => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
