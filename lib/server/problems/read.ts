import 'server-only';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { problem, problemLink } from '#db/schema/problems';
import type { Actor } from '#domain/access/roles';
import type { Id, Instant } from '#domain/kernel/types';
import { evidenceOf } from '#domain/problem/evidence';
import type { ProblemState } from '#domain/problem/problem';
import { whysOf } from '#domain/problem/problem';
import type { ProblemLine, ProblemReport } from '#domain/problem/report';
import { seenTickets } from './proposals';
import { storyOf } from './story';

/** The newest so many are listed. */
const LISTED = 500;

/** Problems in these states, the one changed last first. */
export function listProblems(states: readonly ProblemState[]): Promise<ProblemLine[]> {
  const { id, number, title, state, updatedAt } = problem;
  return db
    .select({ id, number, title, state, updatedAt })
    .from(problem)
    .where(and(isNull(problem.deletedAt), inArray(state, [...states])))
    .orderBy(desc(updatedAt), id)
    .limit(LISTED);
}

/** @returns null when there is no such problem */
export async function readProblem(actor: Actor, id: Id, now: Instant): Promise<ProblemReport | null> {
  const [row] = await db
    .select()
    .from(problem)
    .where(and(eq(problem.id, id), isNull(problem.deletedAt)));
  if (!row) return null;
  const links = await db
    .select({ ticketId: problemLink.ticketId })
    .from(problemLink)
    .where(
      and(...[eq(problemLink.problemId, id), isNull(problemLink.endedAt)], isNull(problemLink.deletedAt)),
    );
  const incidents = await seenTickets(
    actor,
    links.map(({ ticketId }) => ticketId),
  );
  const { whys, number, ...known } = row;
  const story = await storyOf(incidents);
  const named = row.tasks.flatMap(({ ownerId, doneById }) => [ownerId, doneById]);
  const names = await namesOf([row.ownerId, ...named, ...story.map(({ by }) => by)]);
  return {
    ...{ id, number, title: known.title, state: known.state, updatedAt: known.updatedAt },
    ...{ description: known.description, categoryId: known.categoryId, siteId: known.siteId },
    ...{ ownerId: known.ownerId, cause: known.cause, rootCause: known.rootCause },
    ...{ workaround: known.workaround, tasks: known.tasks, whys: whysOf(whys) },
    ...{ incidents, story, names, evidence: evidenceOf(incidents, now) },
  };
}

async function namesOf(ids: readonly (Id | null)[]): Promise<Record<Id, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  if (known.length === 0) return {};
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, known));
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
