import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import { DomainError } from '#domain/kernel/errors';
import type { Instant } from '#domain/kernel/types';
import { mayStep } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { provisionalCode } from '#domain/ticket/number';
import type { RateAnswer, RateView } from '#domain/ticket/rate-view';
import { rateFault, rateUntil, SCORES } from '#domain/ticket/satisfaction';
import { isLegal } from '#domain/ticket/states';
import { tooFast, wasRight } from '#server/auth/door-throttle';
import { intentUid } from '#server/jobs/intent-uid';
import { execute } from '#server/sync/execute';
import { canonicalText } from '#sync/protocol/canonical';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { readRateToken } from './token';

interface Found extends RateView {
  actor: Actor;
}

/** What a link is about, as things stand now; null: it is none of ours, no longer, or not for them any more. */
export async function readRateLink(token: string, now: Instant = Date.now()): Promise<RateView | null> {
  const found = await find(token, now);
  if (!found) return null;
  const { actor: _, ...view } = found;
  return view;
}

async function find(token: string, now: Instant): Promise<Found | null> {
  const link = readRateToken(token);
  if (!link || link.until < now) return null;
  const people = await db
    .select({ role: person.role, email: person.email, teamId: teamMember.teamId })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .where(and(eq(person.id, link.personId), eq(person.active, true), isNull(person.deletedAt)));
  const [who] = people;
  if (!who?.email || !link.isFor(who.email)) return null;
  const [row] = await db
    .select()
    .from(ticket)
    .where(and(eq(ticket.id, link.ticketId), isNull(ticket.deletedAt)));
  // Whoever it is for now was sent a mail of their own.
  if (!row || row.requesterId !== link.personId) return null;
  const teamIds = people.flatMap(({ teamId }) => (teamId ? [teamId] : []));
  const actor = { id: link.personId, role: who.role, teamIds };
  if (readableSight(actor, ticketAudience(row)) === 'none') return null;
  const isReopened = row.reopenCount !== link.reopenCount;
  return {
    ...{ actor, ticketId: row.id, number: row.number ?? provisionalCode(row.id), title: row.title },
    ...{ pressed: link.score, said: isReopened ? null : row.satisfaction, isReopened },
    until: !isReopened && rateFault(actor, row, now) === null ? rateUntil(row) : null,
    canReopen: !isReopened && mayStep(actor, 'reopen', row) && isLegal('reopen', row.state),
  };
}

const press = z.string().regex(/^[\w-]{8,64}$/);
export const rateRequest = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('rate'),
    press,
    score: z.coerce.number().pipe(z.literal(SCORES)),
    comment: z.string().trim().max(LIMITS.ratingComment).default(''),
    /** The page says it by itself, as that one was pressed in the mail. */
    auto: z.literal('1').optional(),
  }),
  z.object({ act: z.literal('reopen'), press, note: z.string().trim().max(LIMITS.text).default('') }),
]);
export type RateRequest = z.infer<typeof rateRequest>;

/**
 * Does what somebody pressed on the page of a link, as them. Whether they may is for the mutator to say.
 * @param request null: it was none; who has no link is not told so
 */
export async function actByLink(
  token: string,
  peer: string,
  request: RateRequest | null,
  now: Instant = Date.now(),
): Promise<RateAnswer> {
  // What has not even the form of one is no guess, and costs no look.
  const link = readRateToken(token);
  if (!link) return { kind: 'gone' };
  const guess = await tooFast('link', 'rating', peer, now);
  if (guess) return guess;
  const found = await find(token, now);
  if (!found) return { kind: 'gone' };
  wasRight('link', 'rating', peer, now);
  if (!request) return { kind: 'invalid' };
  const whose = `${found.ticketId} ${found.actor.id}`;
  const flood = await tooFast('rating', whose, whose, now);
  if (flood) return flood;
  const { ticketId, said } = found;
  // Programs look at links as well, and some press all five: what is said already is only changed by a person.
  const isMeant = request.act === 'reopen' || !request.auto || said === null;
  if (isMeant && !found.isReopened) {
    const { act } = request;
    if (act === 'rate') {
      const { score, comment } = request;
      // All that programs press on the pages of one mail is one act: the first of them counts, if any does.
      const args = { ticketId, score, comment };
      const what = request.auto ? `by itself ${ticketId} ${link.reopenCount}` : pressOf(request.press, args);
      await run(found.actor, what, 'ticket.rate', args, now);
    } else {
      const args = { ticketId, note: request.note };
      await run(found.actor, pressOf(request.press, args), 'ticket.reopen', args, now);
    }
  }
  const view = await readRateLink(token, now);
  return view ? { kind: 'done', view } : { kind: 'gone' };
}

/** A press and what it says: a page that asks again, as it heard no answer, asks for the same. */
const pressOf = (press: string, args: object): string => `${press} ${canonicalText(args)}`;

async function run<N extends MutationName>(
  actor: Actor,
  what: string,
  name: N,
  args: ArgsOf<N> & { ticketId: string },
  now: Instant,
): Promise<void> {
  const uid = intentUid(`rating link ${actor.id} ${name} ${what}`);
  const intent = { uid, name, v: MUTATIONS[name].v, args: args as Record<string, unknown>, base: null };
  try {
    await execute(actor, { ...intent, occurredAt: now, clockOffset: 0 }, { channel: 'mail' });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'exists')) throw error;
  }
}
