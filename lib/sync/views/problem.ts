import { z } from 'zod';
import { CAUSE_CATEGORIES, PROBLEM_LIMITS, PROBLEM_STATES } from '#domain/problem/problem';
import { PROBLEM_TASK_LIMITS } from '#domain/problem/task';
import { deletedAt, id, instant, ver } from './fields';

/** See `ProblemTask`. */
const problemTasks = z
  .array(
    z.strictObject({
      ...{ id, title: z.string(), ownerId: id, dueOn: z.string().nullable() },
      ...{ doneAt: instant.nullable(), doneById: id.nullable() },
    }),
  )
  .max(PROBLEM_TASK_LIMITS.tasks)
  .readonly();

/** Why the same happens again and again, as far as it is known. Staff only. */
export const problemRow = z.strictObject({
  id,
  /** Null until the server has numbered it. */
  number: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  state: z.enum(PROBLEM_STATES),
  stateSince: instant,
  categoryId: id.nullable(),
  /** Of one that is at one site: which. */
  siteId: id.nullable(),
  ownerId: id.nullable(),
  cause: z.enum(CAUSE_CATEGORIES).nullable(),
  /** Answers to "why?", one a line, each to the one before. */
  whys: z.string(),
  rootCause: z.string(),
  workaround: z.string(),
  /** Words its incidents have in common: by these it is offered on others. */
  words: z.array(z.string()).max(PROBLEM_LIMITS.words),
  /** What is to find out or to do. */
  tasks: problemTasks,
  createdAt: instant,
  resolvedAt: instant.nullable(),
  updatedAt: instant,
  ver,
  deletedAt,
});
export type ProblemRow = z.infer<typeof problemRow>;

/** That an incident comes of a problem. It comes and goes with the incident; its id is `problemLinkId`. */
export const problemLinkRow = z.strictObject({
  id,
  ticketId: id,
  problemId: id,
  byId: id,
  at: instant,
  /** When it was untied again; null: it is not. */
  endedAt: instant.nullable(),
  ver,
  deletedAt,
});
export type ProblemLinkRow = z.infer<typeof problemLinkRow>;
