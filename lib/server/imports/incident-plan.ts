import 'server-only';
import { inArray } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Id, Instant } from '#domain/kernel/types';
import { type PriorityMatrix, priorityOf } from '#domain/priority/matrix';
import { isHistory } from '#domain/ticket/history';
import { isOpen } from '#domain/ticket/states';
import { uuidv7 } from '#server/auth/uuid';
import type { InsertOf } from '#server/sync/sync-writer';
import type { Incident } from './incident-row';
import type { NamedThings } from './named';
import { knownPeople, personKey } from './named-people';

export interface PlanContext {
  source: string;
  things: NamedThings;
  matrix: PriorityMatrix;
  now: Instant;
}

/** What a batch of rows comes to in the database as it is: the numbers are taken when it is written. */
export interface IncidentPlan {
  people: InsertOf<'person'>[];
  /** Known by name only and requesters so far: now somebody has worked as one of the staff. */
  promoted: Id[];
  members: { teamId: Id; personId: Id }[];
  tickets: InsertOf<'ticket'>[];
  timeline: InsertOf<'timeline'>[];
  /** Tickets, and the people in them, that devices are to hold. */
  live: { tickets: Id[]; people: Id[] };
  /** Rows that are in the database already; how many of them the file tells differently. */
  present: { all: number; changed: number };
}

export const ticketKey = (source: string, number: string): string => `${source}:${number}`;

/** Looks up what is there and plans the rest. Reads only. */
export async function planIncidents(
  db: Db | DbTx,
  context: PlanContext,
  rows: readonly Incident[],
): Promise<IncidentPlan> {
  const { source, now } = context;
  const present = await presentTickets(db, source, rows);
  const fresh = rows.filter(({ number }) => !present.has(ticketKey(source, number)));
  const changed = rows.filter((row) => differs(present.get(ticketKey(source, row.number)), row)).length;
  const people = await planPeople(db, context, fresh);
  const plan: IncidentPlan = {
    people: people.made,
    promoted: people.promoted,
    members: [],
    tickets: [],
    timeline: [],
    live: { tickets: [], people: [] },
    present: { all: rows.length - fresh.length, changed },
  };
  for (const row of fresh) {
    const id = uuidv7(row.createdAt);
    const idOf = (name: string | null): Id | null => (name === null ? null : people.idOf(name));
    const made = ticketOf(id, row, context, idOf);
    plan.tickets.push(made);
    plan.timeline.push(...storyOf(id, row, idOf));
    const { assigneeId, teamId, requesterId, reporterId } = made;
    if (isHistory(row, now)) continue;
    plan.live.tickets.push(id);
    const resolver = idOf(row.resolver);
    plan.live.people.push(
      ...[requesterId, reporterId, assigneeId, resolver].filter((one) => typeof one === 'string'),
    );
    if (assigneeId && row.assignee && isOpen(row.state) && people.isNameOnly(row.assignee))
      plan.members.push({ teamId, personId: assigneeId });
  }
  return plan;
}

type Present = Pick<
  typeof ticket.$inferSelect,
  'externalId' | 'title' | 'state' | 'priority' | 'resolvedAt' | 'closedAt' | 'reopenCount'
>;

async function presentTickets(
  db: Db | DbTx,
  source: string,
  rows: readonly Incident[],
): Promise<Map<string, Present>> {
  const found = await db
    .select({
      externalId: ticket.externalId,
      title: ticket.title,
      state: ticket.state,
      priority: ticket.priority,
      resolvedAt: ticket.resolvedAt,
      closedAt: ticket.closedAt,
      reopenCount: ticket.reopenCount,
    })
    .from(ticket)
    .where(
      inArray(
        ticket.externalId,
        rows.map(({ number }) => ticketKey(source, number)),
      ),
    );
  return new Map(found.map((row) => [row.externalId ?? '', row]));
}

/** Whether the ticket here and the row there have gone different ways since. */
const differs = (here: Present | undefined, row: Incident): boolean =>
  here !== undefined &&
  (here.title !== row.title ||
    here.state !== row.state ||
    (row.priority !== null && here.priority !== row.priority) ||
    here.resolvedAt !== row.resolvedAt ||
    here.closedAt !== row.closedAt ||
    here.reopenCount !== row.reopenCount);

async function planPeople(db: Db | DbTx, { source, now }: PlanContext, rows: readonly Incident[]) {
  const staff = new Set(rows.flatMap((row) => [row.assignee, row.resolver]).filter((name) => name !== null));
  const names = [...new Set([...staff, ...rows.flatMap((row) => [row.requester, row.reporter])])];
  const known = await knownPeople(db, source, names);
  const ids = new Map<string, Id>();
  const made: InsertOf<'person'>[] = [];
  const promoted: Id[] = [];
  for (const name of names) {
    const here = known.get(name);
    const id = here?.id ?? uuidv7(now);
    ids.set(name, id);
    if (here?.nameOnly && here.role === 'requester' && staff.has(name)) promoted.push(id);
    if (here) continue;
    const role = staff.has(name) ? 'technician' : 'requester';
    made.push({ id, name, role, externalId: personKey(source, name), createdAt: now });
  }
  return {
    made,
    promoted,
    idOf: (name: string): Id => ids.get(name) as Id,
    isNameOnly: (name: string): boolean => known.get(name)?.nameOnly ?? true,
  };
}

function ticketOf(
  id: Id,
  row: Incident,
  { source, things, matrix }: PlanContext,
  idOf: (name: string | null) => Id | null,
): InsertOf<'ticket'> {
  return {
    id,
    kind: 'incident',
    externalId: ticketKey(source, row.number),
    title: row.title,
    description: row.description,
    state: row.state,
    stateSince: row.stateSince,
    impact: row.impact,
    urgency: row.urgency,
    priority: row.priority ?? priorityOf(row.impact, row.urgency, matrix),
    categoryId: row.category && things.categoryId(row.category),
    siteId: row.site === null ? null : things.idOf('site', row.site),
    place: row.place,
    teamId: teamOf(row, things),
    assigneeId: idOf(row.assignee),
    // Whoever had it in the desk of before is not asked anew whether they take it.
    acceptedAt: row.assignee === null ? null : row.stateSince,
    requesterId: idOf(row.requester) as Id,
    reporterId: idOf(row.reporter) as Id,
    holdReason: row.holdReason,
    resolutionCode: row.resolutionCode,
    createdAt: row.createdAt,
    resolvedAt: row.resolvedAt,
    closedAt: row.closedAt,
    reopenCount: row.reopenCount,
    updatedAt: row.updatedAt,
  };
}

// Without a first line (nobody has set the desk up yet) there is a team to begin with all the same.
const teamOf = (row: Incident, things: NamedThings): Id =>
  row.team === null && things.firstLine ? things.firstLine : things.idOf('team', row.team ?? 'Service desk');

/** What the file tells of a ticket's life, at the instants it tells. */
function storyOf(
  ticketId: Id,
  row: Incident,
  idOf: (name: string | null) => Id | null,
): InsertOf<'timeline'>[] {
  const entry = (
    kind: 'report' | 'step',
    at: Instant,
    actorId: Id | null,
    data: Record<string, unknown>,
    body = '',
  ): InsertOf<'timeline'> => ({
    id: uuidv7(at),
    ...{ ticketId, kind, internal: false, actorId, body, data },
    ...{ occurredAt: at, receivedAt: at, effectiveAt: at },
  });
  const story = [entry('report', row.createdAt, idOf(row.reporter), {})];
  if (row.resolvedAt !== null) {
    const code = row.resolutionCode ? { resolutionCode: row.resolutionCode } : {};
    const data = { step: 'resolve', to: 'resolved', ...code };
    story.push(entry('step', row.resolvedAt, idOf(row.resolver ?? row.assignee), data, row.resolution));
  }
  if (row.closedAt !== null) {
    const step = row.state === 'cancelled' ? 'cancel' : 'close';
    const from = row.resolvedAt === null ? {} : { from: 'resolved' };
    story.push(entry('step', row.closedAt, null, { step, ...from, to: row.state }));
  }
  return story;
}
