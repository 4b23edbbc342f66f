import type { TicketQuery } from '#domain/reports/ticket-query';
import { criteriaOf } from '#domain/reports/ticket-query';
import { dashboard } from '#server/reports/dashboard';
import { countViews } from '#server/tickets/counts';
import { countTickets, listTickets } from '#server/tickets/list';
import { setup } from '../support/database-server';
import { createSeededDatabase } from '../support/demonstration';
import { fillUp } from '../support/many-tickets';

// What the desk's list and dashboard cost on the server with a desk's tickets of many years. How many can be given:
// TICKETS=100000 npm run bench desk

const TICKETS = Number(process.env.TICKETS ?? 25_000);
const TIMES = 40;
const NOW = Date.parse('2026-11-19T13:05:00Z');
const ZONE = 'Europe/Berlin';

const tearDown = await setup();
const base = await createSeededDatabase(NOW);
try {
  await fillUp(base.pool, TICKETS);
  const actor = base.actor('manager');
  const team = base.teams[1]?.id ?? '';
  const assignee = base.tickets.find((row) => row.assigneeId)?.assigneeId ?? '';
  const category = base.tickets.find((row) => row.categoryId)?.categoryId ?? '';
  const lists: Record<string, TicketQuery> = {
    open: { view: 'open' },
    all: { view: 'all' },
    'state and assignee': { view: 'all', state: ['closed'], assignee },
    'open of one person': { view: 'open', assignee },
    team: { view: 'all', team, sort: 'updated' },
    category: { view: 'all', category, sort: 'priority' },
    'by number': { view: 'all', sort: 'number' },
    'by state': { view: 'all', sort: 'state' },
    'resolved in 30 days': { view: 'all', solved: '30d' },
    'word of the subject': { view: 'all', q: 'printer' },
    'two words': { view: 'all', q: 'vpn password' },
    'a number': { view: 'all', q: '4127' },
    'a name': { view: 'all', q: 'wei li' },
    'short words': { view: 'all', q: 'to be' },
  };
  for (const [name, query] of Object.entries(lists)) {
    const criteria = criteriaOf(query, NOW, ZONE);
    const n = await countTickets(actor, criteria);
    await measure(`list: ${name} (${n})`, () => listTickets(actor, criteria));
    await measure(`count: ${name}`, () => countTickets(actor, criteria));
  }
  await measure('counts of all views', () => countViews(actor, { view: 'open' }, NOW, ZONE));
  for (const period of ['30d', '12m', 'all'] as const)
    for (const one of [null, team])
      await measure(`dashboard: ${period}${one ? ', one team' : ''}`, () =>
        dashboard(actor, period, one, NOW, ZONE),
      );
} finally {
  await base.drop();
  await tearDown();
}

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < 3; warm++) await work();
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (part: number) => (took[Math.ceil(part * took.length) - 1] ?? 0).toFixed(1).padStart(7);
  console.log(`${what.padEnd(44)} median ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}
