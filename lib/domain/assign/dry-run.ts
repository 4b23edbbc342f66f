import type { Id, Instant } from '../kernel/types';
import { type GroupOf, meets } from '../ticket/conditions';
import type { Candidate, Reason } from './choose';
import { countFor, decide, type HandedTicket } from './decide';
import { type Decided, NOTHING } from './history';
import { type AssignmentRule, ruleFor } from './rule';

/** What a rule would have done with one ticket. */
export interface Outcome {
  id: Id;
  teamId: Id;
  personId: Id | null;
  /** Why not others; of the team, those who did not get it. */
  over: { id: Id; reason: Reason }[];
}

export interface DryRun {
  /** In the order of the tickets. */
  outcomes: Outcome[];
  /** Tickets the rule is for as well, that another one before it takes. */
  before: number;
}

/**
 * What a rule would do with tickets that came lately, with people as they are now. What some of them would have got by
 * then counts when the next is given, so that they are dealt out as they would be; but nobody has less room for it:
 * these did not come all at once.
 *
 * @param others all other rules
 * @param tickets oldest first
 * @param histories what was decided about those that nobody has, as it counts when they are handed out
 */
export function dryRun(
  rule: AssignmentRule,
  others: readonly AssignmentRule[],
  tickets: readonly HandedTicket[],
  histories: ReadonlyMap<Id, Decided>,
  candidates: readonly Candidate[],
  groupOf: GroupOf,
  now: Instant,
): DryRun {
  const own = { ...rule, active: true };
  const rules = [...others.filter(({ id }) => id !== rule.id), own];
  const people = candidates.map((one) => ({ ...one }));
  const outcomes: Outcome[] = [];
  let before = 0;
  for (const one of tickets) {
    const found = ruleFor(rules, one, groupOf);
    if (found !== own) {
      if (meets(own, one, groupOf)) before += 1;
      continue;
    }
    const { chosen, over, teamId, weight } = decide(own, one, histories.get(one.id) ?? NOTHING, people, now);
    if (chosen) {
      countFor(chosen, weight, people, now);
      if (chosen.limit !== null) chosen.limit += weight;
    }
    outcomes.push({ id: one.id, teamId, personId: chosen?.id ?? null, over });
  }
  return { outcomes, before };
}

/** A reason, for how many tickets it counted, and of whom. */
interface Why {
  reason: Reason;
  ids: Id[];
  n: number;
}

/** The same, counted. */
export interface DryRunSums {
  /** By team and person, most first; nobody: they wait in the team's queue, as the rule says. */
  to: { teamId: Id; personId: Id | null; n: number }[];
  /** Who was passed over while somebody else got it, and why, most first; that another came first is no reason. */
  passed: Why[];
  /** Tickets that nobody could take. */
  nobody: number;
  /** Why of those, most first, and who it was. */
  why: Why[];
  /** Of those, for which nobody of the staff is in the team. */
  empty: number;
}

/** @param isForQueue the rule gives to nobody: that they wait is no want */
export function sumsOf(outcomes: readonly Outcome[], isForQueue: boolean): DryRunSums {
  const to = new Map<string, DryRunSums['to'][number]>();
  let [nobody, empty] = [0, 0];
  for (const { teamId, personId, over } of outcomes) {
    if (personId === null && !isForQueue) {
      nobody += 1;
      if (over.length === 0) empty += 1;
      continue;
    }
    const sum = to.get(`${teamId}/${personId}`) ?? { teamId, personId, n: 0 };
    to.set(`${teamId}/${personId}`, { ...sum, n: sum.n + 1 });
  }
  const given = outcomes.filter(({ personId }) => personId !== null);
  const left = outcomes.filter(({ personId }) => personId === null);
  return {
    ...{ to: mostFirst([...to.values()]), nobody, empty },
    passed: reasonsOf(given).filter(({ reason }) => reason !== 'later'),
    why: isForQueue ? [] : reasonsOf(left),
  };
}

function reasonsOf(outcomes: readonly Outcome[]): Why[] {
  const sums = new Map<Reason, { reason: Reason; ids: Set<Id>; n: number }>();
  for (const { over } of outcomes)
    for (const reason of new Set(over.map((one) => one.reason))) {
      const sum = sums.get(reason) ?? { reason, ids: new Set(), n: 0 };
      for (const one of over) if (one.reason === reason) sum.ids.add(one.id);
      sums.set(reason, { ...sum, n: sum.n + 1 });
    }
  return mostFirst([...sums.values()].map(({ ids, ...rest }) => ({ ...rest, ids: [...ids] })));
}

const mostFirst = <T extends { n: number }>(sums: readonly T[]): T[] => [...sums].sort((a, b) => b.n - a.n);
