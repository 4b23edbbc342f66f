import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { person, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import type { NotifiedEvent } from '#domain/notify/events';
import { type PushPayload, shortTitle } from '#domain/notify/push-payload';
import { provisionalCode } from '#domain/ticket/number';
import { isOpen, type TicketState } from '#domain/ticket/states';
import { PUSH_WORDS } from './words';

/** An event for one person, as the outbox holds it. */
export interface NewsOf {
  personId: Id;
  event: NotifiedEvent;
  eventUid: Id;
  ticketId: Id;
}

/** Why there is nothing to tell. */
export type Silence = 'person_gone' | 'not_readable' | 'no_longer_true';

/** Name of the setting that keeps titles out of pushes. */
const HIDE_TITLES = 'push.hideTitles';

/**
 * The message as things stand now: rights may have gone and the ticket may have moved on since the event.
 */
export async function readNews(db: Db, of: NewsOf): Promise<PushPayload | Silence> {
  const people = await db
    .select({ role: person.role, teamId: teamMember.teamId })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .where(and(eq(person.id, of.personId), eq(person.active, true), isNull(person.deletedAt)));
  const role = people[0]?.role;
  if (!role) return 'person_gone';

  const [row] = await db.select().from(ticket).where(eq(ticket.id, of.ticketId));
  const teamIds = people.flatMap(({ teamId }) => (teamId ? [teamId] : []));
  const sight = row ? readableSight({ id: of.personId, role, teamIds }, ticketAudience(row)) : 'none';
  if (!row || sight === 'none') return 'not_readable';
  if (!stillTrue(of, row)) return 'no_longer_true';

  const [hidden] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, HIDE_TITLES));
  return {
    v: 1,
    id: of.eventUid,
    event: of.event,
    ticketId: of.ticketId,
    number: row.number ?? provisionalCode(row.id),
    words: PUSH_WORDS[of.event],
    title: hidden?.value === true ? '' : shortTitle(row.title),
    for: of.personId,
  };
}

/** Whether the news is still so: a late retry must not tell somebody of work that went to another in the meantime. */
function stillTrue(of: NewsOf, row: { assigneeId: Id | null; state: TicketState }): boolean {
  if (of.event === 'ticket.assigned') return row.assigneeId === of.personId;
  if (of.event === 'ticket.mentioned') return true;
  if (of.event === 'ticket.warned' || of.event === 'ticket.breached') return isOpen(row.state);
  return row.state === 'resolved' || row.state === 'closed';
}
