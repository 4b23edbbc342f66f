import { expect, test } from 'vitest';
import { DAY } from '../kernel/types';
import { TICKET_STATES } from '../ticket/states';
import { AGES, spanBefore, spanOf } from './spans';
import { criteriaOf, parseTicketQuery, type TicketQuery, ticketsHref } from './ticket-query';

const NOW = Date.parse('2026-11-19T13:05:00Z');
const ZONE = 'Europe/Berlin';
const TEAM = '019fa001-ae48-782b-b7cf-f2e63c6b9136';

test('a query survives its way through the address', () => {
  const queries: TicketQuery[] = [
    { view: 'open' },
    {
      view: 'all',
      state: 'on_hold',
      team: TEAM,
      priority: 2,
      assignee: 'nobody',
      reported: '2026-11-16',
      solved: '30d',
      reopened: true,
    },
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
    priority: '9',
    assignee: 'me',
    reported: 'last year',
    solved: '2026-1-1',
    reopened: '1',
  };
  expect(parseTicketQuery(junk)).toEqual({ view: 'open' });
  expect(parseTicketQuery({ ...junk, team: TEAM })).toEqual({ view: 'open', team: TEAM });
  expect(parseTicketQuery({ priority: '' })).toEqual({ view: 'open' });
});

test('views and filters narrow each other', () => {
  const of = (query: TicketQuery) => criteriaOf(query, NOW, ZONE);
  expect(of({ view: 'open' }).states).toEqual(['new', 'assigned', 'in_progress', 'on_hold']);
  expect(of({ view: 'open', state: 'closed' }).states).toEqual([]);
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

test('a period and the one before it touch', () => {
  for (const period of [7, 30, 90] as const) {
    expect(spanBefore(period, NOW, ZONE).to).toBe(spanOf(`${period}d`, NOW, ZONE)?.from);
  }
  expect(spanBefore(7, NOW, 'UTC').from).toBe(Date.parse('2026-11-06T00:00:00Z'));
});
