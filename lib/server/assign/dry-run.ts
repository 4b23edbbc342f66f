import 'server-only';
import { and, asc, desc, eq, gte, inArray, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, db } from '#db/connection';
import { category, person } from '#db/schema/people';
import { ticket, timeline } from '#db/schema/tickets';
import { isForQueue } from '#domain/assign/decide';
import { dryRun, type Outcome, sumsOf } from '#domain/assign/dry-run';
import type { AssignmentRule } from '#domain/assign/rule';
import { asKnown } from '#domain/assign/skills';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import type { DryRunAnswer, DryRunExample } from '#domain/settings/handing-out';
import type { SignedIn } from '#server/auth/current';
import { visibleTo } from '#server/tickets/visible';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import { readCandidates } from './candidates';
import { readHistories } from './histories';
import { readRules } from './rules';
import { requireSound, ruleArgs } from './save-rule';
import { knownSkills } from './skills';

/** How far back it looks, and at how many of those: a second's work on a large desk. */
const DAYS = 30;
const LOOKED = 2_000;
const EXAMPLES = 10;

export const dryRunRequest = z.strictObject({ args: ruleArgs });

/**
 * What a rule that is not saved yet would have done with the tickets of the last days. Nothing is written.
 * @throws DomainError `invalid` with field and fault, as saving it would
 */
export async function tryRule(
  { args: { ruleId, ...fields } }: z.infer<typeof dryRunRequest>,
  { actor }: Pick<SignedIn, 'actor'>,
  now: Instant,
): Promise<DryRunAnswer> {
  const skills = isForQueue(fields) ? [] : asKnown(fields.skills, await knownSkills(db));
  const rule: AssignmentRule = { ...fields, id: ruleId, skills };
  const rules = await readRules(db);
  await requireSound(db, rule, rules.find(({ id }) => id === ruleId) ?? null, rules);
  const { run, looked, isWhole } = await runOver(db, rule, rules, visibleTo(actor), now);
  const { outcomes, before } = run;
  const sums = sumsOf(outcomes, isForQueue(rule));
  const examples = await readExamples(outcomes.slice(-EXAMPLES).reverse());
  const named = [
    ...sums.to.flatMap(({ personId }) => personId ?? []),
    ...[...sums.why, ...sums.passed].flatMap(({ ids }) => ids),
    ...examples.flatMap(({ personId, now: { personId: has } }) => [personId, has].flatMap((id) => id ?? [])),
  ];
  const names = await namesOf(named);
  return { days: DAYS, looked, isWhole, fits: outcomes.length, before, ...sums, examples, names };
}

/** The same before it is counted: what it would have done with each ticket. */
export async function runOver(
  db: Db,
  rule: AssignmentRule,
  rules: readonly AssignmentRule[],
  sight: SQL | undefined,
  now: Instant,
) {
  const found = await newestSince(db, sight, now - DAYS * DAY);
  const tickets = found.slice(0, LOOKED).reverse();
  const free = tickets.filter(({ state, assigneeId }) => state === 'new' && assigneeId === null);
  const [candidates, categories, histories] = await Promise.all([
    readCandidates(db, now),
    db.select({ id: category.id, parentId: category.parentId }).from(category),
    readHistories(
      db,
      free.map(({ id }) => id),
    ),
  ]);
  const run = dryRun(rule, rules, tickets, histories, candidates, groupsIn(categories), now);
  return { run, looked: tickets.length, isWhole: found.length <= LOOKED };
}

/** The newest tickets that whoever asks may see (`visibleTo`), along the index `ticket_created`; one more than are looked at tells that there are more. */
export function newestSince(db: Db, sight: SQL | undefined, since: Instant) {
  const { id, kind, priority, categoryId, siteId, teamId, requesterId, state, assigneeId } = ticket;
  return db
    .select({ id, kind, priority, categoryId, siteId, teamId, requesterId, state, assigneeId })
    .from(ticket, { forceIndex: 'ticket_created' })
    .where(and(sight, isNull(ticket.deletedAt), gte(ticket.createdAt, since)))
    .orderBy(desc(ticket.createdAt))
    .limit(LOOKED + 1);
}

/** A few tickets with what became of them, to compare. */
async function readExamples(outcomes: readonly Outcome[]): Promise<DryRunExample[]> {
  if (outcomes.length === 0) return [];
  const ids = outcomes.map(({ id }) => id);
  const { number, title, state, assigneeId, teamId } = ticket;
  const [rows, steps] = await Promise.all([
    db
      .select({ id: ticket.id, number, title, state, assigneeId, teamId })
      .from(ticket)
      .where(inArray(ticket.id, ids)),
    db
      .select({ ticketId: timeline.ticketId, actorId: timeline.actorId, data: timeline.data })
      .from(timeline)
      .where(and(inArray(timeline.ticketId, ids), eq(timeline.kind, 'step')))
      .orderBy(asc(timeline.effectiveAt), asc(timeline.id)),
  ]);
  return outcomes.flatMap(({ id, over, ...would }) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const isDone = row.state === 'resolved' || row.state === 'closed';
    const last = steps.findLast(({ ticketId, data }) => ticketId === id && data.step === 'resolve');
    const personId = (isDone ? last?.actorId : null) ?? row.assigneeId;
    const has = { state: row.state, teamId: row.teamId, personId };
    return [{ id, number: row.number, title: row.title, ...would, now: has }];
  });
}

async function namesOf(ids: readonly Id[]): Promise<Record<Id, string>> {
  if (ids.length === 0) return {};
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
