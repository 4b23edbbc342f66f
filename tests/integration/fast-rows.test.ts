import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/connection';
import { fastRows } from '#db/fast-rows';
import { person, teamMember } from '#db/schema/people';
import { ticket, timeline } from '#db/schema/tickets';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';

let base: SeededDatabase;
beforeAll(async () => {
  base = await createSeededDatabase(Date.parse('2026-11-19T13:05:00Z'));
});
afterAll(() => base.drop());

test('rows are what Drizzle reads: every kind of column, values of one’s own, and groups that did not join', async () => {
  const fields = {
    twice: sql<number>`2 * 1`,
    who: sql<Buffer | null>`${ticket.assigneeId}`.mapWith(ticket.id),
    ticket,
    assignee: { name: person.name, role: person.role, active: person.active, at: person.createdAt },
    teamId: teamMember.teamId,
    entry: timeline,
  };
  const query = () =>
    db
      .select(fields)
      .from(ticket)
      .leftJoin(person, eq(person.id, ticket.assigneeId))
      .leftJoin(teamMember, eq(teamMember.personId, person.id))
      .leftJoin(timeline, sql`${timeline.ticketId} = ${ticket.id} and ${ticket.priority} = 2`)
      .where(eq(ticket.teamId, sql.param(sql.placeholder('team'), ticket.teamId)))
      .orderBy(ticket.id, teamMember.teamId, timeline.id);
  const read = fastRows(fields, query);
  const teams = [...new Set(base.tickets.map(({ teamId }) => teamId))];
  expect(teams.length).toBeGreaterThan(1);
  const all: Awaited<ReturnType<typeof read>> = [];
  for (const team of teams) {
    const rows = await read({ team });
    expect(rows).toEqual(await query().prepare().execute({ team }));
    all.push(...rows);
  }
  for (const group of ['assignee', 'entry', 'teamId', 'who'] as const) {
    expect([group, all.some((row) => row[group] === null)]).toEqual([group, true]);
    expect([group, all.some((row) => row[group] !== null)]).toEqual([group, true]);
  }
});
