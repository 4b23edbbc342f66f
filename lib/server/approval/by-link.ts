import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { readableSight, ticketAudience } from '#domain/access/scopes';
import { DECISIONS, isVoteOf } from '#domain/approval/approval';
import type { DecideFault, DecideView } from '#domain/approval/decide-view';
import { mayDecide } from '#domain/approval/may';
import type { Id, Instant } from '#domain/kernel/types';
import { LIMITS } from '#domain/ticket/limits';
import { provisionalCode } from '#domain/ticket/number';
import { tooFast, wasRight } from '#server/auth/door-throttle';
import { intentUid } from '#server/jobs/intent-uid';
import { execute } from '#server/sync/execute';
import { MUTATIONS } from '#sync/registry';
import { seenOf } from '#sync/views/seen';
import { linkedActor } from './linked-actor';
import { readApprovalToken } from './token';

/** What a link is about, as things stand now; null: it is none of ours, no longer, or they are no longer asked. */
export async function readApprovalLink(token: string, now: Instant = Date.now()): Promise<DecideView | null> {
  return (await find(token, now))?.view ?? null;
}

interface Found {
  actor: Actor;
  ticketId: Id;
  view: DecideView;
}

async function find(token: string, now: Instant): Promise<Found | null> {
  const link = readApprovalToken(token);
  if (!link || link.until < now) return null;
  const actor = await linkedActor(link);
  if (!actor) return null;
  const [found] = await db
    .select({ row: ticket, requester: person.name })
    .from(ticket)
    .innerJoin(person, eq(person.id, ticket.requesterId))
    .where(and(eq(ticket.id, link.ticketId), isNull(ticket.deletedAt)));
  if (!found) return null;
  const { row, requester } = found;
  const votes = row.approval?.groups.flatMap((group) => group.votes) ?? [];
  const own = votes.filter((vote) => isVoteOf(vote, actor.id));
  // Whoever may read everything is not therefore asked.
  if (own.length === 0 || readableSight(actor, ticketAudience(row)) === 'none') return null;
  return {
    ...{ actor, ticketId: row.id },
    view: {
      ...{ number: row.number ?? provisionalCode(row.id), title: row.title, requester },
      ...{ told: row.request?.told ?? [], seen: seenOf(row), state: row.state },
      decision: own.find(({ decision }) => decision !== null)?.decision ?? null,
      isAsked: mayDecide(actor.id, row),
    },
  };
}

export const decideRequest = z.object({
  decision: z.enum(DECISIONS),
  comment: z.string().trim().max(LIMITS.text).default(''),
  seen: z.string().min(1).max(64),
});
export type DecideRequest = z.infer<typeof decideRequest>;

/**
 * Decides as somebody pressed on the page of a link, as them. Whether they may is for the mutator to say; pressed twice it
 * is decided once.
 *
 * @param request null: it was none
 * @returns why nothing was decided; `gone`: whoever has no link is told nothing else
 */
export async function decideByLink(
  token: string,
  peer: string,
  request: DecideRequest | null,
  now: Instant = Date.now(),
): Promise<DecideFault | 'gone' | null> {
  // What has not even the form of one is no guess, and costs no look.
  if (!readApprovalToken(token)) return 'gone';
  if (await tooFast('link', 'approval', peer, now)) return 'slow';
  const found = await find(token, now);
  if (!found) return 'gone';
  wasRight('link', 'approval', peer, now);
  if (!request) return 'invalid';
  const { actor, ticketId } = found;
  const whose = `${ticketId} ${actor.id}`;
  if (await tooFast('rating', whose, whose, now)) return 'slow';
  const name = 'approval.decide';
  const args = { ticketId, ...request };
  // Each press is one of its own: once somebody has decided, another says so and does nothing.
  const uid = intentUid(`approval link ${randomUUID()}`);
  const intent = { uid, name, v: MUTATIONS[name].v, args, base: null, occurredAt: now, clockOffset: 0 };
  const { status, code, detail } = await execute(actor, intent, { channel: 'mail' });
  if (status !== 'rejected') return null;
  if (code === 'changed') return 'changed';
  return detail.field === 'comment' ? 'comment' : null;
}
