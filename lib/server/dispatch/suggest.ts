import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, db } from '#db/connection';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { isDark } from '#domain/assign/choose';
import { isForQueue } from '#domain/assign/decide';
import { NOTHING } from '#domain/assign/history';
import { ruleFor } from '#domain/assign/rule';
import { type Suggestion, spread, suggest } from '#domain/assign/suggest';
import type { Id, Instant } from '#domain/kernel/types';
import type { TicketSuggestion } from '#domain/reports/board';
import { isWorkable, TICKET_STATES } from '#domain/ticket/states';
import { readCandidates } from '#server/assign/candidates';
import { readHistories } from '#server/assign/histories';
import { readRules } from '#server/assign/rules';
import type { SignedIn } from '#server/auth/current';
import { visibleTo } from '#server/tickets/visible';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import { namesOf } from './board';

/** So many are dealt out at once. */
const TICKETS = 50;
/** People that are named for one ticket, of those who could get it and of those who are passed over. */
const NAMED = 50;

export const suggestRequest = z.strictObject({
  ticketIds: z.array(z.uuid()).min(1).max(TICKETS),
  /** looked for in this team; null: where each of them would go */
  teamId: z.uuid().nullable(),
});

/**
 * Whom the rules would give these tickets to, in the order given: of several, what one gets counts when the next is
 * looked at. By the rules that hand out, with people as they are; nothing is written. What whoever asks does not see, or
 * is done by now, is left out.
 */
export async function suggestFor(
  { ticketIds, teamId }: z.infer<typeof suggestRequest>,
  { actor }: Pick<SignedIn, 'actor'>,
  now: Instant = Date.now(),
): Promise<TicketSuggestion[]> {
  const found = await openTickets(db, actor, ticketIds);
  const asked = ticketIds.flatMap((id) => found.find((one) => one.id === id) ?? []);
  if (asked.length === 0) return [];
  const [rules, candidates, categories, histories] = await Promise.all([
    readRules(db),
    readCandidates(db, now),
    db.select({ id: category.id, parentId: category.parentId }).from(category),
    readHistories(db, ticketIds),
  ]);
  const groupOf = groupsIn(categories);
  const dealt = spread(
    asked,
    (one, people) =>
      suggest(ruleFor(rules, one, groupOf), one, histories.get(one.id) ?? NOTHING, people, now, teamId),
    candidates,
    now,
  );
  const ids = dealt.flatMap(({ suggestion: { ranked, over } }) => [...ranked, ...over].map(({ id }) => id));
  const names = await namesOf(ids);
  return dealt.map(({ ticket: { id }, suggestion }) => answerOf(id, suggestion, names, now));
}

function openTickets(of: Db, actor: SignedIn['actor'], ids: readonly Id[]) {
  const { id, kind, priority, categoryId, siteId, teamId, requesterId, assigneeId } = ticket;
  return of
    .select({ id, kind, priority, categoryId, siteId, teamId, requesterId, assigneeId })
    .from(ticket)
    .where(
      and(
        visibleTo(actor),
        inArray(ticket.id, [...ids]),
        inArray(ticket.state, TICKET_STATES.filter(isWorkable)),
      ),
    );
}

function answerOf(
  ticketId: Id,
  { work, rule, ranked, over }: Suggestion,
  names: ReadonlyMap<Id, string>,
  now: Instant,
): TicketSuggestion {
  const name = (id: Id) => names.get(id) ?? '';
  const isRuled = rule !== null && !isForQueue(rule);
  return {
    ...{ ticketId, teamId: work.teamId, skills: work.skills, rule: isRuled ? rule.name : null },
    by: work.personId !== null && ranked[0]?.id === work.personId ? 'person' : work.strategy,
    people: ranked.slice(0, NAMED).map((one) => {
      const { id, weight, limit, lastContact } = one;
      return { id, name: name(id), weight, limit, lastContact, isDark: isDark(one, now) };
    }),
    over: over.slice(0, NAMED).map(({ id, reason }) => ({ id, name: name(id), reason })),
  };
}
