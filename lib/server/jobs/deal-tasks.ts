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
import { type Id, type Instant, MINUTE } from '#domain/kernel/types';
import type { GroupOf } from '#domain/ticket/conditions';
import { isWorkable } from '#domain/ticket/states';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import type { Intent } from '#sync/protocol/envelope';
import { type ArgsOf, MUTATIONS } from '#sync/registry';
import { readCandidates } from '../assign/candidates';
import { type Dealt, keepDealt } from '../assign/dealt';
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
  /** Null: nobody can take it now. */
  intent: Intent | null;
  dealt: Dealt | null;
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
  const given: Dealt[] = [];
  for (const one of waiting) {
    if (ended?.aborted) break;
    const plans = isWorkable(one.state) ? plansOf(one, rules, groupOf, candidates, now) : [];
    // Said before anything is given, and again by what is given: whoever is interrupted leaves it to a later run.
    const later = plans.length > 0 ? now + AGAIN : null;
    await lookAtTasksAgain(db, one, later);
    let isBusy = false;
    for (const { intent, dealt } of plans) {
      if (!intent || !dealt) continue;
      const became = await give(intent);
      if (became === 'given') given.push(dealt);
      if (became === 'busy') isBusy = true;
    }
    if (isBusy) await lookAtTasksAgain(db, { id: one.id, taskAt: later }, now);
  }
  await keepDealt(db, given);
  return given.length;
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
      const rule = ruleFor(rulesOf(task.teamId, rules, candidates), part, groupOf);
      // Without a rule the team looks for itself.
      if (!rule || isForQueue(rule)) return NOTHING;
      const history = { teamId: task.teamId, hadIt: [...task.hadIt] };
      const { chosen, over, weight } = decide(rule, part, history, candidates, now);
      if (!chosen) return [{ intent: null, dealt: null }];
      const at = countFor(chosen, weight, candidates, now);
      const route = { rule: rule.name, strategy: rule.strategy, over: over.slice(0, NAMED) };
      const intent = intentOf(one, task, { assigneeId: chosen.id, route }, now);
      return [{ intent, dealt: { personId: chosen.id, at } }];
    });
}

/** What sends to another team, or to somebody of another, is no rule for what a team has to do. */
const rulesOf = (
  teamId: Id,
  rules: readonly AssignmentRule[],
  candidates: readonly Candidate[],
): AssignmentRule[] =>
  rules.filter(
    ({ toTeamId, toPersonId }) =>
      (toTeamId === null || toTeamId === teamId) &&
      (toPersonId === null ||
        candidates.some(({ id, teamIds }) => id === toPersonId && teamIds.includes(teamId))),
  );

function intentOf(
  { id: ticketId, ver, taskAt }: Waiting,
  { id: taskId }: Task,
  to: Pick<ArgsOf<'task.assign'>, 'assigneeId' | 'route'>,
  now: Instant,
): Intent {
  const { name, v } = MUTATIONS['task.assign'];
  const args = { ticketId, taskId, ...to };
  const uid = intentUid(`${name} ${ver} ${taskAt} ${JSON.stringify(args)}`);
  // Whoever takes it in the meantime keeps it.
  const base = { assigneeId: null };
  return { uid, name, v, args, base, occurredAt: now, clockOffset: 0 };
}

/** `not`: somebody changed what it rests on. `busy`: somebody writes to the ticket right now. */
async function give(intent: Intent): Promise<'given' | 'not' | 'busy'> {
  try {
    return (await execute(SYSTEM, intent, { channel: 'job' })).status === 'ok' ? 'given' : 'not';
  } catch (error) {
    if (error instanceof Busy) return 'busy';
    if (error instanceof DomainError) return 'not';
    throw error;
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
