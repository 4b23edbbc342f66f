import 'server-only';
import { and, asc, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Candidate } from '#domain/assign/choose';
import { countFor, decide, isForQueue } from '#domain/assign/decide';
import { type Decided, NOTHING } from '#domain/assign/history';
import { type AssignmentRule, ruleFor } from '#domain/assign/rule';
import { DomainError } from '#domain/kernel/errors';
import { type Instant, MINUTE } from '#domain/kernel/types';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import type { Intent } from '#sync/protocol/envelope';
import { type ArgsOf, MUTATIONS } from '#sync/registry';
import { readCandidates } from '../assign/candidates';
import { type Dealt, keepDealt } from '../assign/dealt';
import { readHistories } from '../assign/histories';
import { readRules } from '../assign/rules';
import { lookAgain } from '../sync/route-column';
import { Busy } from '../sync/transact';
import { doTogether } from './do-together';
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
 * @param ended stops between two transactions
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
  const plans = open.map((one) => {
    const rule = ruleFor(rules, one, groupOf);
    return rule ? plan(one, rule, candidates, histories.get(one.id) ?? NOTHING, now) : null;
  });
  await lookAgain(
    db,
    open.filter((_, at) => plans[at] === null),
    null,
  );
  return carryOut(
    db,
    plans.filter((one) => one !== null),
    now,
    ended,
  );
}

/** @returns how many came into somebody's hands */
async function carryOut(
  db: Db,
  plans: readonly Plan[],
  now: Instant,
  ended: AbortSignal | undefined,
): Promise<number> {
  const became = await doTogether(
    plans.map(({ intent }) => intent),
    { ended, failed: refused },
  );
  // What somebody was writing to is looked at by the next run.
  const tried = plans.filter(({ intent }) => (became.get(intent.uid) ?? 'busy') !== 'busy');
  const isDone = ({ intent }: Plan) => became.get(intent.uid) !== 'not';
  const given = tried.filter((one) => one.dealt && became.get(one.intent.uid) === 'now');
  await keepDealt(
    db,
    given.flatMap(({ dealt }) => dealt ?? []),
  );
  const rest = tried.filter((one) => !one.dealt || !isDone(one));
  const isSettled = (one: Plan) => one.isForQueue && isDone(one);
  await lookAgain(db, rest.filter(isSettled).map(onlyTicket), null);
  await lookAgain(db, rest.filter((one) => !isSettled(one)).map(onlyTicket), now + AGAIN);
  return given.length;
}

const onlyTicket = ({ ticket }: Plan): Waiting => ticket;

/** Somebody changed what it rests on, or holds the ticket right now: it is looked at again. */
function refused(error: unknown): void {
  if (!(error instanceof DomainError || error instanceof Busy)) throw error;
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

/** A ticket, and what is to be done with it. */
interface Plan {
  ticket: Waiting;
  intent: Intent;
  isForQueue: boolean;
  /** Who gets it. */
  dealt: Dealt | null;
}

/** What a rule does to a ticket; counted at once for those that are planned after it. */
function plan(
  one: Waiting,
  rule: AssignmentRule,
  candidates: Candidate[],
  history: Decided,
  now: Instant,
): Plan {
  const { teamId, chosen, over, weight } = decide(rule, one, history, candidates, now);
  const told = { rule: rule.name, strategy: rule.strategy, over: over.slice(0, NAMED) };
  const args: Dispatch = { ticketId: one.id, teamId, assigneeId: chosen?.id ?? null, route: told };
  const dealt = chosen && { personId: chosen.id, at: countFor(chosen, weight, candidates, now) };
  return { ticket: one, intent: dispatch(one, args, now), isForQueue: isForQueue(rule), dealt };
}

/** Once for what it says: a ticket that waits for somebody is not told every few minutes that nobody can. */
function dispatch(one: Waiting, args: Dispatch, now: Instant): Intent {
  const { name, v } = MUTATIONS['ticket.dispatch'];
  const when = args.assigneeId ? one.routeAt : 0;
  const uid = intentUid(`dispatch ${when} ${JSON.stringify(args)}`);
  return { uid, name, v, args, base: null, occurredAt: now, clockOffset: 0 };
}
