import 'server-only';
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type DbTx, db } from '#db/connection';
import { inboundMail } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { answerIn } from '#domain/mail-in/answer';
import type { KeptMail } from '#domain/settings/shapes';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { nudge } from '#server/jobs/nudge';
import { commentBy, reportBy } from './acts';
import { headOf, parseMail, sizeOf } from './parse';

/** Mails on the page, newest first: what is decided makes room for the others. */
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

/** Mails that wait for an administrator. */
export async function keptMails(): Promise<KeptMail[]> {
  const { id, reason, sender, subject, text, senderCheck, receivedAt } = inboundMail;
  const rows = await db
    .select({
      ...{ id, reason, sender, subject, text, senderCheck, receivedAt },
      ...{ personName: person.name, ticketNumber: ticket.number },
    })
    .from(inboundMail)
    .leftJoin(person, eq(person.id, inboundMail.personId))
    .leftJoin(ticket, eq(ticket.id, inboundMail.ticketId))
    .where(eq(inboundMail.state, 'quarantined'))
    .orderBy(desc(receivedAt), desc(id))
    .limit(MAILS_SHOWN);
  return rows.map((row) => ({ ...row, text: (row.text ?? '').slice(0, SHOWN) }));
}

/**
 * Lets a mail in. It is the administrator's own act, who answers for the sender: a comment of theirs that names the
 * sender, or an incident on behalf of the person with that address, where there is one.
 * @throws DomainError `illegal_state` it was decided already
 */
export async function letInMail({ id, as }: z.infer<typeof letInRequest>, { actor }: SignedIn) {
  const [row] = await db.select().from(inboundMail).where(eq(inboundMail.id, id));
  if (row?.state !== 'quarantined') throw new DomainError('illegal_state');
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

/** Nobody wants this mail. @throws DomainError `illegal_state` it was decided already */
export async function discardMail({ id }: z.infer<typeof mailRequest>, { actor }: SignedIn) {
  await decided(id, actor.id, { state: 'discarded' }, 'mail.discard', {});
  return {};
}

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
      .where(and(eq(inboundMail.id, id), eq(inboundMail.state, 'quarantined')));
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
