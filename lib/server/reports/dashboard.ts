import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import { PRIORITIES, type Priority } from '#domain/priority/matrix';
import type { Dashboard } from '#domain/reports/shapes';
import { AGES, type Period, spanBefore, spanOf } from '#domain/reports/spans';
import { criteriaOf, type TicketCriteria, type TicketQuery } from '#domain/reports/ticket-query';
import { breakdown, breakdownNames, countBy } from './breakdown';
import { flow } from './flow';
import { resolveTimes } from './resolve-times';
import { slotOf } from './slot';
import { workload } from './workload';

/**
 * Everything on the dashboard. Every figure is counted with the criteria of the list it opens, so the two agree.
 *
 * @param team null: all teams
 * @param zone the organisation's time zone
 */
export async function dashboard(
  actor: Actor,
  period: Period,
  team: Id | null,
  now: Instant,
  zone: string,
): Promise<Dashboard> {
  const criteria = (query: TicketQuery) => criteriaOf({ ...query, ...(team ? { team } : {}) }, now, zone);
  const before = spanBefore(period, now, zone);
  const created = criteria({ view: 'all', reported: period });
  const open = criteria({ view: 'open' });
  const solved = criteria({ view: 'all', solved: period });
  const names = await breakdownNames();
  const by = (what: 'team' | 'category' | 'site') => breakdown(actor, what, { created, open }, names);
  const [reported, waiting, ages, resolved, earlier, moved, teams, category, site, loads] = await Promise.all(
    [
      twoFacts(actor, created, isOpenNow, sql`${ticket.reopenCount} > 0`),
      twoFacts(actor, open, hasNobody, sql`${ticket.state} = 'on_hold'`),
      openAges(actor, open, now, zone),
      resolveTimes(actor, solved),
      before ? resolveTimes(actor, { ...solved, resolved: before }) : null,
      flow(actor, team, spanOf(period, now, zone) ?? { from: null, to: null }, now, zone),
      by('team'),
      by('category'),
      by('site'),
      workload(actor, team),
    ],
  );
  const priority = PRIORITIES.map((key, i) => ({
    key: String(key),
    name: null,
    created: reported.byPriority[i] ?? 0,
    open: waiting.byPriority[i] ?? 0,
  }));
  return {
    period,
    team,
    open: waiting.all,
    nobody: waiting.first,
    onHold: waiting.second,
    created: reported.all,
    pending: reported.first,
    reopened: reported.second,
    ...moved,
    resolved,
    before: earlier,
    ages,
    breakdowns: { priority, team: teams, category, site },
    workload: loads,
  };
}

interface Facts {
  first: number;
  second: number;
  both: number;
  neither: number;
}

/** Two facts of every ticket of a list, by priority: counted in one look at an index. */
async function twoFacts(actor: Actor, criteria: TicketCriteria, first: SQL, second: SQL) {
  const key = sql<number>`${ticket.priority} * 4 + (${first}) * 2 + (${second})`;
  const found = await countBy(actor, criteria, key);
  const of = (priority: Priority): Facts => {
    const n = (rest: number) => found.get(String(priority * 4 + rest)) ?? 0;
    return { neither: n(0), second: n(1), first: n(2), both: n(3) };
  };
  const facts = PRIORITIES.map(of);
  const sum = (count: (one: Facts) => number) => facts.reduce((total, one) => total + count(one), 0);
  const every = (one: Facts) => one.first + one.second + one.both + one.neither;
  return {
    all: sum(every),
    first: sum((one) => one.first + one.both),
    second: sum((one) => one.second + one.both),
    byPriority: facts.map(every),
  };
}

const isOpenNow = sql`${ticket.state} in ('new', 'assigned', 'in_progress', 'on_hold', 'awaiting_approval')`;
/** What waits for its approval is nobody's yet. */
const hasNobody = sql`${ticket.assigneeId} is null and ${ticket.state} <> 'awaiting_approval'`;

/** What is open, by how long it waits. */
async function openAges(actor: Actor, open: TicketCriteria, now: Instant, zone: string) {
  // From the oldest age to today: each begins where the one before it ends.
  const starts = AGES.flatMap((age) => spanOf(age, now, zone)?.from ?? []).reverse();
  const found = await countBy(actor, open, slotOf(ticket.createdAt, starts));
  return AGES.map((age, i) => ({ age, open: found.get(String(starts.length - i)) ?? 0 }));
}
