import 'server-only';
import { and, asc, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import type { Candidate } from '#domain/assign/choose';
import { countFor, decide, isForQueue } from '#domain/assign/decide';
import { type AssignmentRule, ruleFor } from '#domain/assign/rule';
import { readyTasks, type Task } from '#domain/fulfil/task';
import { DomainError } from '#domain/kernel/errors';
import { type Instant, MINUTE } from '#domain/kernel/types';
import type { GroupOf } from '#domain/ticket/conditions';
import { isWorkable } from '#domain/ticket/states';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import type { Intent } from '#sync/protocol/envelope';
import { type ArgsOf, MUTATIONS } from '#sync/registry';
import { readCandidates } from '../assign/candidates';
import { readRules } from '../assign/rules';
import { execute } from '../sync/execute';
import { lookAtTasksAgain } from '../sync/task-column';
import { Busy } from '../sync/transact';
import { intentUid } from './intent-uid';

/** Tickets of one run; the next goes on. */
const RUN = 100;
/** Where nobody could take a part, it is looked at again: somebody may have come, or have room. */
const AGAIN = 5 * MINUTE;
/** Of those who did not get it, so many are named. */
const NAMED = 20;

interface Plan {
  /** null: nobody can take it now */
  intent: Intent | null;
}
const NOTHING: readonly Plan[] = [];

type Waiting = Awaited<ReturnType<typeof waitingTasks>>[number];

/**
 * Gives the parts of tickets that nobody has to somebody of their team, by the rules that hold of the ticket as if it were
 * that team's. Any number of workers may do it at the same time: nothing is given twice, and what somebody takes
 * meanwhile stays theirs.
 *
 * @returns how many came into somebody's hands
 */
export async function dealTasks(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const waiting = await waitingTasks(db, now);
  if (waiting.length === 0) return 0;
  const rules = (await readRules(db)).filter(({ active }) => active);
  const [candidates, categories] = await Promise.all([
    rules.length > 0 ? readCandidates(db, now) : [],
    db.select({ id: category.id, parentId: category.parentId }).from(category),
  ]);
  const groupOf = groupsIn(categories);
  let given = 0;
  for (const one of waiting) {
    if (ended?.aborted) break;
    const plans = isWorkable(one.state) ? plansOf(one, rules, groupOf, candidates, now) : [];
    // Whether it is looked at again is said before anything is given: that says it anew.
    await lookAtTasksAgain(db, one, plans.some(({ intent }) => intent === null) ? now + AGAIN : null);
    for (const { intent } of plans) if (intent && (await isGiven(intent))) given += 1;
  }
  return given;
}

/** Parts that can be done now and that nobody has. */
function plansOf(
  one: Waiting,
  rules: readonly AssignmentRule[],
  groupOf: GroupOf,
  candidates: Candidate[],
  now: Instant,
): Plan[] {
  return readyTasks(one.tasks)
    .filter(({ assigneeId }) => assigneeId === null)
    .flatMap((task): readonly Plan[] => {
      const part = { ...one, teamId: task.teamId };
      const rule = ruleFor(rules, part, groupOf);
      // Without a rule the team looks for itself.
      if (!rule || isForQueue(rule)) return NOTHING;
      const history = { teamId: task.teamId, hadIt: [] };
      const { chosen, over, weight } = decide(rule, part, history, candidates, now);
      if (!chosen) return [{ intent: null }];
      countFor(chosen, weight, candidates, now);
      const route = { rule: rule.name, strategy: rule.strategy, over: over.slice(0, NAMED) };
      return [{ intent: intentOf(one, task, { assigneeId: chosen.id, route }, now) }];
    });
}

function intentOf(
  { id: ticketId, ver }: Waiting,
  { id: taskId }: Task,
  to: Pick<ArgsOf<'task.assign'>, 'assigneeId' | 'route'>,
  now: Instant,
): Intent {
  const { name, v } = MUTATIONS['task.assign'];
  const uid = intentUid(`${name} ${ticketId} ${taskId} ${ver}`);
  // Whoever takes it in the meantime keeps it.
  const base = { assigneeId: null };
  return { uid, name, v, args: { ticketId, taskId, ...to }, base, occurredAt: now, clockOffset: 0 };
}

async function isGiven(intent: Intent): Promise<boolean> {
  try {
    return (await execute(SYSTEM, intent, { channel: 'job' })).status === 'ok';
  } catch (error) {
    // Somebody changed what it rests on, or holds the ticket right now: that has it looked at anew.
    if (!(error instanceof DomainError || error instanceof Busy)) throw error;
    return false;
  }
}

/** What is to be looked at by now, in the order of the index `ticket_task`. */
export function waitingTasks(db: Db, now: Instant) {
  const { id, kind, priority, categoryId, siteId, teamId, state, requesterId, tasks, taskAt, ver } = ticket;
  return db
    .select({ id, kind, priority, categoryId, siteId, teamId, state, requesterId, tasks, taskAt, ver })
    .from(ticket, { forceIndex: 'ticket_task' })
    .where(and(lte(taskAt, now), isNull(ticket.deletedAt)))
    .orderBy(asc(taskAt), asc(id))
    .limit(RUN);
}
