import type { Db } from '#db/connection';
import { category } from '#db/schema/people';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import type { ticket } from '#db/schema/tickets';
import { withDue } from '#db/ticket-due';
import type { Instant } from '#domain/kernel/types';
import {
  applied,
  type ClockChanges,
  type ClockRules,
  type Clocks,
  changesOf,
  NO_CLOCKS,
} from '#domain/sla/clocks';
import { markPassed } from '#domain/sla/escalation';
import { type ClockFacts, MEASURES, type SlaPolicy } from '#domain/sla/policy';
import { escalated } from '#domain/sla/run';
import { groupsIn, paceOf } from '#sync/mutators/ticket/clocks';

type TicketInsert = typeof ticket.$inferInsert;

/** What the entries of a ticket's life say of its clocks. */
export interface Told {
  reported: ClockChanges;
  resolved: ClockChanges;
}

/** What is promised in this database. @throws Error where nothing is: the figures would be of other tickets */
export async function clockRulesOf(db: Db): Promise<ClockRules> {
  const [policies, calendars, categories] = await Promise.all([
    db.select().from(slaPolicy),
    db.select().from(calendar),
    db.select({ id: category.id, parentId: category.parentId }).from(category),
  ]);
  if (policies.length === 0) throw new Error('nothing is promised here');
  return {
    policies: policies as unknown as SlaPolicy[],
    groupOf: groupsIn(categories),
    pace: paceOf(policies, calendars),
  };
}

/**
 * A ticket with the clocks it would have had if it had been worked on here: begun when it was reported, ended when it was
 * solved. Marks that were passed were dealt with, so that nothing is left to be done while somebody measures.
 */
export function promised(
  row: TicketInsert,
  rules: ClockRules,
  now: Instant,
): { row: TicketInsert; told: Told } {
  const facts = (state: ClockFacts['state']): ClockFacts => ({
    ...{ kind: 'incident', state, priority: row.priority, teamId: row.teamId, holdReason: null },
    ...{ categoryId: row.categoryId ?? null, siteId: row.siteId ?? null },
  });
  const reported = changesOf(NO_CLOCKS, null, facts('new'), { at: row.createdAt }, rules);
  const begun = applied(NO_CLOCKS, reported, row.createdAt, rules.pace);
  const at = row.resolvedAt ?? row.createdAt;
  const after = facts(row.state as ClockFacts['state']);
  const resolved = row.resolvedAt ? changesOf(begun, facts('assigned'), after, { at }, rules) : {};
  const sla = dealtWith(applied(begun, resolved, at, rules.pace), rules, now);
  return { row: withDue({ ...row, sla }), told: { reported, resolved } };
}

function dealtWith(clocks: Clocks, rules: ClockRules, now: Instant): Clocks {
  const next = { ...clocks };
  for (const measure of MEASURES) {
    const run = clocks[measure];
    const pace = rules.pace(measure);
    const percent = run && run.since !== null ? markPassed(run, now, pace) : null;
    if (run && percent !== null) next[measure] = escalated(run, percent, pace);
  }
  return next;
}
