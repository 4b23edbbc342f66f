import type { Id, Instant } from '../kernel/types';
import { type Candidate, choose, type Reason, type Work } from './choose';
import { countFor, type HandedTicket, workBy } from './decide';
import type { Decided } from './history';
import type { AssignmentRule } from './rule';
import { weightOf } from './weight';

/** Who could get a ticket, in the order in which the rules would find them, and why others are passed over. */
export interface Suggestion {
  work: Work;
  /** The rule that is for it; null: there is none. */
  rule: AssignmentRule | null;
  /** The first is who gets it. */
  ranked: Candidate[];
  over: { id: Id; reason: Reason }[];
}

/**
 * Everybody who could get it, best first: who is chosen, then who would be chosen if the first were not there, and so
 * on. What comes first is by definition what handing out does.
 */
export function rank(
  work: Work,
  candidates: readonly Candidate[],
  now: Instant,
): Pick<Suggestion, 'ranked' | 'over'> {
  const ranked: Candidate[] = [];
  let left = candidates;
  for (;;) {
    const { chosen, over } = choose(work, left, now);
    // Nobody is left who could: what hinders the others does not depend on who stands beside them.
    if (!chosen) return { ranked, over };
    ranked.push(chosen);
    left = left.filter((one) => one !== chosen);
  }
}

/**
 * Whom the rules would give a ticket to, and who comes after them. Where no rule gives it to anybody, whoever of its team
 * has the least open work comes first.
 *
 * @param one the ticket, and in whose hands it is now: they are no suggestion
 * @param teamId another team than the one it would go to
 */
export function suggest(
  rule: AssignmentRule | null,
  one: HandedTicket & { assigneeId: Id | null },
  before: Decided,
  candidates: readonly Candidate[],
  now: Instant,
  teamId: Id | null = null,
): Suggestion {
  const ruled = rule ? workBy(rule, one, before) : unruled(one, before);
  const work = { ...ruled, teamId: teamId ?? ruled.teamId };
  const others = candidates.filter(({ id }) => id !== one.assigneeId);
  if (work.personId === null) return { work, rule, ...rank(work, others, now) };
  // A rule for one person says nothing of the others: they come behind, by what they have to do.
  const [named] = rank(work, others, now).ranked;
  const open = { ...work, personId: null };
  const rest = rank(open, named ? others.filter((other) => other !== named) : others, now);
  return { work, rule, ranked: named ? [named, ...rest.ranked] : rest.ranked, over: rest.over };
}

/** What is looked at where nobody has made a rule. */
function unruled(one: HandedTicket, { hadIt }: Decided): Work {
  const { teamId, requesterId } = one;
  const weight = weightOf(one.priority, 'assigned');
  return { teamId, personId: null, strategy: 'least', skills: [], weight, requesterId, hadIt };
}

/** Of several tickets at once, who gets which: what somebody gets counts when the next is given. */
export function spread<T extends HandedTicket & { assigneeId: Id | null }>(
  tickets: readonly T[],
  suggestionOf: (one: T, people: readonly Candidate[]) => Suggestion,
  candidates: readonly Candidate[],
  now: Instant,
): { ticket: T; suggestion: Suggestion; chosen: Candidate | null }[] {
  const people = candidates.map((one) => ({ ...one }));
  return tickets.map((ticket) => {
    const found = suggestionOf(ticket, people);
    // As they are before they get it: a copy that what follows does not change.
    const suggestion = { ...found, ranked: found.ranked.map((one) => ({ ...one })) };
    const [first] = found.ranked;
    if (first) countFor(first, found.work.weight, people, now);
    return { ticket, suggestion, chosen: suggestion.ranked[0] ?? null };
  });
}
