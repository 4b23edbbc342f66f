import 'server-only';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import { PRIORITIES } from '#domain/priority/matrix';
import type { Dashboard } from '#domain/reports/shapes';
import { AGES, type Period, periodWord, spanBefore, spanOf } from '#domain/reports/spans';
import { criteriaOf, type TicketQuery } from '#domain/reports/ticket-query';
import { countTickets } from '#server/tickets/list';
import { dayFlow } from './flow';
import { resolveTimes } from './resolve-times';
import { workload } from './workload';

/**
 * Everything on the dashboard. A figure that opens a list is counted by that list's own query, so the two agree.
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
  const word = periodWord(period);
  const span = spanOf(word, now, zone) ?? { from: null, to: null };
  const counted = (query: TicketQuery) =>
    countTickets(actor, criteriaOf({ ...query, ...(team ? { team } : {}) }, now, zone));
  const [open, nobody, onHold, created, pending, resolved, before, flow, ages, priorities, loads] =
    await Promise.all([
      counted({ view: 'open' }),
      counted({ view: 'nobody' }),
      counted({ view: 'hold' }),
      counted({ view: 'all', reported: word }),
      counted({ view: 'open', reported: word }),
      resolveTimes(actor, team, span),
      resolveTimes(actor, team, spanBefore(period, now, zone)),
      dayFlow(actor, team, period, now, zone),
      Promise.all(AGES.map(async (age) => ({ age, open: await counted({ view: 'open', reported: age }) }))),
      Promise.all(
        PRIORITIES.map(async (priority) => ({ priority, open: await counted({ view: 'open', priority }) })),
      ),
      workload(actor, team),
    ]);
  return {
    period,
    team,
    open,
    nobody,
    onHold,
    created,
    pending,
    resolved,
    before,
    flow,
    ages,
    priorities,
    workload: loads,
  };
}
