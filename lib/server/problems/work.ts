import 'server-only';
import { z } from 'zod';
import { DomainError } from '#domain/kernel/errors';
import { pairId } from '#domain/kernel/pair-id';
import type { Id } from '#domain/kernel/types';
import { PROBLEM_LIMITS } from '#domain/problem/problem';
import { LIMITS } from '#domain/ticket/limits';
import { isOpen } from '#domain/ticket/states';
import { MUTATIONS } from '#sync/registry';
import type { SignedIn } from '../auth/sessions';
import { readProblem } from './read';
import { madeAt, runEach, runOne } from './run';

const uid = z.uuidv7();
export const openRequest = z.strictObject({
  uid,
  about: z.strictObject({
    title: z.string().trim().min(1).max(PROBLEM_LIMITS.title),
    description: z.string().trim().max(PROBLEM_LIMITS.description),
    categoryId: z.uuid().nullable(),
    siteId: z.uuid().nullable(),
    ownerId: z.uuid().nullable(),
  }),
});
export const stepRequest = z.strictObject({ uid, args: MUTATIONS['problem.step'].args });
export const editRequest = z.strictObject({
  uid,
  args: MUTATIONS['problem.edit'].args,
  base: z.record(z.string(), z.union([z.string(), z.null()])),
});
export const tieRequest = z.strictObject({
  uid,
  problemId: z.uuid(),
  ticketIds: z.array(z.uuid()).min(1).max(PROBLEM_LIMITS.links),
  linked: z.boolean(),
});
export const tellRequest = z.strictObject({
  uid,
  problemId: z.uuid(),
  note: z.string().trim().min(1).max(LIMITS.text),
});

/** Somebody says that there is a problem, before anything was found. Its id is the intent's own: asked twice it is one. */
export async function openProblem(
  { uid: id, about }: z.infer<typeof openRequest>,
  { actor }: SignedIn,
): Promise<Id> {
  await runOne(actor, id, 'problem.open', { problemId: id, ...about, words: [], ticketIds: [] });
  return id;
}

/** The problem goes on. */
export async function stepOn(
  { uid: id, args }: z.infer<typeof stepRequest>,
  { actor }: SignedIn,
): Promise<void> {
  await runOne(actor, id, 'problem.step', args);
}

/** What is known is written down. Answers the fields in which somebody else was first. */
export async function writeDown(
  { uid: id, args, base }: z.infer<typeof editRequest>,
  { actor }: SignedIn,
): Promise<string[]> {
  const result = await runOne(actor, id, 'problem.edit', args, base);
  return (result.merged ?? []).map(({ field }) => field);
}

/** Of the deed and the incident: sent twice, each is done once. */
const ownOf = (id: Id, ticketId: Id) => ({ uid: pairId(id, ticketId), at: madeAt(id) });

/**
 * Incidents are tied to the problem, or untied, each by itself. Whether they can see it, the mutation decides.
 * @returns those that were refused, and why
 */
export async function tieIncidents(
  { uid: id, problemId, ticketIds, linked }: z.infer<typeof tieRequest>,
  { actor }: SignedIn,
): Promise<{ ticketId: Id; code: string }[]> {
  const refused: { ticketId: Id; code: string }[] = [];
  for (const ticketId of new Set(ticketIds)) {
    const code = await runEach(actor, ownOf(id, ticketId), 'problem.link', { problemId, ticketId, linked });
    if (code) refused.push({ ticketId, code });
  }
  return refused;
}

/**
 * Every incident of a problem that is open and that they can see is resolved with these words, each by itself: one that
 * is refused keeps no other back.
 */
export async function resolveIncidents(
  { uid: id, problemId, note }: z.infer<typeof tellRequest>,
  { actor }: SignedIn,
): Promise<{ done: number; left: number }> {
  const report = await readProblem(actor, problemId, Date.now());
  if (!report) throw new DomainError('not_found');
  const open = report.incidents.filter(({ state }) => isOpen(state)).map((one) => one.id);
  let done = 0;
  for (const ticketId of open) {
    const args = { ticketId, code: 'configured', note } as const;
    if ((await runEach(actor, ownOf(id, ticketId), 'ticket.resolve', args)) === null) done += 1;
  }
  return { done, left: open.length - done };
}
