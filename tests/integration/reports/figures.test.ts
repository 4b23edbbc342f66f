import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setting } from '#db/schema/operations';
import { category } from '#db/schema/people';
import { DAY } from '#domain/kernel/types';
import { BREAKDOWNS, type BreakdownBy, type Dashboard } from '#domain/reports/shapes';
import { AGES, type Period } from '#domain/reports/spans';
import { criteriaOf, type TicketQuery } from '#domain/reports/ticket-query';
import { dashboard } from '#server/reports/dashboard';
import { organisationZone } from '#server/reports/zone';
import { countTickets } from '#server/tickets/list';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';

const NOW = Date.parse('2026-11-19T13:05:00Z');
const ZONE = 'Europe/Berlin';
const OPEN = ['new', 'assigned', 'in_progress', 'on_hold', 'awaiting_approval'];
let base: SeededDatabase;

beforeAll(async () => {
  base = await createSeededDatabase(NOW);
});
afterAll(() => base.drop());

/** The calendar date in Berlin, by Intl and not by the code under test. */
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const known = new Map<number, string>();
const dateOf = (at: number): string => {
  const date = known.get(at) ?? berlin.format(at);
  known.set(at, date);
  return date;
};
const lastDates = (count: number, back = 0): Set<string> =>
  new Set(Array.from({ length: count }, (_, i) => dateOf(NOW - (i + back) * DAY)));

/** Periods of days, with their number. */
const DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const;

function recount(period: keyof typeof DAYS, team: string | null): Partial<Dashboard> {
  const days = DAYS[period];
  const rows = base.tickets.filter((row) => team === null || row.teamId === team);
  const open = rows.filter((row) => OPEN.includes(row.state));
  const dates = lastDates(days);
  const times = (within: Set<string>) => {
    const solved = rows.filter((row) => row.resolvedAt !== null && within.has(dateOf(row.resolvedAt)));
    const took = solved.map((row) => (row.resolvedAt ?? 0) - row.createdAt).sort((a, b) => a - b);
    const n = took.length;
    const half = ((took[Math.floor((n - 1) / 2)] ?? 0) + (took[Math.floor(n / 2)] ?? 0)) / 2;
    return {
      count: n,
      mean: n ? expect.closeTo(took.reduce((sum, ms) => sum + ms, 0) / n, 0) : null,
      median: n ? half : null,
    };
  };
  const created = rows.filter((row) => dates.has(dateOf(row.createdAt)));
  return {
    open: open.length,
    nobody: open.filter((row) => row.assigneeId === null && row.state !== 'awaiting_approval').length,
    onHold: open.filter((row) => row.state === 'on_hold').length,
    created: created.length,
    pending: created.filter((row) => OPEN.includes(row.state)).length,
    resolved: times(dates),
    before: times(lastDates(days, days)),
    reopened: created.filter((row) => row.reopenCount > 0).length,
    flow: [...dates].sort().map((date) => ({
      date,
      last: date,
      created: rows.filter((row) => dateOf(row.createdAt) === date).length,
      resolved: rows.filter((row) => row.resolvedAt !== null && dateOf(row.resolvedAt) === date).length,
    })),
  };
}

test.each(['7d', '30d', '90d'] as const)('the figures of %s are those that the rows give', async (period) => {
  for (const team of [null, ...base.teams.map((row) => row.id)]) {
    expect(await dashboard(base.actor('manager'), period, team, NOW, ZONE)).toMatchObject(
      recount(period, team),
    );
  }
});

test('the ages are those that the rows give, and add up to all that is open', async () => {
  const { ages, open } = await dashboard(base.actor('manager'), '30d', null, NOW, ZONE);
  const within = (first: number, last: number) => {
    const dates = lastDates(last - first + 1, first);
    return base.tickets.filter((row) => OPEN.includes(row.state) && dates.has(dateOf(row.createdAt))).length;
  };
  expect(ages).toEqual([
    { age: 'today', open: within(0, 0) },
    { age: '1-3d', open: within(1, 3) },
    { age: '4-7d', open: within(4, 7) },
    { age: '1-4w', open: within(8, 28) },
    { age: 'older', open: within(29, 120) },
  ]);
  expect(ages.reduce((sum, age) => sum + age.open, 0)).toBe(open);
});

test('everyone’s load is counted, beside an even split of their teams', async () => {
  const open = base.tickets.filter((row) => OPEN.includes(row.state) && row.assigneeId !== null);
  const { workload } = await dashboard(base.actor('manager'), '30d', null, NOW, ZONE);
  expect(workload.map((row) => row.id).sort()).toEqual(
    base.people
      .filter((p) => p.role === 'technician')
      .map((p) => p.id)
      .sort(),
  );
  for (const row of workload) {
    const teams = base.people.find((p) => p.id === row.id)?.teamIds ?? [];
    const share = teams.reduce((sum, team) => {
      const members = base.people.filter((p) => p.teamIds.includes(team)).length;
      return sum + open.filter((ticket) => ticket.teamId === team).length / members;
    }, 0);
    expect(row.open).toBe(open.filter((ticket) => ticket.assigneeId === row.id).length);
    expect(row.fair - share).toBeGreaterThanOrEqual(-1e-6);
    expect(row.fair - share).toBeLessThan(1);
  }
  const [team] = base.teams;
  const ofTeam = await dashboard(base.actor('manager'), '30d', team?.id ?? '', NOW, ZONE);
  expect(ofTeam.workload.reduce((sum, row) => sum + row.open, 0)).toBe(
    open.filter((row) => row.teamId === team?.id).length,
  );
});

test('all time is every ticket there is, cut at weeks, months or years', async () => {
  const figures = await dashboard(base.actor('manager'), 'all', null, NOW, ZONE);
  const solved = base.tickets.filter((row) => row.resolvedAt !== null);
  expect(figures).toMatchObject({
    created: base.tickets.length,
    reopened: base.tickets.filter((row) => row.reopenCount > 0).length,
    before: null,
    resolved: { count: solved.length },
  });
  const sum = (field: 'created' | 'resolved') => figures.flow.reduce((n, point) => n + point[field], 0);
  expect([sum('created'), sum('resolved')]).toEqual([base.tickets.length, solved.length]);
  expect(figures.flow.length).toBeLessThanOrEqual(111);
});

test('breakdowns are those that the rows give; a category has what lies below it', async () => {
  const { breakdowns } = await dashboard(base.actor('manager'), 'all', null, NOW, ZONE);
  const categories = await base.db.select().from(category);
  const top = (id: string | null) => categories.find((one) => one.id === id)?.parentId ?? id ?? 'none';
  const keys: Record<BreakdownBy, (row: (typeof base.tickets)[number]) => string> = {
    priority: (row) => String(row.priority),
    team: (row) => row.teamId,
    category: (row) => top(row.categoryId),
    site: (row) => row.siteId ?? 'none',
  };
  for (const by of BREAKDOWNS) {
    const expected = new Map<string, [number, number]>();
    for (const row of base.tickets) {
      const [created, open] = expected.get(keys[by](row)) ?? [0, 0];
      expected.set(keys[by](row), [created + 1, open + (OPEN.includes(row.state) ? 1 : 0)]);
    }
    expect([by, breakdowns[by].filter((row) => row.created + row.open > 0).length]).toEqual([
      by,
      expected.size,
    ]);
    for (const { key, created, open } of breakdowns[by])
      expect([by, key, [created, open]]).toEqual([by, key, expected.get(key) ?? [0, 0]]);
  }
});

const PERIODS_TRIED: Period[] = ['30d', '12m', 'all', '2026-10-05..2026-11-02', '2020-01-01..2020-12-31'];

test.each(PERIODS_TRIED)('every number of %s equals the length of the list it opens', async (period) => {
  const manager = base.actor('manager');
  for (const team of [undefined, base.teams[1]?.id]) {
    const figures = await dashboard(manager, period, team ?? null, NOW, ZONE);
    const lists: Array<[number, TicketQuery]> = [
      [figures.open, { view: 'open' }],
      [figures.nobody, { view: 'nobody' }],
      [figures.onHold, { view: 'hold' }],
      [figures.created, { view: 'all', reported: period }],
      [figures.pending, { view: 'open', reported: period }],
      [figures.reopened, { view: 'all', reported: period, reopened: true }],
      [figures.resolved.count, { view: 'all', solved: period }],
      ...AGES.map((age, i): [number, TicketQuery] => [
        figures.ages[i]?.open ?? -1,
        { view: 'open', reported: age },
      ]),
      ...BREAKDOWNS.flatMap((by) =>
        figures.breakdowns[by].flatMap(({ key, created, open }): Array<[number, TicketQuery]> => {
          const narrow = { [by]: by === 'priority' ? [Number(key)] : key };
          return [
            [created, { view: 'all', reported: period, ...narrow }],
            [open, { view: 'open', ...narrow }],
          ];
        }),
      ),
      ...figures.workload.map(({ id, open }): [number, TicketQuery] => [
        open,
        { view: 'open', assignee: id },
      ]),
      ...figures.flow.flatMap(({ date, last, created, resolved }): Array<[number, TicketQuery]> => {
        const days = (date === last ? date : `${date}..${last}`) as TicketQuery['reported'];
        return [
          [created, { view: 'all', reported: days }],
          [resolved, { view: 'all', solved: days }],
        ];
      }),
    ];
    for (const [n, query] of lists) {
      const criteria = criteriaOf(team ? { ...query, team } : query, NOW, ZONE);
      expect([query, await countTickets(manager, criteria)]).toEqual([query, n]);
    }
  }
});

test('the zone is the organisation’s setting; nonsense counts as none', async () => {
  expect(await organisationZone()).toBe('Europe/Berlin');
  await base.db.update(setting).set({ value: 'Mars/Olympus' }).where(eq(setting.name, 'timeZone'));
  expect(await organisationZone()).toBe('UTC');
});
