import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { prepared } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import { syncHead, syncSeq } from '#db/schema/sync';
import { checklistItem, ticket, timeline } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { RowOf } from '#sync/views/entities';
import type { TimelineData } from '#sync/views/timeline';
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
}

/** The rows of the answer: each brings one part, its other columns are empty. */
const PARTS = { root: 0, timeline: 1, checklist: 2, teams: 3 };
const part = sql`part.n`;
const parts = sql`(select 0 as n union all select 1 union all select 2 union all select 3) part`;
/** A key in its part of the answer, nothing in the others: they are not even looked up. */
const only = (n: number, name: 'person' | 'ticket') =>
  sql`if(part.n = ${sql.raw(String(n))}, ${sql.param(sql.placeholder(name), person.id)}, null)`;

// One statement sees one moment, like a snapshot, and costs one round trip where that costs eight. What a person
// taps most often is opening a ticket.
const statement = prepared((db) =>
  db
    .select({
      part: sql<number>`part.n`,
      head: headColumns,
      seenTx:
        sql<Buffer | null>`(select ${syncSeq.txId} from ${syncSeq} where ${syncSeq.seq} = ${sql.placeholder('seen')})`.mapWith(
          syncSeq.txId,
        ),
      role: person.role,
      teamId: teamMember.teamId,
      ticket,
      entry: timeline,
      item: checklistItem,
    })
    .from(syncHead)
    .innerJoin(parts, sql`true`)
    .leftJoin(syncSeq, and(eq(part, PARTS.root), eq(syncSeq.seq, syncHead.head)))
    .leftJoin(
      person,
      and(eq(person.id, only(PARTS.root, 'person')), eq(person.active, true), isNull(person.deletedAt)),
    )
    .leftJoin(teamMember, eq(teamMember.personId, only(PARTS.teams, 'person')))
    .leftJoin(ticket, eq(ticket.id, only(PARTS.root, 'ticket')))
    .leftJoin(timeline, eq(timeline.ticketId, only(PARTS.timeline, 'ticket')))
    .leftJoin(checklistItem, eq(checklistItem.ticketId, only(PARTS.checklist, 'ticket')))
    .where(eq(syncHead.id, 1))
    .prepare(),
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
  const rows = await statement().execute(asked);
  const root = rows.find((row) => row.part === PARTS.root);
  if (!root) return null;
  const teamIds = rows.flatMap(({ teamId }) => (teamId ? [teamId] : [])).sort();
  return {
    head: headOf(root.head),
    seenTx: root.seenTx,
    actor: root.role ? { id: asked.person, role: root.role, teamIds } : null,
    ticket: root.ticket && ticketRow(root.ticket),
    children: rows.flatMap(({ entry, item }): ChildOf[] => {
      if (entry) return [{ entity: 'timeline', row: { ...entry, data: entry.data as TimelineData } }];
      return item ? [{ entity: 'checklistItem', row: item }] : [];
    }),
  };
}
