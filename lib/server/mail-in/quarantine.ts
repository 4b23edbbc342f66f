import 'server-only';
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type DbTx, db } from '#db/connection';
import { inboundMail } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import { type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { answerIn } from '#domain/mail-in/answer';
import type { KeptMail } from '#domain/settings/shapes';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { nudge } from '#server/jobs/nudge';
import { Busy } from '#server/sync/transact';
import { commentBy, reportBy } from './acts';
import { headOf, parseMail, sizeOf } from './parse';

/** Mails on a page, newest first. */
export const MAILS_SHOWN = 50;
/** Of a text, characters that the page shows. */
const SHOWN = 2_000;
/** Larger than any mail that is kept: what unpacks to more was made to. */
const UNPACKED_MAX = 40_000_000;

export const mailRequest = z.strictObject({ id: z.number().int().positive() });
export const letInRequest = z.strictObject({
  id: z.number().int().positive(),
  as: z.enum(['comment', 'ticket']),
});

/** Where a page of mails begins: behind this one. */
export interface MailPlace {
  at: Instant;
  id: number;
}

/** A place as addresses hold it; null: it is none. */
export function mailPlace(text: string | undefined): MailPlace | null {
  const [, at, id] = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return at && id ? { at: Number(at), id: Number(id) } : null;
}

/** Mails that wait for an administrator, and where the older ones begin. */
export async function keptMails(
  after: MailPlace | null = null,
): Promise<{ mails: KeptMail[]; older: string | null }> {
  const rows = await keptMailsQuery(after);
  const mails = rows.slice(0, MAILS_SHOWN).map((row) => ({ ...row, text: row.text ?? '' }));
  const last = mails.at(-1);
  return { mails, older: last && rows.length > MAILS_SHOWN ? `${last.receivedAt}-${last.id}` : null };
}

/** One more than a page, along the index by state and time. */
export function keptMailsQuery(after: MailPlace | null) {
  const { id, reason, sender, subject, text, senderCheck, receivedAt } = inboundMail;
  const behind = after && or(lt(receivedAt, after.at), and(eq(receivedAt, after.at), lt(id, after.id)));
  return db
    .select({
      ...{ id, reason, sender, subject, senderCheck, receivedAt },
      text: sql<string | null>`left(${text}, ${SHOWN})`,
      ...{ personName: person.name, ticketNumber: ticket.number },
    })
    .from(inboundMail, { forceIndex: 'inbound_mail_state' })
    .leftJoin(person, eq(person.id, inboundMail.personId))
    .leftJoin(ticket, eq(ticket.id, inboundMail.ticketId))
    .where(and(eq(inboundMail.state, 'quarantined'), behind ?? undefined))
    .orderBy(desc(receivedAt), desc(id))
    .limit(MAILS_SHOWN + 1);
}

/**
 * Lets a mail in. It is the administrator's own act, who answers for the sender: a comment of theirs that names the
 * sender, or an incident on behalf of the person with that address, where there is one.
 * @throws DomainError `illegal_state` it was decided already: how, by whom and when
 */
export async function letInMail(asked: z.infer<typeof letInRequest>, { actor }: SignedIn) {
  await claim(asked.id, actor.id);
  try {
    return await letIn(asked, actor);
  } catch (error) {
    await unclaim(asked.id, actor.id);
    throw error;
  }
}

async function letIn({ id, as }: z.infer<typeof letInRequest>, actor: Actor) {
  const [row] = await db.select().from(inboundMail).where(eq(inboundMail.id, id));
  if (!row) throw new DomainError('illegal_state');
  const parsed = row.raw ? await unpacked(row.raw) : null;
  const text = parsed?.text ?? row.text ?? '';
  const by = `Mail from ${row.sender ?? 'an unknown sender'}:`;
  const act = {
    ...{ key: row.messageKey, at: row.receivedAt, actor, channel: 'desk' as const },
    ...{ files: parsed?.files ?? [], left: parsed?.left ?? [] },
  };
  let ticketId = row.ticketId;
  if (as === 'comment') {
    if (!ticketId) throw new DomainError('invalid', { field: 'ticketId' });
    await commentBy({ ...act, text: `${by}\n\n${answerIn(text)}` }, ticketId);
  } else {
    const requesterId = row.personId ?? undefined;
    ticketId = await reportBy(
      { ...act, text: requesterId ? text : `${by}\n\n${text}` },
      row.subject,
      requesterId,
    );
  }
  await decided(id, actor.id, { state: as, ticketId }, 'mail.letIn', { as, sender: row.sender });
  nudge();
  return {};
}

/** Nobody wants this mail. @throws DomainError `illegal_state` it was decided already: how, by whom and when */
export async function discardMail({ id }: z.infer<typeof mailRequest>, { actor }: SignedIn) {
  await claim(id, actor.id);
  await decided(id, actor.id, { state: 'discarded' }, 'mail.discard', {});
  return {};
}

/** So long one decision may take; whoever claimed a mail longer ago has died with it. */
const CLAIM = MINUTE;
/** Tries until what somebody else is deciding is known. */
const WAITS = 50;
const WAIT = 200;

/**
 * Takes a mail for one decision, before anything is made from it: two administrators never make two things of it.
 * Whoever comes second waits until the first has decided, and is told what.
 */
async function claim(id: number, by: Id): Promise<void> {
  for (let tries = 0; tries < WAITS; tries++) {
    const now = Date.now();
    const isFree = or(isNull(inboundMail.decidedBy), lt(inboundMail.decidedAt, now - CLAIM));
    const [done] = await db
      .update(inboundMail)
      .set({ decidedBy: by, decidedAt: now })
      .where(and(eq(inboundMail.id, id), eq(inboundMail.state, 'quarantined'), isFree));
    if (done.affectedRows > 0) return;
    const [row] = await db
      .select({ state: inboundMail.state, at: inboundMail.decidedAt, name: person.name })
      .from(inboundMail)
      .leftJoin(person, eq(person.id, inboundMail.decidedBy))
      .where(eq(inboundMail.id, id));
    if (row?.state !== 'quarantined')
      throw new DomainError('illegal_state', row && { state: row.state, by: row.name, at: row.at });
    await new Promise((resolve) => setTimeout(resolve, WAIT));
  }
  throw new Busy();
}

/** Nothing came of it: somebody may decide again. */
const unclaim = (id: number, by: Id) =>
  db
    .update(inboundMail)
    .set({ decidedBy: null })
    .where(and(eq(inboundMail.id, id), eq(inboundMail.state, 'quarantined'), eq(inboundMail.decidedBy, by)));

async function decided(
  id: number,
  decidedBy: Id,
  set: { state: 'comment' | 'ticket' | 'discarded'; ticketId?: Id | null },
  action: string,
  value: Record<string, unknown>,
): Promise<void> {
  const now = Date.now();
  await db.transaction(async (tx) => {
    const [done] = await tx
      .update(inboundMail)
      .set({ ...set, decidedAt: now, decidedBy, raw: null })

      .where(
        and(
          ...[eq(inboundMail.id, id), eq(inboundMail.state, 'quarantined')],
          eq(inboundMail.decidedBy, decidedBy),
        ),
      );
    if (done.affectedRows === 0) throw new DomainError('illegal_state');
    await audit(tx, action, decidedBy, now, { mail: id, ...value });
  });
}

const audit = (tx: DbTx, action: string, actorId: Id, now: number, value: Record<string, unknown>) =>
  writeAudit(tx, {
    ...{ txId: randomUUID(), actorId, action, subject: null, channel: 'desk' },
    ...{ occurredAt: now, receivedAt: now, value },
  });

/** The mail as it came; null where it cannot be taken apart, and its text has to do. */
async function unpacked(packed: Buffer) {
  try {
    const raw = gunzipSync(packed, { maxOutputLength: UNPACKED_MAX });
    const { head } = headOf(raw);
    return head && sizeOf(raw, head) === 'fits' ? await parseMail(raw, head) : null;
  } catch {
    return null;
  }
}
