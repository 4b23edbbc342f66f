import { getTableColumns, sql } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticket } from '#db/schema/tickets';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import { criteriaOf, type TicketQuery, VIEWS } from '#domain/reports/ticket-query';
import { TICKET_STATES } from '#domain/ticket/states';
import { countQuery, countTickets, listTickets, PAGE_SIZE, pageQuery } from '#server/tickets/list';
import { readCursor } from '#server/tickets/place';
import type { RowOf } from '#sync/views/entities';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';

const NOW = Date.parse('2026-11-19T13:05:00Z');
const ZONE = 'Europe/Berlin';
type Ticket = RowOf<'ticket'>;
let base: SeededDatabase;

beforeAll(async () => {
  base = await createSeededDatabase(NOW);
});
afterAll(() => base.drop());

const criteria = (query: TicketQuery) => criteriaOf(query, NOW, ZONE);
const newestFirst = (a: Ticket, b: Ticket) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);

/** Walks all pages by their cursors. */
async function walk(query: TicketQuery, way: 'older' | 'newer', from?: string) {
  const ids: string[] = [];
  let cursor = from;
  let last: string | undefined;
  for (;;) {
    const page = await listTickets(base.actor('manager'), criteria(query), { [way]: cursor });
    if (way === 'older') ids.push(...page.rows.map((row) => row.id));
    else ids.unshift(...page.rows.map((row) => row.id));
    last = page.older ?? last;
    const next = page[way];
    if (!next) return { ids, last };
    expect(page.rows).toHaveLength(PAGE_SIZE);
    cursor = next;
  }
}

test('pages lead through every ticket exactly once, forward and back', async () => {
  const all = [...base.tickets].sort(newestFirst).map((row) => row.id);
  const forward = await walk({ view: 'all' }, 'older');
  expect(forward.ids).toEqual(all);
  const back = await walk({ view: 'all' }, 'newer', `${base.tickets[0]?.createdAt}_${all.at(-1)}`);
  expect(back.ids).toEqual(all.slice(0, -1));
});

test('tickets reported in the same millisecond are neither lost nor doubled', async () => {
  const twins = base.tickets.filter((row) => row.state === 'closed').slice(0, 130);
  await base.db.transaction(async (tx) => {
    for (const row of twins)
      await tx
        .update(ticket)
        .set({ createdAt: NOW - 5 })
        .where(sql`id = ${Buffer.from(row.id.replaceAll('-', ''), 'hex')}`);
  });
  for (const query of [{ view: 'all' }, { view: 'all', state: 'closed' }] as const) {
    const { ids } = await walk(query, 'older');
    expect(ids.length).toBe(
      base.tickets.filter((row) => query.view && (!('state' in query) || row.state === query.state)).length,
    );
    expect(new Set(ids).size).toBe(ids.length);
  }
  await base.db.transaction(async (tx) => {
    for (const row of twins)
      await tx
        .update(ticket)
        .set({ createdAt: row.createdAt })
        .where(sql`id = ${Buffer.from(row.id.replaceAll('-', ''), 'hex')}`);
  });
});

test('each filter keeps what it names, alone and together', async () => {
  const person = base.tickets.find((row) => row.state === 'in_progress')?.assigneeId ?? '';
  const team = base.teams[1]?.id ?? '';
  const cases: Array<[TicketQuery, (row: Ticket) => boolean]> = [
    ...TICKET_STATES.map((state): [TicketQuery, (row: Ticket) => boolean] => [
      { view: 'all', state },
      (row) => row.state === state,
    ]),
    [{ view: 'all', team }, (row) => row.teamId === team],
    [{ view: 'all', priority: 2 }, (row) => row.priority === 2],
    [{ view: 'all', assignee: person }, (row) => row.assigneeId === person],
    [{ view: 'all', assignee: 'nobody' }, (row) => row.assigneeId === null],
    [{ view: 'all', reopened: true }, (row) => row.reopenCount > 0],
    [
      { view: 'nobody', team },
      (row) =>
        row.teamId === team &&
        row.assigneeId === null &&
        ['new', 'assigned', 'in_progress', 'on_hold'].includes(row.state),
    ],
    [
      { view: 'all', team, priority: 3, state: 'closed' },
      (row) => row.teamId === team && row.priority === 3 && row.state === 'closed',
    ],
    [{ view: 'open', state: 'closed' }, () => false],
    [{ view: 'resolved' }, (row) => (row.resolvedAt ?? 0) >= Date.parse('2026-11-15T23:00:00Z')],
  ];
  for (const [query, fits] of cases) {
    const expected = base.tickets
      .filter(fits)
      .sort(newestFirst)
      .map((row) => row.id);
    expect([query, (await walk(query, 'older')).ids]).toEqual([query, expected]);
    expect([query, await countTickets(base.actor('manager'), criteria(query))]).toEqual([
      query,
      expected.length,
    ]);
  }
});

test('nobody finds in a list what they may not read', async () => {
  for (const role of ['technician', 'requester', 'manager', 'administrator'] as const) {
    const actor = base.actor(role);
    const readable = base.tickets.filter((row) => readableSight(actor, ticketAudience(row)) !== 'none');
    expect([role, await countTickets(actor, criteria({ view: 'all' }))]).toEqual([role, readable.length]);
    const page = await listTickets(actor, criteria({ view: 'all' }));
    expect(page.rows.map((row) => row.id)).toEqual(
      readable
        .sort(newestFirst)
        .slice(0, PAGE_SIZE)
        .map((row) => row.id),
    );
  }
});

test('a cursor that somebody made up is no cursor', () => {
  for (const made of [
    '',
    'x',
    '1_2',
    `1_${'-'.repeat(36)}`,
    '1_019fa001-ae48-782b-b7cf-f2e63c6b9136 or 1',
    null,
    undefined,
    7,
  ]) {
    expect(readCursor(made)).toBeNull();
  }
});

test('no list and no count reads the whole table, when it is large', async () => {
  // 600 tickets many times over, further and further back.
  for (let times = 0; times < 5; times++) {
    const copied = Object.values(getTableColumns(ticket)).map(({ name }) => name);
    const changed: Record<string, string> = {
      id: 'random_bytes(16)',
      number: 'NULL',
      external_id: 'NULL',
      created_at: `created_at - INTERVAL ${2 ** times} YEAR`,
      resolved_at: `resolved_at - INTERVAL ${2 ** times} YEAR`,
    };
    await base.pool.query(`
      INSERT INTO ticket (${copied.map((name) => `\`${name}\``).join()})
      SELECT ${copied.map((name) => changed[name] ?? `\`${name}\``).join()}
      FROM ticket WHERE state IN ('resolved', 'closed', 'cancelled')`);
  }
  await base.pool.query('ANALYZE TABLE ticket');
  const team = base.teams[1]?.id ?? '';
  const assignee = base.tickets.find((row) => row.assigneeId)?.assigneeId ?? '';
  const place = { createdAt: NOW - 9e8, id: base.tickets[300]?.id ?? '' };
  const queries: TicketQuery[] = [
    ...VIEWS.map((view) => ({ view })),
    ...TICKET_STATES.map((state) => ({ view: 'all' as const, state })),
    { view: 'all', team },
    { view: 'open', team },
    { view: 'all', assignee },
    { view: 'all', priority: 1 },
    { view: 'open', priority: 5, reported: 'older' },
    { view: 'all', solved: '30d', reopened: true },
    { view: 'all', reported: '2026-11-16' },
  ];
  const manager = base.actor('manager');
  for (const query of queries) {
    for (const at of [
      { older: null, newer: null },
      { older: place, newer: null },
      { older: null, newer: place },
    ]) {
      const page = pageQuery(manager, criteria(query), at.older, at.newer);
      if (!page) throw new Error('a list without a statement');
      await expectNoScan(query, page.toSQL());
    }
    await expectNoScan(query, countQuery(manager, criteria(query)).toSQL());
  }
});

async function expectNoScan(query: TicketQuery, { sql: text, params }: { sql: string; params: unknown[] }) {
  const [plan] = await base.pool.query<RowDataPacket[]>(`EXPLAIN ${text}`, params);
  const scans = plan.filter((step) => step.table === 'ticket' && step.type === 'ALL');
  expect([query, scans]).toEqual([query, []]);
}
