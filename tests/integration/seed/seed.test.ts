import { hash, verify } from '@node-rs/argon2';
import { asc, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change } from '#db/schema/changes';
import { person } from '#db/schema/people';
import { entityScope, syncHead, syncScope } from '#db/schema/sync';
import { numberSequence, ticket, timeline } from '#db/schema/tickets';
import { demonstration } from '#db/seed/demonstration';
import { NotEmpty, writeDemonstration } from '#db/seed/write';
import { ticketAudience } from '#domain/access/scopes';
import { PLANNED_CHANGES } from '#domain/change/change';
import { collisionsOf } from '#domain/change/schedule';
import { DAY, HOUR, MINUTE } from '#domain/kernel/types';
import { formatNumber } from '#domain/ticket/number';
import { isLegal, isOpen, STEP_TABLE, TICKET_KINDS, type TicketState } from '#domain/ticket/states';
import { dependantsOf } from '#server/assets/impact';
import { timelineData } from '#sync/views/timeline';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import accounts from '../../../db/seed/accounts.json';
import { hasDemoPeople } from '../../../scripts/lib/database.mjs';

const NOW = Date.UTC(2026, 10, 19, 13, 5);
let base: TestDatabase;

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

beforeAll(async () => {
  base = await createTestDatabase();
  await writeDemonstration(base.db, await demonstration(NOW), await hash('holdfast-demo'));
});
afterAll(() => base.drop());

test('has the organisation it promises', async () => {
  const roles = await base.db.select({ role: person.role, n: count() }).from(person).groupBy(person.role);
  expect(Object.fromEntries(roles.map(({ role, n }) => [role, n]))).toEqual({
    requester: 120,
    technician: 14,
    manager: 2,
    administrator: 1,
  });
  const states = await base.db
    .select({ state: ticket.state, n: count() })
    .from(ticket)
    .where(eq(ticket.kind, 'incident'))
    .groupBy(ticket.state);
  const open = states.filter(({ state }) => isOpen(state));
  expect(open.reduce((sum, { n }) => sum + n, 0)).toBe(74);
  expect(open).toHaveLength(4);
  expect(states.reduce((sum, { n }) => sum + n, 0)).toBe(600);
  const requests = await base.db.select().from(ticket).where(eq(ticket.kind, 'request'));
  expect(requests.map(({ request }) => request?.told.length ?? 0).every((told) => told > 1)).toBe(true);
  expect(requests).toHaveLength(6);
  // One of them waits for the manager.
  const waiting = requests.filter(({ state }) => state === 'awaiting_approval');
  expect(waiting.map(({ approval }) => approval?.groups[0]?.votes.length)).toEqual([1]);
  expect((await base.db.selectDistinct({ title: ticket.title }).from(ticket)).length).toBeGreaterThan(150);
});

test('gives everyone of the demonstration something to do', async () => {
  const mail = (role: string) => accounts.find((account) => account.role === role)?.email ?? '';
  for (const account of accounts) {
    const [row] = await base.db.select().from(person).where(eq(person.email, account.email));
    expect(row?.name).toBe(account.name);
    expect(row?.role).toBe(account.role);
    expect(await verify(row?.passwordHash ?? '', account.password)).toBe(true);
  }
  const made = await demonstration(NOW);
  const tickets = [...made.store.tables.ticket.values()];
  const people = [...made.store.tables.person.values()];
  const technician = people.find((row) => row.email === mail('technician'));
  const requester = people.find((row) => row.email === mail('requester'));
  const team = tickets.filter((row) => isOpen(row.state) && technician?.teamIds.includes(row.teamId));
  expect(team.filter((row) => row.assigneeId === technician?.id)).toHaveLength(6);
  expect(
    team.filter((row) => row.assigneeId && row.assigneeId !== technician?.id).length,
  ).toBeGreaterThanOrEqual(10);
  expect(team.filter((row) => !row.assigneeId).length).toBeGreaterThanOrEqual(3);
  const own = tickets.filter((row) => row.requesterId === requester?.id);
  expect(own.filter((row) => isOpen(row.state)).length).toBeGreaterThanOrEqual(3);
  expect(own.filter((row) => !isOpen(row.state)).length).toBeGreaterThanOrEqual(5);
});

test('every timeline obeys the state table, forwards in time, up to the state of its ticket', async () => {
  const entries = await base.db
    .select()
    .from(timeline)
    .orderBy(asc(timeline.ticketId), asc(timeline.effectiveAt));
  const byTicket = groupBy(entries, (entry) => entry.ticketId);
  for (const row of await base.db.select().from(ticket)) {
    let state: TicketState = row.approval ? 'awaiting_approval' : 'new';
    let at = row.createdAt;
    const [first, ...rest] = byTicket.get(row.id) ?? [];
    expect(first?.kind).toBe('report');
    for (const entry of rest) {
      // What the installation finds out by itself it finds out all at once.
      expect(entry.effectiveAt).toBeGreaterThan(entry.kind === 'mark' ? at - 1 : at);
      expect(entry.receivedAt).toBeGreaterThanOrEqual(entry.occurredAt);
      expect(entry.receivedAt).toBeLessThanOrEqual(NOW);
      at = entry.effectiveAt;
      if (entry.kind !== 'step') continue;
      const { step, from, to } = timelineData.parse(entry.data);
      if (!step || !from || !to) throw new Error('a step says what it did');
      expect(from).toBe(state);
      expect(isLegal(step, from)).toBe(true);
      expect(STEP_TABLE[step].to ?? to).toBe(to);
      if (step === 'resolve') expect(entry.body).not.toBe('');
      state = to;
    }
    expect(row.state).toBe(state);
    expect(row.createdAt).toBeGreaterThan(NOW - 91 * DAY);
    expect(row.updatedAt).toBeLessThanOrEqual(NOW);
    expect(row.resolvedAt !== null).toBe(state === 'resolved' || state === 'closed');
    expect(row.holdReason !== null).toBe(state === 'on_hold');
  }
});

test('has changes in every state that is looked at, lived through before now, and two in each other’s way', async () => {
  const rows = await base.db.select().from(change);
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['assessing', 'awaiting_approval', 'scheduled', 'closed', 'backed_out']),
  );
  expect(rows.every(({ log }) => log.every(({ at }) => at <= NOW))).toBe(true);
  expect(rows.some(({ felt }) => (felt?.people ?? 0) > 1 && (felt?.services ?? 0) > 0)).toBe(true);
  const planned = rows.flatMap(({ id, state, windowFrom: from, windowTo: to, assetIds }) =>
    from !== null && to !== null && PLANNED_CHANGES.includes(state)
      ? [{ id, from, to, assetIds, peopleIds: [] }]
      : [],
  );
  const leaning = await dependantsOf(rows);
  const inTheWay = planned.filter((one) => collisionsOf(one, planned, (id) => leaning[id] ?? []).length > 0);
  expect(inTheWay).toHaveLength(2);
});

test('numbers follow the order of creation, and the sequence goes on behind them', async () => {
  for (const kind of TICKET_KINDS) {
    const rows = await base.db
      .select({ number: ticket.number })
      .from(ticket)
      .where(eq(ticket.kind, kind))
      .orderBy(asc(ticket.createdAt), asc(ticket.number));
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, n) => formatNumber(kind, n + 1)));
  }
  expect(await base.db.select().from(numberSequence).orderBy(numberSequence.kind)).toEqual([
    { kind: 'incident', last: 600 },
    { kind: 'request', last: 6 },
    { kind: 'problem', last: 0 },
    { kind: 'change', last: 8 },
  ]);
  expect(await base.db.select().from(syncHead)).toHaveLength(1);
});

test('the scopes of every ticket are those of its audience', async () => {
  const scopes = await base.db
    .select({ id: entityScope.rootId, name: syncScope.name, internal: entityScope.internal })
    .from(entityScope)
    .innerJoin(syncScope, eq(syncScope.id, entityScope.scopeId))
    .where(eq(entityScope.rootKind, 'ticket'));
  const byTicket = groupBy(scopes, (scope) => scope.id);
  for (const row of await base.db.select().from(ticket)) {
    const written = byTicket.get(row.id) ?? [];
    const audience = ticketAudience(row);
    expect(written.map((scope) => scope.name).sort()).toEqual([...audience.public]);
    expect(
      written
        .filter((scope) => scope.internal)
        .map((scope) => scope.name)
        .sort(),
    ).toEqual([...audience.internal]);
  }
});

test('at every hour somebody works on an open P1 that is young', async () => {
  const hours = Array.from({ length: 12 }, (_, n) => NOW + n * 14 * HOUR + HOUR + n * 61_000);
  for (const now of hours) {
    const made = await demonstration(now);
    const open = [...made.store.tables.ticket.values()].filter((row) => isOpen(row.state));
    const young = open.filter((row) => row.priority === 1 && now - row.createdAt < HOUR);
    expect([new Date(now), young.map(({ state }) => state)]).toEqual([new Date(now), ['in_progress']]);
    const [one] = young;
    expect(now - (one?.createdAt ?? now)).toBeGreaterThanOrEqual(9 * MINUTE);
    const newest = [...made.store.tables.ticket.values()].sort((a, b) => b.createdAt - a.createdAt)[0];
    expect(newest?.number).toBe(one?.number);
  }
});

test('is the same every time; another day moves the times only', async () => {
  const tables = async (now: number) => (await demonstration(now)).store.tables;
  const text = async (now: number) =>
    JSON.stringify(Object.values(await tables(now)).map((table) => [...table.values()]));
  expect(await text(NOW)).toBe(await text(NOW));
  const words = async (now: number) => {
    const { ticket: tickets, person: people } = await tables(now);
    const name = (id: string | null) => (id ? people.get(id)?.name : null);
    return [...tickets.values()].map((row) => [row.number, row.title, row.priority, name(row.requesterId)]);
  };
  expect(await words(NOW)).toEqual(await words(NOW + 3 * DAY + 5_000_000));
});

test('the people whose password everybody knows are recognised, so that they are not served to a network', async () => {
  const empty = await createTestDatabase();
  expect(await hasDemoPeople(empty.url)).toBe(false);
  await empty.drop();
  expect(await hasDemoPeople(base.url)).toBe(true);
});

test('refuses a database in which somebody lives', async () => {
  await expect(writeDemonstration(base.db, await demonstration(NOW), 'x')).rejects.toBeInstanceOf(NotEmpty);
});
