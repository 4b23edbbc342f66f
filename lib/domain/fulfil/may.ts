import type { Actor } from '../access/roles';
import type { Id } from '../kernel/types';
import { isTheirTask, mayWorkOn, type TicketFacts } from '../ticket/actions';
import { readyTasks, type Task } from './task';

/** What of a task decides who does it. */
export type TaskHands = Pick<Task, 'teamId' | 'assigneeId'>;

/** Whether this person does such a task: it is theirs, their team's, or part of a ticket they work on. */
export const mayDoTask = (actor: Actor, ticket: TicketFacts, task: TaskHands): boolean =>
  mayWorkOn(actor, ticket) || isTheirTask(actor, ticket, task);

/** The tasks of a ticket that somebody can do now and has: they stand among their work. */
export const ownTasks = (actorId: Id, tasks: readonly Task[] | null): Task[] =>
  readyTasks(tasks).filter(({ assigneeId }) => assigneeId === actorId);

/** The tasks that can be done now, and nobody of these teams has. */
export const freeTasks = (teamIds: readonly Id[], tasks: readonly Task[] | null): Task[] =>
  readyTasks(tasks).filter(({ assigneeId, teamId }) => assigneeId === null && teamIds.includes(teamId));
