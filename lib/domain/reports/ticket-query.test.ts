import { expect, test } from 'vitest';
import { DAY } from '../kernel/types';
import { TICKET_STATES } from '../ticket/states';
import { AGES, spanBefore, spanOf } from './spans';
import {
  criteriaOf,
  parseTicketQuery,
  strictTicketQuery,
  type TicketQuery,
  ticketsHref,
} from './ticket-query';

const NOW = Date.parse('2026-11-19T13:05:00Z');
const ZONE = 'Europe/Berlin';
const TEAM = '019fa001-ae48-782b-b7cf-f2e63c6b9136';

test('a query survives its way through the address', () => {
  const queries: TicketQuery[] = [
    { view: 'open' },
    {
      view: 'all',
      state: ['new', 'on_hold'],
      team: TEAM,
      priority: [1, 2],
      reporter: 'me',
      confidential: true,
      assignee: 'nobody',
      reported: '2026-11-16',
      solved: '30d',
      reopened: true,
      category: 'none',
      site: TEAM,
      requester: TEAM,
      hold: 'vendor',
      q: '50 % & “x” + 日本',
      sort: 'priority',
      dir: 'desc',
    },
    { view: 'mine', reported: '2025-01-01..2025-03-31', solved: 'all' },
    { view: 'nobody', assignee: TEAM, reported: '1-3d' },
  ];
  for (const query of queries) {
    const params = Object.fromEntries(new URL(ticketsHref(query), 'http://x').searchParams);
    expect(parseTicketQuery(params)).toEqual(query);
  }
});

test('parts of an address that make no sense are left out, the rest stands', () => {
  const junk = {
    view: 'x',
    state: 'done',
    team: "1' or 1=1",
    priority: '1,9',
    reporter: TEAM,
    confidential: 'no',
    assignee: 'me',
    reported: 'last year',
    solved: '2026-1-1',
    reopened: '1',
    category: 'all',
    site: '',
    requester: 'nobody',
    hold: 'lunch',
    q: 'x'.repeat(10_000),
    sort: 'password_hash',
    dir: 'up',
    __proto__: { view: 'all' },
  };
  expect(parseTicketQuery(junk)).toEqual({ view: 'open' });
  expect(parseTicketQuery({ ...junk, team: TEAM })).toEqual({ view: 'open', team: TEAM });
  expect(parseTicketQuery({ priority: '' })).toEqual({ view: 'open' });
});

test('views and filters narrow each other', () => {
  const of = (query: TicketQuery) => criteriaOf(query, NOW, ZONE);
  const workable = ['new', 'assigned', 'in_progress', 'on_hold'];
  expect(of({ view: 'open' }).states).toEqual([...workable, 'awaiting_approval']);
  expect(of({ view: 'nobody' }).states).toEqual(workable);
  expect(of({ view: 'open', state: ['closed'] }).states).toEqual([]);
  expect(of({ view: 'open', state: ['closed', 'on_hold', 'new'] }).states).toEqual(['new', 'on_hold']);
  expect(of({ view: 'all' }).states).toEqual(TICKET_STATES);
  expect(of({ view: 'nobody', assignee: TEAM }).assignee).toBe('nobody');
  expect(of({ view: 'resolved' }).resolved).toEqual({ from: Date.parse('2026-11-15T23:00:00Z'), to: null });
  expect(of({ view: 'resolved', solved: '7d' }).resolved).toEqual({
    from: Date.parse('2026-11-12T23:00:00Z'),
    to: null,
  });
  expect(of({ view: 'all', reported: '2026-99-99' }).created).toEqual({ from: null, to: null });
});

test('the ages cover every instant once', () => {
  for (let back = -0.5; back < 60; back += 0.37) {
    const at = NOW - back * DAY;
    const inside = AGES.filter((age) => {
      const { from, to } = spanOf(age, NOW, ZONE) ?? { from: 1, to: 0 };
      return (from === null || at >= from) && (to === null || at < to);
    });
    expect(inside).toHaveLength(1);
  }
});

test('several values stand once each, in one order, and one that makes no sense is not guessed around', () => {
  expect(parseTicketQuery({ state: 'on_hold,new,new', priority: '2,1' })).toEqual({
    ...{ view: 'open', state: ['new', 'on_hold'], priority: [1, 2] },
  });
  expect(ticketsHref({ state: ['new', 'on_hold'], priority: [1] })).toBe(
    '/desk/tickets?state=new,on_hold&priority=1',
  );
  for (const state of ['', ',', 'new,', 'new,done', 'new, on_hold', 'new,'.repeat(99)])
    expect(strictTicketQuery({ state })).toEqual({ wrong: 'state' });
  expect(strictTicketQuery({ priority: '1,6' })).toEqual({ wrong: 'priority' });
});

test('a machine is told which part makes no sense', () => {
  expect(strictTicketQuery({ view: 'open', sort: 'id; drop' })).toEqual({ wrong: 'sort' });
  expect(strictTicketQuery({ reported: '2026-01-01..' })).toEqual({ wrong: 'reported' });
  expect(strictTicketQuery({ q: ' ' })).toEqual({ wrong: 'q' });
  expect(strictTicketQuery({ team: TEAM })).toEqual({ query: { view: 'open', team: TEAM } });
});

test('what waits for something is on hold', () => {
  expect(criteriaOf({ view: 'open', hold: 'parts' }, NOW, ZONE).states).toEqual(['on_hold']);
  expect(criteriaOf({ view: 'resolved', hold: 'parts' }, NOW, ZONE).states).toEqual([]);
});

test('a period and the one before it touch', () => {
  for (const period of ['7d', '30d', '90d', '12m', '2026-02-01..2026-02-28'] as const) {
    expect(spanBefore(period, NOW, ZONE)?.to).toBe(spanOf(period, NOW, ZONE)?.from);
  }
  expect(spanBefore('7d', NOW, 'UTC')?.from).toBe(Date.parse('2026-11-06T00:00:00Z'));
  expect(spanBefore('2026-02-01..2026-02-28', NOW, 'UTC')?.from).toBe(Date.parse('2026-01-04T00:00:00Z'));
  expect(spanBefore('12m', NOW, 'UTC')?.from).toBe(Date.parse('2024-11-20T00:00:00Z'));
  expect(spanBefore('all', NOW, ZONE)).toBeNull();
});

test('a range has both its days; one that ends before it begins, or has a day that is none, means nothing', () => {
  expect(spanOf('2026-02-01..2026-02-28', NOW, 'UTC')).toEqual({
    from: Date.UTC(2026, 1, 1),
    to: Date.UTC(2026, 2, 1),
  });
  expect(spanOf('2026-03-01..2026-02-01', NOW, ZONE)).toBeNull();
  expect(spanOf('2026-02-30..2026-03-01', NOW, ZONE)).toBeNull();
});
