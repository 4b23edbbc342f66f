import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { oneTimeToken } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { titleOf } from '#domain/mail-in/answer';
import { LIMITS } from '#domain/ticket/limits';
import { type SlowDown, tooFast, wasRight } from '#server/auth/door-throttle';
import { findToken, type OneTimeToken, takeToken } from '#server/auth/one-time-token';
import { intentUid } from '#server/jobs/intent-uid';
import { nudge } from '#server/jobs/nudge';
import { post } from '#server/mail/post';
import { readPerson } from '#server/sync/actor';
import { execute } from '#server/sync/execute';
import { SyncRefusal } from '#server/sync/refusal';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { guestPerson } from './guest-person';
import { standingOf } from './labelled-thing';
import { guestReports } from './setting';
import { keptNumber, keptReport } from './take-report';

/** What a link shows: the report as it waits, or the number it has. */
export type GuestLinkView =
  | { kind: 'waits'; tag: string; text: string; email: string }
  | { kind: 'opened'; number: string };

/** What a link is about, without doing anything: programs that look at mails open links, too. Null: none of ours, or too old. */
export async function readGuestLink(token: string, now = Date.now()): Promise<GuestLinkView | null> {
  const link = await findToken(db, token, 'guest', now);
  if (!link) return null;
  const opened = keptNumber.safeParse(link.data).data;
  if (opened) return { kind: 'opened', number: opened.number };
  const kept = keptReport.safeParse(link.data).data;
  return kept && link.email ? { kind: 'waits', tag: kept.tag, text: kept.text, email: link.email } : null;
}

export type GuestOpened = { kind: 'opened'; number: string } | { kind: 'refused' } | SlowDown;

/**
 * Makes an incident of a report whose mail is confirmed, in the name of whoever has the mailbox. Everything is named by the report:
 * done twice, at once or after a server died with it, it is one incident, one guest and one mail.
 * @throws DomainError `not_found` the link is unknown or too old
 */
export async function openGuestReport(token: string, peer: string, now = Date.now()): Promise<GuestOpened> {
  const slow = await tooFast('link', 'guest', peer, now);
  if (slow) return slow;
  const link = await findToken(db, token, 'guest', now);
  if (!link) throw new DomainError('not_found');
  wasRight('link', 'guest', peer, now);
  const opened = keptNumber.safeParse(link.data).data;
  if (opened) return { kind: 'opened', ...opened };
  const { tag, name, text } = keptReport.parse(link.data);
  // Whoever shuts this door shuts it for what waits before it as well.
  if ((await guestReports()) === 'off') return { kind: 'refused' };
  const personId = await guestPerson(String(link.email), name, link.id);
  if (!personId) return { kind: 'refused' };
  const ticketId = await report(link, personId, tag, text, now);
  const [row] = await db.select({ number: ticket.number }).from(ticket).where(eq(ticket.id, ticketId));
  const number = row?.number ?? '';
  await settle(token, link, personId, number, now);
  return { kind: 'opened', number };
}

async function report(
  { id }: OneTimeToken,
  personId: Id,
  tag: string,
  text: string,
  now: number,
): Promise<Id> {
  const { actor } = await readPerson(db, personId);
  const standing = await standingOf(tag);
  const ticketId = intentUid(`guest report ${id} ticket`);
  const isMade = await run(actor, 'mail', 'ticket.report', id, now, {
    ticketId,
    title: titleOf('', text),
    description: `${text}\n\n(Reported by the label ${tag}, without signing in.)`.slice(
      0,
      LIMITS.description,
    ),
    ...{ impact: 3, urgency: 2, categoryId: null },
    ...{ siteId: standing?.siteId ?? null, place: standing?.place ?? null },
  });
  if (!isMade) throw new DomainError('forbidden');
  // Whoever reports may not look at what is not theirs: the desk itself finds out what the label stands on.
  if (standing)
    await run(SYSTEM, 'job', 'ticket.edit', id, now, { ticketId, changes: { assetId: standing.assetId } });
  return ticketId;
}

/** Runs an act of a report, once. @returns whether it is done: now, or by an earlier try */
async function run<N extends MutationName>(
  actor: Actor,
  channel: 'mail' | 'job',
  name: N,
  reportId: Id,
  now: number,
  args: ArgsOf<N>,
): Promise<boolean> {
  const intent = {
    ...{ uid: intentUid(`guest report ${reportId} ${name}`), name, v: MUTATIONS[name].v, base: null },
    ...{ args: args as Record<string, unknown>, occurredAt: now, clockOffset: 0 },
  };
  try {
    const { status } = await execute(actor, intent, { channel });
    return status === 'ok' || status === 'merged';
  } catch (error) {
    if (error instanceof SyncRefusal) return false;
    // It was done before, when the thing stood elsewhere.
    if (!(error instanceof DomainError && error.code === 'exists')) throw error;
    return true;
  }
}

/** From now on the link knows nothing but the number. The mail with it goes in the same transaction, so it goes once. */
async function settle(
  token: string,
  { id, email }: OneTimeToken,
  personId: Id,
  number: string,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await takeToken(tx, token, 'guest', now))) return;
    await tx.update(oneTimeToken).set({ data: { number }, email: null }).where(eq(oneTimeToken.id, id));
    await post(tx, { kind: 'guest_opened', address: String(email), personId, data: { number } }, now);
  });
  nudge();
}
