import 'server-only';
import { sql } from 'drizzle-orm';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import type { BreakdownBy, Dashboard } from '#domain/reports/shapes';
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
  const by = (what: BreakdownBy) => breakdown(actor, what, { created, open }, names);
  const [counts, now_, ages, resolved, earlier, moved, priority, teams, category, site, loads] =
    await Promise.all([
      createdCounts(actor, created),
      openCounts(actor, open),
      openAges(actor, open, now, zone),
      resolveTimes(actor, solved),
      before ? resolveTimes(actor, { ...solved, resolved: before }) : null,
      flow(actor, team, spanOf(period, now, zone) ?? { from: null, to: null }, now, zone),
      by('priority'),
      by('team'),
      by('category'),
      by('site'),
      workload(actor, team),
    ]);
  return {
    period,
    team,
    ...now_,
    ...counts,
    ...moved,
    resolved,
    before: earlier,
    ages,
    breakdowns: { priority, team: teams, category, site },
    workload: loads,
  };
}

/** Of what was reported in the period: all, still open, and how much came back after it was resolved. */
async function createdCounts(actor: Actor, created: TicketCriteria) {
  const facts = sql<number>`(${ticket.state} in ('new', 'assigned', 'in_progress', 'on_hold')) * 2 + (${ticket.reopenCount} > 0)`;
  const found = await countBy(actor, created, facts);
  const n = (...keys: number[]) => keys.reduce((sum, key) => sum + (found.get(String(key)) ?? 0), 0);
  return { created: n(0, 1, 2, 3), pending: n(2, 3), reopened: n(1, 3) };
}

/** Of what is open: all, with nobody, and on hold. */
async function openCounts(actor: Actor, open: TicketCriteria) {
  const facts = sql<number>`(${ticket.assigneeId} is null) * 2 + (${ticket.state} = 'on_hold')`;
  const found = await countBy(actor, open, facts);
  const n = (...keys: number[]) => keys.reduce((sum, key) => sum + (found.get(String(key)) ?? 0), 0);
  return { open: n(0, 1, 2, 3), nobody: n(2, 3), onHold: n(1, 3) };
}

/** What is open, by how long it waits. */
async function openAges(actor: Actor, open: TicketCriteria, now: Instant, zone: string) {
  // From the oldest age to today: each begins where the one before it ends.
  const starts = AGES.flatMap((age) => spanOf(age, now, zone)?.from ?? []).reverse();
  const found = await countBy(actor, open, slotOf(ticket.createdAt, starts));
  return AGES.map((age, i) => ({ age, open: found.get(String(starts.length - i)) ?? 0 }));
}
