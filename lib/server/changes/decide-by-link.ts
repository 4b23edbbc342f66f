import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { change } from '#db/schema/changes';
import { person } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import { DECISIONS, isVoteOf } from '#domain/approval/approval';
import type { ChangeDecideView, DecideFault } from '#domain/approval/decide-view';
import { CHANGE_LIMITS } from '#domain/change/change';
import { isAskedOn, mayDecideOn } from '#domain/change/may';
import { takesDecisions } from '#domain/change/steps';
import type { Id, Instant } from '#domain/kernel/types';
import { provisionalCode } from '#domain/ticket/number';
import { linkedActor } from '#server/approval/linked-actor';
import { tooFast, wasRight } from '#server/auth/door-throttle';
import { readForm } from '#server/auth/read-form';
import { intentUid } from '#server/jobs/intent-uid';
import { execute } from '#server/sync/execute';
import { MUTATIONS } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import { assetsOf } from './assets';
import { readDecideToken } from './decide-token';
import { namesIn } from './read';

/** What a link is about, as things stand now; null: it is none of ours, or no longer. */
export async function readDecideLink(
  token: string,
  now: Instant = Date.now(),
): Promise<ChangeDecideView | null> {
  return (await find(token, now))?.view ?? null;
}

interface Found {
  actor: Actor;
  changeId: Id;
  /** What its person was asked about. */
  seen: string;
  view: ChangeDecideView;
}

async function find(token: string, now: Instant): Promise<Found | null> {
  const link = readDecideToken(token);
  if (!link || link.until < now) return null;
  const actor = await linkedActor(link);
  if (!actor) return null;
  const [found] = await db
    .select({ row: change, requester: person.name })
    .from(change)
    .innerJoin(person, eq(person.id, change.requesterId))
    .where(and(eq(change.id, link.changeId), isNull(change.deletedAt)));
  if (!found) return null;
  const { row, requester } = found;
  const { seen } = link;
  const number = row.number ?? provisionalCode(row.id);
  const known = { actor, changeId: row.id, seen };
  // Of what it has become nothing is shown by a link that asked about something else, nor to who is asked no more.
  if (seen !== changeSeenOf(row) || !isAskedOn(actor.id, row))
    return { ...known, view: { kind: 'stale', number } };
  const [names, touched] = await Promise.all([namesIn([row]), assetsOf(row)]);
  const assets = touched.map(({ tag, name }) => `${tag} ${name}`.trim());
  const own = row.approval?.groups.flatMap(({ votes }) => votes.filter((vote) => isVoteOf(vote, actor.id)));
  return {
    ...known,
    view: {
      ...{ kind: 'change', number, title: row.title, requester, type: row.type, reason: row.reason },
      ...{ description: row.description, felt: row.felt, assets },
      owner: names[row.ownerId ?? ''] ?? '',
      steps: row.plan.map(({ title, minutes, ownerId }) => ({
        ...{ title, minutes, by: names[ownerId ?? ''] ?? '' },
      })),
      ...{ windowFrom: row.windowFrom, windowTo: row.windowTo, riskLevel: row.riskLevel },
      ...{ backOut: row.backOut, tests: row.tests, isOpen: takesDecisions(row) },
      decision: own?.find(({ decision }) => decision !== null)?.decision ?? null,
      isAsked: mayDecideOn(actor.id, row),
    },
  };
}

const decideRequest = z.object({
  decision: z.enum(DECISIONS),
  comment: z.string().trim().max(CHANGE_LIMITS.note).default(''),
});
type DecideRequest = z.infer<typeof decideRequest>;

/** What the form of the page says; null: too long, or none of ours. */
export async function readDecideForm(req: Request): Promise<DecideRequest | null> {
  const form = await readForm(req, CHANGE_LIMITS.note);
  return form && (decideRequest.safeParse(form).data ?? null);
}

/**
 * Decides as somebody pressed on the page of a link, as them, on what they were asked about. Whether they may is for the
 * mutator to say; pressed twice it is decided once.
 *
 * @param request null: it was none
 * @returns why nothing was decided; `gone`: whoever has no link is told nothing else
 */
export async function decideChangeByLink(
  token: string,
  peer: string,
  request: DecideRequest | null,
  now: Instant = Date.now(),
): Promise<DecideFault | 'gone' | null> {
  // What has not even the form of one is no guess, and costs no look.
  if (!readDecideToken(token)) return 'gone';
  if (await tooFast('link', 'approval', peer, now)) return 'slow';
  const found = await find(token, now);
  if (!found) return 'gone';
  wasRight('link', 'approval', peer, now);
  if (!request) return 'invalid';
  const { actor, changeId, seen } = found;
  const whose = `${changeId} ${actor.id}`;
  if (await tooFast('rating', whose, whose, now)) return 'slow';
  const name = 'change.decide';
  // Each press is one of its own: once somebody has decided, another says so and does nothing.
  const uid = intentUid(`change link ${randomUUID()}`);
  const args = { changeId, ...request, seen };
  const intent = { uid, name, v: MUTATIONS[name].v, args, base: null, occurredAt: now, clockOffset: 0 };
  const { status, code, detail } = await execute(actor, intent, { channel: 'mail' });
  if (status !== 'rejected') return null;
  if (detail.field === 'comment') return 'comment';
  // The page says by itself what became of it: decided, void, or another.
  return code === 'changed' ? 'changed' : null;
}
