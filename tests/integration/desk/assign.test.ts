import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { auditEntry, outbox } from '#db/schema/operations';
import { ticket, timeline } from '#db/schema/tickets';
import type { Role } from '#domain/access/roles';
import type { Assignment } from '#domain/reports/shapes';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { assignTicket } from '../../../app/desk/actions';
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
  for (const role of ['requester', 'technician', 'manager', 'administrator'] as const) {
    tokens.set(role, await tokenFor(await openSession(base.actor(role).id, 'a browser', Date.now())));
  }
});
afterAll(() => base.drop());
beforeEach(() => {
  visit.headers = new Headers({ host: 'desk.test', origin: 'http://desk.test' });
});

const as = (role: Role | null) => {
  visit.token = role ? (tokens.get(role) ?? '') : '';
};

/** A free ticket, and what giving it to the first member of its team means. */
function free(n: number): { wanted: Assignment; members: string[] } {
  const row = base.tickets.filter((one) => one.state === 'new' && one.assigneeId === null)[n];
  if (!row) throw new Error('no free ticket');
  const members = base.people.filter((one) => one.teamIds.includes(row.teamId)).map((one) => one.id);
  const seen = { teamId: row.teamId, assigneeId: null };
  return {
    wanted: { ticketId: row.id, teamId: row.teamId, assigneeId: members[0] ?? null, base: seen },
    members,
  };
}

const read = async (id: string) => (await base.db.select().from(ticket).where(eq(ticket.id, id)))[0];

test.each([
  [null, 'expired'],
  ['requester', 'not_found'],
  ['technician', 'not_found'],
] as const)('%s may not assign on the desk', async (role, code) => {
  as(role);
  const { wanted } = free(0);
  expect(await assignTicket(wanted)).toEqual({ ok: false, error: { code, fields: undefined } });
  expect((await read(wanted.ticketId))?.assigneeId).toBeNull();
});

test('a foreign page may not assign with a manager’s cookie', async () => {
  as('manager');
  visit.headers.set('origin', 'https://evil.example');
  expect(await assignTicket(free(0).wanted)).toEqual({ ok: false, error: { code: 'forbidden' } });
});

test('a manager assigns: the ticket, its history, the audit and the message follow', async () => {
  as('manager');
  const { wanted } = free(0);
  expect(await assignTicket(wanted)).toMatchObject({ ok: true, data: { status: 'ok' } });
  expect(await read(wanted.ticketId)).toMatchObject({ assigneeId: wanted.assigneeId, state: 'assigned' });
  const [entry] = await base.db
    .select()
    .from(timeline)
    .where(eq(timeline.ticketId, wanted.ticketId))
    .orderBy(desc(timeline.effectiveAt))
    .limit(1);
  expect(entry).toMatchObject({
    kind: 'step',
    actorId: base.actor('manager').id,
    data: { step: 'assign', assigneeTo: wanted.assigneeId },
  });
  const [audited] = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, wanted.ticketId));
  expect(audited).toMatchObject({
    action: 'ticket.assign',
    channel: 'desk',
    actorId: base.actor('manager').id,
  });
  const told = await base.db.select().from(outbox).where(eq(outbox.ticketId, wanted.ticketId));
  expect(told.map((one) => [one.event, one.personId])).toEqual([['ticket.assigned', wanted.assigneeId]]);
});

test('whoever assigned in the meantime stands, and asking again from there goes through', async () => {
  const { wanted, members } = free(1);
  const [first = '', second = ''] = members;
  as('administrator');
  await assignTicket({ ...wanted, assigneeId: first });
  as('manager');
  const late = await assignTicket({ ...wanted, assigneeId: second });
  expect(late).toMatchObject({
    ok: true,
    data: { status: 'merged', merged: [{ field: 'assigneeId', base: null, mine: second, theirs: first }] },
  });
  expect((await read(wanted.ticketId))?.assigneeId).toBe(first);
  const again = await assignTicket({
    ...wanted,
    assigneeId: second,
    base: { ...wanted.base, assigneeId: first },
  });
  expect(again).toMatchObject({ ok: true, data: { status: 'ok' } });
  expect((await read(wanted.ticketId))?.assigneeId).toBe(second);
});

test('what the rules refuse is refused with its code, and arguments of another form are not looked at', async () => {
  as('manager');
  const closed = base.tickets.find((one) => one.state === 'closed');
  if (!closed) throw new Error('no closed ticket');
  const { wanted } = free(2);
  const on = (ticketId: string) => assignTicket({ ...wanted, ticketId });
  expect(await on(closed.id)).toMatchObject({
    ok: true,
    data: { status: 'rejected', code: 'illegal_state', detail: { state: 'closed' } },
  });
  expect(await on(base.actor('manager').id)).toMatchObject({
    ok: true,
    data: { status: 'rejected', code: 'not_found' },
  });
  expect(await assignTicket({ ...wanted, assigneeId: base.actor('requester').id })).toMatchObject({
    ok: true,
    data: { status: 'rejected', code: 'invalid', detail: { field: 'assigneeId' } },
  });
  expect(await on('1 or 1')).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('what a manager says to whoever gets it stands as an internal note, once', async () => {
  as('manager');
  const { wanted, members } = free(3);
  const notes = async () =>
    (await base.db.select().from(timeline).where(eq(timeline.ticketId, wanted.ticketId))).filter(
      ({ body }) => body === 'Key at the desk',
    );
  expect(await assignTicket({ ...wanted, note: ' Key at the desk ' })).toMatchObject({ ok: true });
  expect(await notes()).toMatchObject([{ internal: true, actorId: base.actor('manager').id }]);
  // Somebody was faster than the next: the note is on the ticket all the same.
  const late = { ...wanted, assigneeId: members[1] ?? null, note: 'Key at the desk' };
  expect(await assignTicket(late)).toMatchObject({ ok: true, data: { status: 'merged' } });
  expect(await notes()).toHaveLength(2);
  for (const note of ['', ' ', 'x'.repeat(20_001)])
    expect(await assignTicket({ ...wanted, note })).toMatchObject({ ok: false, error: { code: 'invalid' } });
});
