import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignmentRule, workProfile } from '#db/schema/assignment';
import { person, teamMember, team as teamTable } from '#db/schema/people';
import { syncClient } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import type { AssignmentRule } from '#domain/assign/rule';
import { HOUR } from '#domain/kernel/types';
import { CARDS_MAX, FREE_MAX, FREE_STEP, parseBoardQuery, WORKERS_MAX } from '#domain/reports/board';
import { NEVER_DUE } from '#domain/sla/due';
import { uuidv7 } from '#server/auth/uuid';
import { readBoard } from '#server/dispatch/board';
import { countFreeQuery, freeBegun, freeDue, freeUndue, heldQuery } from '#server/dispatch/cards';
import { suggestFor } from '#server/dispatch/suggest';
import { routeTickets } from '#server/jobs/route-tickets';
import { execute } from '#server/sync/execute';
import type { RowOf } from '#sync/views/entities';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';

const NOW = Date.parse('2026-11-19T13:05:00Z');
type Ticket = RowOf<'ticket'>;
let base: SeededDatabase;
let manager: Actor;
let technician: Actor;
beforeAll(async () => {
  base = await createSeededDatabase(NOW);
  manager = base.actor('manager');
  technician = base.actor('technician');
});
afterAll(() => base.drop());

const OPEN = ['new', 'assigned', 'in_progress', 'on_hold'];
const all = { teams: [], free: FREE_STEP };
const open = async () =>
  (await base.db.select().from(ticket)).filter(
    ({ state, deletedAt }) => OPEN.includes(state) && deletedAt === null,
  ) as unknown as (Ticket & { dueAt: number })[];
const urgent = (a: Ticket & { dueAt: number }, b: Ticket & { dueAt: number }) =>
  a.dueAt - b.dueAt || a.priority - b.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

test('nobody finds on it, or by asking whom to give it to, what they may not read', async () => {
  const rows = await open();
  const hidden = rows.find(
    (row) => row.assigneeId === null && !technician.teamIds.includes(row.teamId),
  ) as Ticket;
  const own = rows.find(
    (row) => row.assigneeId === null && technician.teamIds.includes(row.teamId),
  ) as Ticket;
  const lastly = rows
    .filter((row) => row.assigneeId === null && technician.teamIds.includes(row.teamId))
    .at(-1);
  const secret = lastly?.id ?? '';
  const concealed = await execute(
    manager,
    {
      ...{ uid: uuidv7(NOW), name: 'ticket.conceal', v: 1, args: { ticketId: secret, confidential: true } },
      ...{ base: null, occurredAt: NOW, clockOffset: 0 },
    },
    { channel: 'desk' },
  );
  expect(concealed.status).toBe('ok');
  const sees = (actor: Actor, row: Ticket) => readableSight(actor, ticketAudience(row)) !== 'none';
  for (const actor of [manager, { ...manager, teamIds: [manager.teamIds[0] ?? own.teamId] }, technician]) {
    const { free, workers } = await readBoard(actor, { teams: [], free: 200 }, NOW);
    const may = (await open()).filter((row) => sees(actor, row));
    const nobodys = may.filter((row) => row.assigneeId === null);
    expect(free.total).toBe(nobodys.length);
    expect(idsOf(free.cards).includes(secret)).toBe(actor !== technician);
    expect(idsOf(free.cards).sort()).toEqual(idsOf(nobodys).sort());
    for (const worker of workers) {
      expect(worker.open).toBe(may.filter((row) => row.assigneeId === worker.id).length);
      expect(worker.cards.every(({ id }) => may.some((row) => row.id === id))).toBe(true);
    }
  }
  const ask = (actor: Actor) => suggestFor({ ticketIds: [hidden.id, own.id], teamId: null }, { actor }, NOW);
  expect((await ask(manager)).map(({ ticketId }) => ticketId)).toEqual([hidden.id, own.id]);
  expect((await ask(technician)).map(({ ticketId }) => ticketId)).toEqual([own.id]);
});

test('what nobody has stands first, the most urgent on top, and everybody with what they have', async () => {
  // Some are due, some have no time to be done by, and one was taken off somebody while it was worked on.
  const nobodys = (await open()).filter((row) => row.state === 'new' && row.assigneeId === null);
  expect(nobodys.length).toBeGreaterThan(5);
  for (const [at, { id }] of nobodys.entries())
    await base.db
      .update(ticket)
      .set({ dueAt: at % 3 === 0 ? NEVER_DUE : NOW + ((at * 7) % 11) * HOUR })
      .where(eq(ticket.id, id));
  const begun = (await open()).find((row) => row.state === 'in_progress');
  await base.db
    .update(ticket)
    .set({ assigneeId: null, dueAt: NOW - HOUR })
    .where(eq(ticket.id, begun?.id ?? ''));

  const rows = await open();
  const free = rows.filter((row) => row.assigneeId === null).sort(urgent);
  const board = await readBoard(manager, all, NOW);
  expect(board.free.total).toBe(free.length);
  expect(idsOf(board.free.cards)).toEqual(idsOf(free).slice(0, FREE_STEP));
  expect(board.free.cards[0]).toMatchObject({ id: begun?.id, state: 'in_progress', isOffered: false });

  expect(board.workers.length).toBeGreaterThan(5);
  expect(board.others).toBe(0);
  for (const worker of board.workers) {
    const theirs = rows.filter((row) => row.assigneeId === worker.id).sort(urgent);
    expect(worker.open).toBe(theirs.length);
    expect(idsOf(worker.cards)).toEqual(idsOf(theirs).slice(0, CARDS_MAX));
  }
  expect(board.workers.map(({ name }) => name)).toEqual(
    board.workers.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')),
  );
});

test('of somebody with more than fits, the most urgent are shown and the rest is counted', async () => {
  const [first] = (await readBoard(manager, all, NOW)).workers;
  const team = first?.teamIds[0] ?? '';
  const some = (await open()).slice(0, CARDS_MAX + 4);
  await base.db
    .update(ticket)
    .set({ assigneeId: first?.id, teamId: team, acceptedAt: null })
    .where(inArray(ticket.id, idsOf(some)));
  const board = await readBoard(manager, { teams: [team], free: FREE_STEP }, NOW);
  const shown = board.workers.find(({ id }) => id === first?.id);
  expect(shown?.cards).toHaveLength(CARDS_MAX);
  expect(shown?.open).toBeGreaterThanOrEqual(CARDS_MAX + 4);
  expect(shown?.cards.some(({ isOffered }) => isOffered)).toBe(true);
  // Of the team alone, and nothing of others' queues.
  expect(board.workers.every(({ teamIds }) => teamIds.includes(team))).toBe(true);
  expect(board.free.cards.every(({ teamId }) => teamId === team)).toBe(true);
  const free = (await open()).filter((row) => row.assigneeId === null && row.teamId === team);
  expect(board.free.total).toBe(free.length);
});

const rule = (over: Partial<AssignmentRule>): AssignmentRule => ({
  ...{ id: randomUUID(), name: 'By turn', position: 1, active: true, strategy: 'round', skills: [] },
  ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [] },
  ...{ toTeamId: null, toPersonId: null },
  ...over,
});

test.each(['least', 'round'] as const)(
  'several are dealt out, by %s, as handing out would deal them',
  async (strategy) => {
    await base.db.delete(assignmentRule);
    await base.db.delete(workProfile);
    await base.db.update(syncClient).set({ lastSeen: NOW });
    const { workers } = await readBoard(manager, all, NOW);
    await base.db.insert(workProfile).values([
      { personId: workers[0]?.id ?? '', skills: [], awayUntil: NOW + HOUR },
      { personId: workers[1]?.id ?? '', skills: ['VPN'], weightLimit: 1 },
      { personId: workers[2]?.id ?? '', skills: ['VPN'] },
    ]);
    await base.db.insert(assignmentRule).values([rule({ strategy })] as never);
    const rows = (await open())
      .filter((row) => row.state === 'new' && row.assigneeId === null)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, 6);
    const ids = idsOf(rows);
    expect(ids.length).toBeGreaterThan(3);
    const dealt = await suggestFor({ ticketIds: ids, teamId: null }, { actor: manager }, NOW);
    expect(dealt.map(({ by, rule: name }) => [by, name])).toEqual(ids.map(() => [strategy, 'By turn']));

    await base.db.update(ticket).set({ routeAt: null });
    for (const [at, id] of ids.entries())
      await base.db
        .update(ticket)
        .set({ routeAt: NOW - 100 + at })
        .where(eq(ticket.id, id));
    await routeTickets(base.db, NOW);
    const after = await base.db.select().from(ticket).where(inArray(ticket.id, ids));
    const got = ids.map((id) => after.find((row) => row.id === id));
    expect(dealt.map(({ people, teamId }) => [people[0]?.id ?? null, teamId])).toEqual(
      got.map((row) => [row?.assigneeId, row?.teamId]),
    );
    expect(got.some((row) => row?.assigneeId)).toBe(true);
  },
);

test('every part of it goes along an index', async () => {
  const team = base.teams[0]?.id ?? '';
  for (const teams of [[], [team]])
    for (const query of [
      freeDue(manager, teams, FREE_STEP),
      freeUndue(manager, teams, FREE_STEP),
      freeBegun(manager, teams, FREE_STEP),
      countFreeQuery(manager, teams),
      heldQuery(manager, idsOf(base.people)),
    ]) {
      const { sql: text, params } = query.toSQL();
      const [plan] = await base.pool.query<RowDataPacket[]>(`EXPLAIN ${text}`, params);
      expect([text, plan.filter(({ table, type }) => table === 'ticket' && type === 'ALL')]).toEqual([
        text,
        [],
      ]);
    }
  // What is due first is read in its order: nothing is sorted that is not shown.
  for (const query of [freeDue(manager, [], FREE_STEP), freeUndue(manager, [], FREE_STEP)]) {
    const { sql: text, params } = query.toSQL();
    const [plan] = await base.pool.query<RowDataPacket[]>(`EXPLAIN ${text}`, params);
    expect(plan.filter(({ Extra }) => /filesort/.test(Extra ?? ''))).toEqual([]);
  }
});

test('forty people stand beside each other, by name; the others are counted, and found by their team', async () => {
  const before = (await readBoard(manager, all, NOW)).workers.length;
  const teamId = randomUUID();
  const many = Array.from({ length: WORKERS_MAX + 3 }, (_, at) => ({
    ...{ id: randomUUID(), name: `Aa ${String(at).padStart(2, '0')}`, role: 'technician' as const },
    createdAt: NOW,
  }));
  await base.db.insert(teamTable).values({ id: teamId, name: 'Night' });
  await base.db.insert(person).values(many);
  await base.db
    .insert(teamMember)
    .values(many.slice(0, WORKERS_MAX + 1).map(({ id: personId }) => ({ teamId, personId })));
  const board = await readBoard(manager, all, NOW);
  expect(board.workers.map(({ name }) => name)).toEqual(many.slice(0, WORKERS_MAX).map(({ name }) => name));
  expect(board.others).toBe(before + 1);
  const ofTeam = await readBoard(manager, { teams: [teamId], free: FREE_STEP }, NOW);
  expect([ofTeam.workers.length, ofTeam.others]).toEqual([WORKERS_MAX, 1]);
});

test('what nobody has is shown in steps, up to what fits a board', async () => {
  const nobodys = (await open()).filter((row) => row.assigneeId === null);
  expect(nobodys.length).toBeGreaterThan(3);
  for (const free of [1, 2, 3]) {
    const board = await readBoard(manager, { teams: [], free }, NOW);
    expect(board.free.cards).toHaveLength(free);
    expect(board.free.total).toBe(nobodys.length);
  }
  expect(parseBoardQuery({ free: '80' })).toMatchObject({ free: 80 });
  expect(parseBoardQuery({ free: String(FREE_MAX + 1) })).toMatchObject({ free: FREE_STEP });
});
