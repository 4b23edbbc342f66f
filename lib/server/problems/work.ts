import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import { pairId } from '#domain/kernel/pair-id';
import type { Id } from '#domain/kernel/types';
import { parseSearch } from '#domain/search/terms';
import { LIMITS } from '#domain/ticket/limits';
import { isOpen } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import type { SignedIn } from '../auth/sessions';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { readProblem } from './read';

const uid = z.uuidv7();
export const stepRequest = z.strictObject({ uid, args: MUTATIONS['problem.step'].args });
export const editRequest = z.strictObject({
  uid,
  args: MUTATIONS['problem.edit'].args,
  base: z.record(z.string(), z.union([z.string(), z.null()])),
});
export const linkRequest = z.strictObject({
  uid,
  problemId: z.uuid(),
  /** By its id, or by the number people say. */
  ticket: z.string().max(60),
  linked: z.boolean(),
});
export const tellRequest = z.strictObject({
  uid,
  problemId: z.uuid(),
  note: z.string().trim().min(1).max(LIMITS.text),
});

/** The instant a version 7 UUID was made: the same each time it is sent, as the intent's bytes must be (P8). */
const madeAt = (v7: Id): number => Number.parseInt(v7.slice(0, 8) + v7.slice(9, 13), 16);

function run<N extends MutationName>(
  actor: Actor,
  of: { uid: Id; at: number },
  name: N,
  args: ArgsOf<N>,
  base: Record<string, string | null> | null = null,
): Promise<MutationResult> {
  const intent = { uid: of.uid, name, v: MUTATIONS[name].v, args, base, occurredAt: of.at, clockOffset: 0 };
  return execute(actor, intent, { channel: 'desk' });
}

/** @throws DomainError what the mutation refuses */
function done(result: MutationResult): MutationResult {
  if (result.code) throw new DomainError(result.code, result.detail);
  return result;
}

/** The problem goes on. */
export async function stepOn(
  { uid: id, args }: z.infer<typeof stepRequest>,
  { actor }: SignedIn,
): Promise<void> {
  done(await run(actor, { uid: id, at: madeAt(id) }, 'problem.step', args));
}

/** What is known is written down. Answers the fields in which somebody else was first. */
export async function writeDown(
  { uid: id, args, base }: z.infer<typeof editRequest>,
  { actor }: SignedIn,
): Promise<string[]> {
  const result = done(await run(actor, { uid: id, at: madeAt(id) }, 'problem.edit', args, base));
  return (result.merged ?? []).map(({ field }) => field);
}

/** An incident is tied to the problem, or untied. @throws DomainError `not_found` when there is none they can see */
export async function tieIncident(
  { uid: id, problemId, ticket: said, linked }: z.infer<typeof linkRequest>,
  { actor }: SignedIn,
): Promise<void> {
  const ticketId = z.uuid().safeParse(said).success ? said : await byNumber(said);
  if (!ticketId) throw new DomainError('not_found');
  done(await run(actor, { uid: id, at: madeAt(id) }, 'problem.link', { problemId, ticketId, linked }));
}

/** Whether they can see it, the mutation decides. */
async function byNumber(said: string): Promise<Id | null> {
  const number = parseSearch(said).numbers.find((one) => one.startsWith('INC'));
  if (!number) return null;
  const [row] = await db.select({ id: ticket.id }).from(ticket).where(eq(ticket.number, number));
  return row?.id ?? null;
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
  let count = 0;
  for (const ticketId of open) {
    // Of the deed and the incident: sent twice, each is resolved once.
    const own = { uid: pairId(id, ticketId), at: madeAt(id) };
    try {
      const result = await run(actor, own, 'ticket.resolve', { ticketId, code: 'configured', note });
      if (!result.code) count += 1;
    } catch (error) {
      if (!(error instanceof DomainError || error instanceof Busy)) throw error;
    }
  }
  return { done: count, left: open.length - count };
}
