import { eq, getTableColumns } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { writeWaitingWords } from '#db/ticket-words';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import {
  criteriaOf,
  DIRS,
  type Dir,
  SORTS,
  type Sort,
  type TicketQuery,
  VIEWS,
} from '#domain/reports/ticket-query';
import { NEVER_DUE, nextDue } from '#domain/sla/due';
import { TICKET_STATES } from '#domain/ticket/states';
import { countQuery, countTickets, listTickets, PAGE_SIZE, pageQuery } from '#server/tickets/list';
import { readCursor } from '#server/tickets/place';
import { seek } from '#server/tickets/search';
import type { RowOf } from '#sync/views/entities';
import { Random } from '#tests/simulation/random';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';

const NOW = Date.parse('2026-11-19T13:05:00Z');
const ZONE = 'Europe/Berlin';
type Ticket = RowOf<'ticket'>;
let base: SeededDatabase;

beforeAll(async () => {
  base = await createSeededDatabase(NOW);
  const categories = await base.db.select().from(category);
  const child = categories.find(
    (one) => one.parentId && base.tickets.some((row) => row.categoryId === one.id),
  );
  const top = child?.parentId ?? '';
  family = [top, ...categories.filter((one) => one.parentId === top).map((one) => one.id)];
  expect(family.length).toBeGreaterThan(2);
});
afterAll(() => base.drop());

const OPEN = ['new', 'assigned', 'in_progress', 'on_hold', 'awaiting_approval'];
/** A category with tickets, and those below it. */
let family: string[];

const criteria = (query: TicketQuery) => criteriaOf(query, NOW, ZONE);
const newestFirst = (a: Ticket, b: Ticket) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);

/** Walks all pages by their cursors, in the pages of `size`. */
async function walk(query: TicketQuery, way: 'older' | 'newer', from?: string, size = PAGE_SIZE) {
  const ids: string[] = [];
  let cursor = from;
  let last: string | undefined;
  for (;;) {
    const page = await listTickets(base.actor('manager'), criteria(query), { [way]: cursor }, size);
    if (way === 'older') ids.push(...page.rows.map((row) => row.id));
    else ids.unshift(...page.rows.map((row) => row.id));
    last = page.rows.at(-1) && page.older ? page.older : last;
    const next = page[way];
    if (!next) return { ids, last };
    expect(page.rows).toHaveLength(size);
    cursor = next;
  }
}

/** What every order means, said a second time and without SQL. */
const KEYS: Record<Sort, (row: Ticket) => Array<number | string>> = {
  due: (row) => [nextDue(row.sla)?.at ?? NEVER_DUE],
  reported: (row) => [row.createdAt],
  updated: (row) => [row.updatedAt],
  priority: (row) => [row.priority, row.createdAt],
  state: (row) => [TICKET_STATES.indexOf(row.state), row.createdAt],
  number: (row) => [row.number ?? ''],
};
function sorted(rows: Ticket[], sort: Sort, dir: Dir): string[] {
  const compare = (a: Ticket, b: Ticket) => {
    const [x, y] = [
      [...KEYS[sort](a), a.id],
      [...KEYS[sort](b), b.id],
    ] as const;
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? 0 : (x[at] as number | string) < (y[at] as number | string) ? -1 : 1;
  };
  return [...rows].sort((a, b) => (dir === 'asc' ? compare(a, b) : compare(b, a))).map((row) => row.id);
}

test('every order leads through every ticket exactly once, forward and back, whatever ties there are', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e6);
  console.info(`desk list: SEED=${seed}`);
  const random = new Random(seed);
  // Ties of every kind, and tickets without a number.
  const rows = base.tickets.map((row) => ({ ...row }));
  const changed = rows.filter(() => random.chance(30));
  for (const row of changed) {
    row.createdAt = NOW - random.below(4) * 1_000;
    row.updatedAt = NOW - random.below(3);
    if (random.chance(20)) row.number = null;
  }
  const put = (row: Ticket) =>
    base.db
      .update(ticket)
      .set({ createdAt: row.createdAt, updatedAt: row.updatedAt, number: row.number })
      .where(eq(ticket.id, row.id));
  for (const row of changed) await put(row);
  const isOpenRow = (row: Ticket) =>
    ['new', 'assigned', 'in_progress', 'on_hold', 'awaiting_approval'].includes(row.state);
  const kept = (view: 'open' | 'all') => (view === 'open' ? rows.filter(isOpenRow) : rows);
  for (const sort of SORTS) {
    for (const dir of DIRS) {
      for (const view of ['all', 'open'] as const) {
        const size = 25 + random.below(120);
        const query: TicketQuery = { view, sort, dir };
        const expected = sorted(kept(view), sort, dir);
        const forward = await walk(query, 'older', undefined, size);
        expect([query, size, forward.ids]).toEqual([query, size, expected]);
        if (!forward.last) continue;
        const back = await walk(query, 'newer', forward.last, size);
        const before = expected.slice(0, expected.indexOf(forward.last.slice(-36)));
        expect([query, size, back.ids]).toEqual([query, size, before]);
      }
    }
  }
  const originals = new Map(base.tickets.map((row) => [row.id, row]));
  for (const row of changed) await put(originals.get(row.id) as Ticket);
});

test('each filter keeps what it names, alone and together', async () => {
  const person = base.tickets.find((row) => row.state === 'in_progress')?.assigneeId ?? '';
  const team = base.teams[1]?.id ?? '';
  const [top = '', ...below] = family;
  const site = base.tickets.find((row) => row.siteId)?.siteId ?? '';
  const requester = base.tickets[7]?.requesterId ?? '';
  const cases: Array<[TicketQuery, (row: Ticket) => boolean]> = [
    ...TICKET_STATES.map((state): [TicketQuery, (row: Ticket) => boolean] => [
      { view: 'all', state: [state] },
      (row) => row.state === state,
    ]),
    [{ view: 'all', team }, (row) => row.teamId === team],
    [{ view: 'all', priority: [2] }, (row) => row.priority === 2],
    [{ view: 'all', priority: [1, 4] }, (row) => row.priority === 1 || row.priority === 4],
    [
      { view: 'all', state: ['new', 'closed'], priority: [3, 5], team },
      (row) => ['new', 'closed'].includes(row.state) && [3, 5].includes(row.priority) && row.teamId === team,
    ],

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
      { view: 'all', team, priority: [3], state: ['closed'] },
      (row) => row.teamId === team && row.priority === 3 && row.state === 'closed',
    ],
    [{ view: 'open', state: ['closed'] }, () => false],
    [{ view: 'mine' }, (row) => row.assigneeId === base.actor('manager').id && OPEN.includes(row.state)],
    [{ view: 'all', category: top }, (row) => row.categoryId === top || below.includes(row.categoryId ?? '')],
    [{ view: 'all', category: below[0] }, (row) => row.categoryId === below[0]],
    [{ view: 'all', category: 'none' }, (row) => row.categoryId === null],
    [{ view: 'all', site }, (row) => row.siteId === site],
    [{ view: 'all', site: 'none' }, (row) => row.siteId === null],
    [{ view: 'all', requester }, (row) => row.requesterId === requester],
    [{ view: 'all', hold: 'vendor' }, (row) => row.state === 'on_hold' && row.holdReason === 'vendor'],
    [{ view: 'all', solved: 'all' }, (row) => row.resolvedAt !== null],
    [
      { view: 'all', reported: '2026-10-01..2026-10-31' },
      (row) =>
        row.createdAt >= Date.parse('2026-09-30T22:00:00Z') &&
        row.createdAt < Date.parse('2026-10-31T23:00:00Z'),
    ],
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

test('what one wrote down for others, and what is confidential, are lists of their own', async () => {
  const me = base.actor('manager').id;
  const changed = base.tickets.filter((_, n) => n % 40 === 7);
  for (const row of changed)
    await base.db.update(ticket).set({ reporterId: me, confidential: true }).where(eq(ticket.id, row.id));
  const ids = changed.sort(newestFirst).map((row) => row.id);
  expect(ids.length).toBeGreaterThan(5);
  for (const query of [
    { view: 'all', reporter: 'me' },
    { view: 'all', confidential: true },
    { view: 'all', reporter: 'me', confidential: true, state: [...TICKET_STATES] },
  ] as const) {
    expect([query, (await walk(query, 'older', undefined, 4)).ids]).toEqual([query, ids]);
    expect(await countTickets(base.actor('manager'), criteria(query))).toBe(ids.length);
  }
  // Never wider than what one may read.
  expect(await countTickets(base.actor('requester'), criteria({ view: 'all', reporter: 'me' }))).toBe(
    base.tickets.filter((row) => row.reporterId === base.actor('requester').id && !changed.includes(row))
      .length,
  );
  for (const { id, reporterId, confidential } of changed)
    await base.db.update(ticket).set({ reporterId, confidential }).where(eq(ticket.id, id));
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

test('a cursor that somebody made up is no cursor, and that of another order neither', () => {
  const id = '019fa001-ae48-782b-b7cf-f2e63c6b9136';
  const made = [
    '',
    'x',
    '1_2',
    `1_${'-'.repeat(36)}`,
    `1_${id} or 1`,
    `-1_${id}`,
    `1e3_${id}`,
    null,
    undefined,
    7,
  ];
  for (const sort of SORTS) for (const one of made) expect(readCursor(one, sort)).toBeNull();
  expect(readCursor(`1_${id}`, 'reported')).toEqual({ keys: [1], id });
  expect(readCursor(`2_1_${id}`, 'priority')).toEqual({ keys: [2, 1], id });
  expect(readCursor(`9_1_${id}`, 'priority')).toBeNull();
  expect(readCursor(`1_${id}`, 'state')).toBeNull();
  expect(readCursor(`INC-000001_${id}`, 'number')).toEqual({ keys: ['INC-000001'], id });
  expect(readCursor(`INC'; --_${id}`, 'number')).toBeNull();
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
  await base.pool.query('INSERT IGNORE INTO ticket_unworded SELECT id FROM ticket');
  await writeWaitingWords(base.db);
  await base.pool.query('ANALYZE TABLE ticket, ticket_word');
  const team = base.teams[1]?.id ?? '';
  const assignee = base.tickets.find((row) => row.assigneeId)?.assigneeId ?? '';
  const middle = base.tickets[300];
  if (!middle) throw new Error('no ticket');
  const site = base.tickets.find((row) => row.siteId)?.siteId ?? '';
  const requester = base.tickets[7]?.requesterId ?? '';
  const queries: TicketQuery[] = [
    ...VIEWS.map((view) => ({ view })),
    ...TICKET_STATES.map((state) => ({ view: 'all' as const, state: [state] })),
    { view: 'all', team },
    { view: 'open', team },
    { view: 'all', assignee },
    { view: 'all', priority: [1] },
    { view: 'open', priority: [5], reported: 'older' },
    { view: 'all', state: ['new', 'closed'], priority: [1, 2], sort: 'priority' },
    { view: 'all', reporter: 'me' },
    { view: 'all', confidential: true },
    { view: 'all', solved: '30d', reopened: true },
    { view: 'all', reported: '2026-11-16' },
    { view: 'all', category: family[0] },
    { view: 'open', category: 'none' },
    { view: 'all', site },
    { view: 'all', requester },
    { view: 'all', hold: 'vendor' },
    { view: 'all', reported: '2020-01-01..2024-12-31', state: ['closed'] },
    ...SORTS.flatMap((sort) =>
      DIRS.flatMap((dir): TicketQuery[] => [
        { view: 'open', sort, dir },
        { view: 'all', sort, dir },
        { view: 'all', sort, dir, team },
        { view: 'all', sort, dir, state: ['closed'], assignee },
      ]),
    ),
    { view: 'all', q: 'printer' },
    { view: 'open', q: 'printer ward' },
    { view: 'all', q: '4127' },
    { view: 'all', q: 'wei li' },
    { view: 'all', q: 'p' },
    { view: 'open', q: 'printer', sort: 'updated' },
  ];
  const manager = base.actor('manager');
  for (const query of queries) {
    const sought = await seek(criteria(query));
    const { sort } = sought;
    const place = readCursor([...KEYS[sort](middle), middle.id].join('_'), sort);
    expect(place).not.toBeNull();
    for (const at of [
      { older: null, newer: null },
      { older: place, newer: null },
      { older: null, newer: place },
    ]) {
      const page = pageQuery(manager, sought, at.older, at.newer);
      // Behind a closed ticket, in the order of states, nothing is open.
      if (!page) {
        expect([query.sort, sought.plan?.way]).toEqual(['state', undefined]);
        continue;
      }
      await expectNoScan(query, page.toSQL());
    }
    await expectNoScan(query, countQuery(manager, sought).toSQL());
  }
});

async function expectNoScan(query: TicketQuery, { sql: text, params }: { sql: string; params: unknown[] }) {
  const [plan] = await base.pool.query<RowDataPacket[]>(`EXPLAIN ${text}`, params);
  const scans = plan.filter((step) => step.table === 'ticket' && step.type === 'ALL');
  expect([query, scans]).toEqual([query, []]);
  // A page of everything goes along an index: nothing is sorted that is not shown.
  const filtered = Object.keys(query).some((name) => !['view', 'sort', 'dir'].includes(name));
  // Other views are found by what they show, and then sorted.
  if (filtered || query.view !== 'all') return;
  const sorted = plan.filter((step) => step.table === 'ticket' && /filesort/.test(step.Extra ?? ''));
  expect([query, sorted]).toEqual([query, []]);
}
