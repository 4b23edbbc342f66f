import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ticket, timeline } from '#db/schema/tickets';
import type { Role } from '#domain/access/roles';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import { uuidv7 } from '#server/auth/uuid';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { assignEachTicket, assignTickets, holdTickets } from '../../../app/desk/actions';
import { SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
const visit = { token: '', headers: new Headers() };
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === sessionCookie() && visit.token ? { value: visit.token } : undefined),
  }),
  headers: async () => visit.headers,
}));

let base: SeededDatabase;
const tokens = new Map<Role, string>();
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  for (const role of ['technician', 'manager'] as const)
    tokens.set(role, await tokenFor(await openSession(base.actor(role).id, 'a browser', Date.now())));
});
afterAll(() => base.drop());
beforeEach(() => {
  visit.headers = new Headers({ host: 'desk.test', origin: 'http://desk.test' });
  visit.token = tokens.get('manager') ?? '';
});

type Ticket = (typeof base.tickets)[number];
const uid = () => uuidv7(Date.now());
const seen = ({ id, teamId, assigneeId }: Ticket) => ({
  uid: uid(),
  ticketId: id,
  base: { teamId, assigneeId },
});
const read = async (rows: Ticket[]) =>
  base.db
    .select()
    .from(ticket)
    .where(
      inArray(
        ticket.id,
        rows.map((row) => row.id),
      ),
    );
/** Free tickets of one team, with somebody who can have them. */
function free(from: number, to: number) {
  const ofTeam = (id: string) =>
    base.tickets.filter((row) => row.state === 'new' && !row.assigneeId && row.teamId === id);
  const [team = ''] = base.teams.map((row) => row.id).sort((a, b) => ofTeam(b).length - ofTeam(a).length);
  const rows = ofTeam(team);
  const member = base.people.find((one) => one.teamIds.includes(team))?.id ?? '';
  expect(rows.length).toBeGreaterThanOrEqual(to);
  return { team, member, rows: rows.slice(from, to) };
}

test('each ticket is settled by itself: what the rules refuse is named, the others are done', async () => {
  const { team, member, rows } = free(0, 2);
  const closed = base.tickets.find((row) => row.state === 'closed') as Ticket;
  const answer = await assignTickets({
    teamId: team,
    assigneeId: member,
    tickets: [rows[0] as Ticket, closed, rows[1] as Ticket].map(seen),
  });
  expect(answer).toMatchObject({
    ok: true,
    data: [
      { ticketId: rows[0]?.id, status: 'ok' },
      { ticketId: closed.id, status: 'refused', code: 'illegal_state', detail: { state: 'closed' } },
      { ticketId: rows[1]?.id, status: 'ok' },
    ],
  });
  expect((await read(rows)).map((row) => row.assigneeId)).toEqual([member, member]);
});

test('sent again after a lost answer, nothing is done twice', async () => {
  const { rows } = free(2, 3);
  const tickets = rows.map(({ id }) => ({ uid: uid(), ticketId: id }));
  const wanted = { reason: 'vendor', note: 'Waits for the same delivery.', tickets } as const;
  const once = await holdTickets(wanted);
  expect(once).toMatchObject({ ok: true, data: [{ status: 'ok' }] });
  expect(await holdTickets(wanted)).toEqual(once);
  const entries = await base.db
    .select()
    .from(timeline)
    .where(and(eq(timeline.ticketId, rows[0]?.id ?? ''), eq(timeline.kind, 'step')));
  expect(entries.filter((one) => one.data.step === 'hold')).toHaveLength(1);
  // A second act on the same ticket is another act, and the state table says no.
  expect(
    await holdTickets({ ...wanted, tickets: tickets.map((one) => ({ ...one, uid: uid() })) }),
  ).toMatchObject({
    ok: true,
    data: [{ status: 'refused', code: 'illegal_state', detail: { state: 'on_hold' } }],
  });
});

test('what somebody else changed in the meantime stands, and is told', async () => {
  // On hold by now, which is no reason against another assignee.
  const { team, member, rows } = free(2, 3);
  const [row] = rows as [Ticket];
  const other = base.people.find((one) => one.teamIds.includes(team) && one.id !== member)?.id ?? '';
  await assignTickets({ teamId: team, assigneeId: other, tickets: [seen(row)] });
  expect(await assignTickets({ teamId: team, assigneeId: member, tickets: [seen(row)] })).toMatchObject({
    ok: true,
    data: [{ status: 'merged', merged: [{ field: 'assigneeId', theirs: other }] }],
  });
});

test('who may not, does not; and nothing but a few well-formed tickets goes through at once', async () => {
  const { rows } = free(0, 1);
  const one = { uid: uid(), ticketId: rows[0]?.id ?? '' };
  const hold = (tickets: unknown[], reason = 'vendor') =>
    holdTickets({ reason, note: '', tickets } as Parameters<typeof holdTickets>[0]);
  for (const [role, code] of [
    [null, 'expired'],
    ['technician', 'not_found'],
  ] as const) {
    visit.token = role ? (tokens.get(role) ?? '') : '';
    expect(await hold([one])).toMatchObject({ ok: false, error: { code } });
  }
  visit.token = tokens.get('manager') ?? '';
  visit.headers.set('origin', 'https://evil.example');
  expect(await hold([one])).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  visit.headers.set('origin', 'http://desk.test');
  expect(await hold([])).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(await hold(Array.from({ length: 11 }, () => ({ ...one, uid: uid() })))).toMatchObject({
    ok: false,
    error: { code: 'invalid' },
  });
  expect(await hold([one], 'lunch')).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(await hold([{ ...one, uid: base.actor('manager').id.replace(/^(.{14})7/, '$14') }])).toMatchObject({
    ok: false,
  });
  expect(await hold([{ ...one, __proto__: { uid: 1 }, extra: 1 }])).toMatchObject({ ok: false });
});

test('what is said to whoever gets them stands on each of them', async () => {
  const { team, member, rows } = free(3, 5);
  const tickets = rows.map(seen);
  expect(
    await assignTickets({ teamId: team, assigneeId: member, note: 'Both in house B', tickets }),
  ).toMatchObject({
    ok: true,
    data: [{ status: 'ok' }, { status: 'ok' }],
  });
  const notes = await base.db.select().from(timeline).where(eq(timeline.body, 'Both in house B'));
  expect(notes.map(({ ticketId }) => ticketId).sort()).toEqual(rows.map(({ id }) => id).sort());
});

test('each to somebody of its own in one request: what is refused changes no other', async () => {
  const { team, member, rows } = free(0, 4);
  const other = base.people.find(({ id, teamIds }) => id !== member && teamIds.includes(team))?.id ?? '';
  const outsider = base.people.find(({ teamIds }) => !teamIds.includes(team))?.id ?? '';
  const to = [member, outsider, other];
  const before = (await read(rows.slice(0, 3))).sort((a, b) => (a.id < b.id ? -1 : 1));
  const tickets = before.map(({ id, teamId, assigneeId }, at) => ({
    ...{ ticketId: id, teamId, assigneeId: to[at] ?? null },
    base: { teamId, assigneeId },
  }));
  const answer = await assignEachTicket({ tickets });
  expect(answer).toMatchObject({
    ok: true,
    data: [
      { ok: true, data: { status: 'ok' } },
      { ok: true, data: { status: 'rejected', code: 'invalid' } },
      { ok: true, data: { status: 'ok' } },
    ],
  });
  const after = (await read(rows.slice(0, 3))).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(after.map(({ assigneeId }) => assigneeId)).toEqual([member, before[1]?.assigneeId, other]);
  visit.token = tokens.get('technician') ?? '';
  expect(await assignEachTicket({ tickets })).toMatchObject({ error: { code: 'not_found' } });
});
