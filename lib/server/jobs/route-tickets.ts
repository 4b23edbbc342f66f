import 'server-only';
import { and, asc, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { workProfile } from '#db/schema/assignment';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import type { Candidate } from '#domain/assign/choose';
import { countFor, decide, isForQueue } from '#domain/assign/decide';
import { type Decided, NOTHING } from '#domain/assign/history';
import { type AssignmentRule, ruleFor } from '#domain/assign/rule';
import { DomainError } from '#domain/kernel/errors';
import { type Instant, MINUTE } from '#domain/kernel/types';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import { type ArgsOf, MUTATIONS } from '#sync/registry';
import { readCandidates } from '../assign/candidates';
import { readHistories } from '../assign/histories';
import { readRules } from '../assign/rules';
import { execute } from '../sync/execute';
import { lookAgain } from '../sync/route-column';
import { Busy } from '../sync/transact';
import { intentUid } from './intent-uid';

/** Tickets of one run; the next goes on. */
const RUN = 200;
/** Where nobody could take it, it is looked at again: somebody may have come, or have room. */
const AGAIN = 5 * MINUTE;

/** Of those who did not get it, so many are named: the devices of the whole team hold what a ticket says of them. */
const NAMED = 20;

type Waiting = Awaited<ReturnType<typeof waitingTickets>>[number];
type Dispatch = ArgsOf<'ticket.dispatch'>;

/**
 * Gives what nobody has to somebody, by the rules. Any number of workers may do it at the same time: nothing is given
 * twice, and what somebody takes meanwhile stays theirs.
 *
 * @param ended stops between two tickets
 * @returns how many tickets came into somebody's hands
 */
export async function routeTickets(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const waiting = await waitingTickets(db, now);
  if (waiting.length === 0) return 0;
  const rules = (await readRules(db)).filter(({ active }) => active);
  const open = rules.length === 0 ? [] : waiting.filter(isFree);
  await lookAgain(
    db,
    waiting.filter((one) => !open.includes(one)),
    null,
  );
  if (open.length === 0) return 0;
  const [candidates, categories, histories] = await Promise.all([
    readCandidates(db, now),
    db.select({ id: category.id, parentId: category.parentId }).from(category),
    readHistories(
      db,
      open.map(({ id }) => id),
    ),
  ]);
  const groupOf = groupsIn(categories);
  let given = 0;
  for (const one of open) {
    if (ended?.aborted) break;
    const rule = ruleFor(rules, one, groupOf);
    if (!rule) await lookAgain(db, [one], null);
    else if (await route(db, one, rule, candidates, histories.get(one.id) ?? NOTHING, now)) given += 1;
  }
  return given;
}

/** What is to be looked at by now, in the order of the index `ticket_route`. */
export function waitingTickets(db: Db, now: Instant) {
  const { id, kind, priority, categoryId, siteId, teamId, state, assigneeId, requesterId, routeAt } = ticket;
  return db
    .select({ id, kind, priority, categoryId, siteId, teamId, state, assigneeId, requesterId, routeAt })
    .from(ticket, { forceIndex: 'ticket_route' })
    .where(and(lte(routeAt, now), isNull(ticket.deletedAt)))
    .orderBy(asc(routeAt), asc(id))
    .limit(RUN);
}

const isFree = ({ state, assigneeId }: Waiting): boolean => state === 'new' && assigneeId === null;

/** Whether somebody got it. */
async function route(
  db: Db,
  one: Waiting,
  rule: AssignmentRule,
  candidates: Candidate[],
  history: Decided,
  now: Instant,
): Promise<boolean> {
  const { teamId, chosen, over, weight } = decide(rule, one, history, candidates, now);
  const told = { rule: rule.name, strategy: rule.strategy, over: over.slice(0, NAMED) };
  const args: Dispatch = { ticketId: one.id, teamId, assigneeId: chosen?.id ?? null, route: told };
  const isDone = await dispatch(one, args, now);
  if (!chosen || !isDone) {
    await lookAgain(db, [one], isForQueue(rule) && isDone ? null : now + AGAIN);
    return false;
  }
  const dealtAt = countFor(chosen, weight, candidates, now);
  await db
    .insert(workProfile)
    .values({ personId: chosen.id, skills: [], dealtAt })
    .onDuplicateKeyUpdate({ set: { dealtAt } });
  return true;
}

/**
 * Once for what it says: a ticket that waits for somebody is not told every few minutes that nobody can.
 * @returns false when somebody changed what it rests on, or holds the ticket right now
 */
async function dispatch(one: Waiting, args: Dispatch, now: Instant): Promise<boolean> {
  const { name, v } = MUTATIONS['ticket.dispatch'];
  const when = args.assigneeId ? one.routeAt : 0;
  const uid = intentUid(`dispatch ${when} ${JSON.stringify(args)}`);
  const intent = { uid, name, v, args, base: null, occurredAt: now, clockOffset: 0 };
  try {
    const { status } = await execute(SYSTEM, intent, { channel: 'job' });
    return status === 'ok';
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof Busy)) throw error;
    return false;
  }
}
