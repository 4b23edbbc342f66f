import { sql } from 'drizzle-orm';
import { newId } from '#client/platform/clock';
import type { Db } from '#db/connection';
import { category, person, team, teamMember } from '#db/schema/people';
import { entityScope, syncScope } from '#db/schema/sync';
import { numberSequence, ticket, timeline } from '#db/schema/tickets';
import { insertWords, type Worded } from '#db/ticket-words';
import { ticketAudience } from '#domain/access/scopes';
import { DAY, HOUR } from '#domain/kernel/types';
import { formatNumber } from '#domain/ticket/number';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';
import { type Dice, dice } from './dice';
import { subject, text } from './words';

/** Rows in one statement. */
const PART = 1_000;
const YEARS = 3;

type TicketInsert = typeof ticket.$inferInsert;
type EntryInsert = typeof timeline.$inferInsert;

/** Who there is to report and to work. */
interface Cast {
  requesters: string[];
  teams: { id: string; members: string[] }[];
  categories: string[];
}

/**
 * Fills a database up to `total` tickets, as an import does: below the sync depth, so without feed rows, but with
 * the scopes that decide who sees them. Three timeline entries each; nine in ten are done.
 */
export async function fillTo(db: Db, total: number): Promise<void> {
  const [have] = await db.select({ n: sql<number>`count(*)` }).from(ticket);
  const [numbered] = await db.select().from(numberSequence);
  const people = await cast(db);
  const scopes = await scopeIdsFor(db, people);
  const random = dice(total);
  const missing = total - (have?.n ?? 0);
  let number = numbered?.last ?? 0;
  const now = Date.now();
  for (let done = 0; done < missing; done += PART) {
    const rows = Array.from({ length: Math.min(PART, missing - done) }, (_, at) => {
      const age = (1 - (done + at) / missing) * YEARS * 365 * DAY;
      return makeTicket(random, people, formatNumber('incident', ++number), now - Math.round(age));
    });
    await db.insert(ticket).values(rows);
    await insertWords(db, rows as Worded[]);
    await db.insert(timeline).values(rows.flatMap((row) => entriesOf(random, row)));
    await db.insert(entityScope).values(rows.flatMap((row) => holdersOf(row, scopes)));
  }
  await db.update(numberSequence).set({ last: number });
  await db.execute(sql`analyze table ticket, ticket_word, timeline, entity_scope`);
}

async function cast(db: Db): Promise<Cast> {
  const everybody = await db.select({ id: person.id, role: person.role }).from(person);
  const members = await db.select().from(teamMember);
  const teams = await db.select({ id: team.id }).from(team);
  const categories = await db.select({ id: category.id }).from(category);
  return {
    requesters: everybody.filter(({ role }) => role === 'requester').map(({ id }) => id),
    teams: teams.map(({ id }) => ({
      id,
      members: members.filter(({ teamId }) => teamId === id).map(({ personId }) => personId),
    })),
    categories: categories.map(({ id }) => id),
  };
}

async function scopeIdsFor(db: Db, { requesters, teams }: Cast): Promise<Map<string, number>> {
  const users = [...requesters, ...teams.flatMap(({ members }) => members)].map((id) => `user:${id}`);
  const names = [...new Set([...users, ...teams.map(({ id }) => `team:${id}`)])];
  await db
    .insert(syncScope)
    .ignore()
    .values(names.map((name) => ({ name })));
  const rows = await db.select().from(syncScope);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

function makeTicket(random: Dice, people: Cast, number: string, createdAt: number): TicketInsert {
  const closed: TicketState = random.chance(0.95) ? 'closed' : 'cancelled';
  const state = random.chance(0.9) ? closed : random.of(TICKET_STATES);
  const inTeam = random.of(people.teams);
  const requesterId = random.of(people.requesters);
  const over = state === 'resolved' || state === 'closed';
  const at = createdAt + random.whole(1, 72) * HOUR;
  const level = () => random.of([1, 2, 3] as const);
  return {
    ...{ id: newId(), kind: 'incident', number, title: subject(random), description: text(random), state },
    ...{ stateSince: at, impact: level(), urgency: level(), priority: random.of([1, 2, 3, 4, 5] as const) },
    ...{ categoryId: random.of(people.categories), siteId: null, place: null, teamId: inTeam.id },
    ...{
      assigneeId: state === 'new' ? null : random.of(inTeam.members),
      requesterId,
      reporterId: requesterId,
    },
    ...{ holdReason: state === 'on_hold' ? ('user' as const) : null, createdAt, updatedAt: at },
    ...{ resolvedAt: over ? at : null, closedAt: state === 'closed' ? at : null },
  };
}

function entriesOf(random: Dice, row: TicketInsert): EntryInsert[] {
  const entry = (over: Partial<EntryInsert>, at: number): EntryInsert => ({
    ...{
      id: newId(),
      ticketId: row.id,
      kind: 'comment',
      internal: false,
      actorId: row.requesterId,
      body: '',
    },
    ...{ data: {}, occurredAt: at, receivedAt: at, effectiveAt: at, ...over },
  });
  return [
    entry({ kind: 'report' }, row.createdAt),
    entry({ body: text(random) }, row.createdAt + HOUR),
    entry({ kind: 'note', internal: true, body: text(random), actorId: row.assigneeId }, row.stateSince),
  ];
}

function holdersOf(row: TicketInsert, scopes: Map<string, number>): (typeof entityScope.$inferInsert)[] {
  const audience = ticketAudience({
    ...row,
    ...{
      assigneeId: row.assigneeId ?? null,
      watcherIds: [],
      confidential: false,
      deletedAt: null,
      approval: null,
      tasks: null,
    },
    ...{ siteId: row.siteId ?? null },
  });
  return audience.public.map((name) => ({
    rootKind: 'ticket' as const,
    rootId: row.id,
    scopeId: scopes.get(name) as number,
    internal: audience.internal.includes(name),
  }));
}
