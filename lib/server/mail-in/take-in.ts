import 'server-only';
import { gzipSync } from 'node:zlib';
import { and, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { inboundMail } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { DomainError } from '#domain/kernel/errors';
import { HOUR, type Id, type Instant } from '#domain/kernel/types';
import { answerIn } from '#domain/mail-in/answer';
import { decideMail, type MailDecision, type MailFacts, type MailReason } from '#domain/mail-in/decide';
import { automatic, type Head, valuesOf } from '#domain/mail-in/head';
import { senderCheck } from '#domain/mail-in/proof';
import { config } from '#server/config';
import { isGuestOutside } from '#server/guests/guest-person';
import { nudge } from '#server/jobs/nudge';
import { post } from '#server/mail/post';
import { readPerson } from '#server/sync/actor';
import { SyncRefusal } from '#server/sync/refusal';
import { commentBy, reportBy } from './acts';
import { headOf, type ParsedIn, parseMail, sizeOf } from './parse';
import { type AnswerToken, ownIds, readToken, tokenOfAddress } from './token';
import { readTrust } from './trust';

/** Largest mail that is kept in quarantine, compressed: it has to fit into one statement. */
const RAW_MAX = 6_000_000;
/** Mails of one sender in an hour that are kept whole; of the others what they said. */
const KEPT_OF_FLOOD = 50;
/** Tries that ended in a failure, or with a worker that died: then it waits for an administrator. */
const ATTEMPTS_MAX = 20;
const NOTHING: ParsedIn = { sender: null, subject: '', text: '', files: [], left: [] };

type Row = typeof inboundMail.$inferSelect;
type State = Row['state'];

/**
 * What becomes of one mail. It may come in any number of times, also after a worker died with it anywhere: everything
 * made from it is named by it.
 * @param wholeSize of the mail, where only its beginning was fetched
 */
export async function takeIn(raw: Buffer, now: Instant = Date.now(), wholeSize = raw.length): Promise<State> {
  const { head, key } = headOf(raw);
  const row = await begun(key, now);
  if (row.state !== 'received') return row.state;
  const size = row.attempts > ATTEMPTS_MAX ? 'unreadable' : sizeOf(raw, head, wholeSize);
  let mail = NOTHING;
  let readable: MailFacts['size'] = size;
  if (head && size === 'fits')
    try {
      mail = await parseMail(raw, head);
    } catch {
      readable = 'unreadable';
    }
  const sender = mail.sender;
  await db
    .update(inboundMail)
    .set({ sender, subject: mail.subject.slice(0, 200) })
    .where(eq(inboundMail.id, row.id));
  const found = sender ? await personOf(sender) : null;
  const known = found?.id ?? null;
  const token = head ? tokenIn(head) : null;
  const recent = sender ? await lately(row, sender) : [];
  const answer = answerIn(mail.text);
  const { server, unproven } = await readTrust();
  const check = senderCheck(head ?? [], sender, server);
  const said = token ? await tokenOf(token, known, sender) : head && answersOurs(head) ? 'lost' : 'none';
  const decision = decideMail({
    own: head !== null && isOwn(head, sender),
    automatic: head && automatic(head),
    size: readable,
    proof: check.proof,
    unproven,
    sender,
    // Who is here only because of a report by a label answers about that, and opens nothing by mail where strangers may not.
    isKnown: known !== null && (!found?.isOutside || said === 'fits'),
    token: said,
    lately: recent.length,
    same: answer ? recent.filter(({ text }) => text !== null && answerIn(text) === answer).length : 0,
    isEmpty: answer === '' && mail.files.length === 0 && (token !== null || mail.subject === ''),
  });
  const settled = await settle(decision, row, mail, answer, known, token);
  const keepsRaw = settled.state === 'quarantined' && recent.length < KEPT_OF_FLOOD;
  await finish(row, settled, {
    text: mail.text || null,
    senderCheck: check.said,
    personId: known,
    raw: keepsRaw ? packed(raw) : null,
  });
  return settled.state;
}

/** The row of a mail, with one try more. */
async function begun(messageKey: string, now: Instant): Promise<Row> {
  await db.insert(inboundMail).ignore().values({ messageKey, receivedAt: now });
  await db
    .update(inboundMail)
    .set({ attempts: sql`${inboundMail.attempts} + 1` })
    .where(and(eq(inboundMail.messageKey, messageKey), eq(inboundMail.state, 'received')));
  const [row] = await db.select().from(inboundMail).where(eq(inboundMail.messageKey, messageKey));
  if (!row) throw new Error('the row of a mail is gone');
  return row;
}

interface Settled {
  state: State;
  reason: MailReason | null;
  ticketId: Id | null;
}

async function settle(
  decision: MailDecision,
  row: Row,
  mail: ParsedIn,
  answer: string,
  personId: Id | null,
  token: AnswerToken | null,
): Promise<Settled> {
  const ticketId = token && (await isTicket(token.ticketId)) ? token.ticketId : null;
  if ('reason' in decision) {
    const state = decision.kind === 'drop' ? 'dropped' : 'quarantined';
    return { state, reason: decision.reason, ticketId };
  }
  try {
    const { actor } = await readPerson(db, personId ?? '');
    const act = { key: row.messageKey, at: row.receivedAt, actor, channel: 'mail' as const, ...mail };
    if (decision.kind === 'ticket')
      return { state: 'ticket', reason: null, ticketId: await reportBy(act, mail.subject) };
    await commentBy({ ...act, text: answer }, token?.ticketId ?? '');
    return { state: 'comment', reason: (await isClosed(ticketId)) ? 'closed' : null, ticketId };
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof SyncRefusal)) throw error;
    return { state: 'quarantined', reason: 'refused', ticketId };
  }
}

/** Says in the row what became of it; a sender is told of a closed ticket once, in the same transaction. */
async function finish(row: Row, settled: Settled, set: Partial<Row>): Promise<void> {
  const now = Date.now();
  await db.transaction(async (tx) => {
    const [done] = await tx
      .update(inboundMail)
      .set({ ...set, ...settled, decidedAt: now })
      .where(and(eq(inboundMail.id, row.id), eq(inboundMail.state, 'received')));
    const { ticketId } = settled;
    const personId = set.personId;
    if (done.affectedRows === 0 || settled.reason !== 'closed' || !ticketId || !personId) return;
    const [before] = await tx
      .select({ id: inboundMail.id })
      .from(inboundMail)
      .where(
        and(
          ...[eq(inboundMail.personId, personId), eq(inboundMail.ticketId, ticketId)],
          ...[eq(inboundMail.reason, 'closed'), ne(inboundMail.id, row.id)],
        ),
      )
      .limit(1);
    const [who] = await tx.select({ email: person.email }).from(person).where(eq(person.id, personId));
    if (before || !who?.email) return;
    const data = { path: `/app/tickets/${ticketId}` };
    await post(tx, { kind: 'answered_closed', address: who.email, personId, data }, now);
  });
  nudge();
}

function packed(raw: Buffer): Buffer | null {
  const small = raw.length <= RAW_MAX * 4 ? gzipSync(raw) : null;
  return small && small.length <= RAW_MAX ? small : null;
}

async function personOf(sender: string): Promise<{ id: Id; isOutside: boolean } | null> {
  const [row] = await db
    .select()
    .from(person)
    .where(and(eq(person.email, sender), eq(person.active, true), isNull(person.deletedAt)));
  return row ? { id: row.id, isOutside: isGuestOutside(row) } : null;
}

/** What this sender sent in the hour before this mail. */
const lately = (row: Row, sender: string) =>
  db
    .select({ text: inboundMail.text })
    .from(inboundMail)
    .where(
      and(
        ...[eq(inboundMail.sender, sender), gt(inboundMail.receivedAt, row.receivedAt - HOUR)],
        lt(inboundMail.id, row.id),
      ),
    )
    .limit(KEPT_OF_FLOOD);

/** Whether this desk sent it: its own mark, the name of one of its mails, or its own address. */
function isOwn(head: Head, sender: string | null): boolean {
  const addresses = [config.mailIn?.address, config.mail?.from.address];
  if (sender !== null && addresses.includes(sender)) return true;
  const marks = valuesOf(head, 'x-loop').map((mark) => mark.toLowerCase());
  if (marks.some((mark) => addresses.includes(mark))) return true;
  return valuesOf(head, 'message-id').some((id) => ownIds(id, domain()).length > 0);
}

const domain = (): string => config.mail?.from.address.split('@').at(-1) ?? '';

/** The code of an answer: in the address it was sent to, else in the names of the mails it answers. */
function tokenIn(head: Head): AnswerToken | null {
  const mailIn = config.mailIn?.address;
  const lines = ['delivered-to', 'x-original-to', 'to', 'cc'].flatMap((name) => valuesOf(head, name));
  const named = lines.flatMap((line) => line.slice(0, 20_000).match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []);
  const addressed = mailIn ? named.flatMap((one) => tokenOfAddress(mailIn, one) ?? []) : [];
  const answered = ['in-reply-to', 'references']
    .flatMap((name) => valuesOf(head, name))
    .flatMap((line) => ownIds(line, domain()).reverse())
    .flatMap(({ token }) => token ?? []);
  for (const text of [...addressed, ...answered]) {
    const token = readToken(text);
    if (token) return token;
  }
  return null;
}

/** Whether it answers a mail of ours, by the names of the mails it answers. */
const answersOurs = (head: Head): boolean =>
  ['in-reply-to', 'references']
    .flatMap((name) => valuesOf(head, name))
    .some((line) => ownIds(line, domain()).length > 0);

async function tokenOf(
  token: AnswerToken,
  personId: Id | null,
  sender: string | null,
): Promise<'fits' | 'other' | 'forged'> {
  if (personId && sender && token.isOf(personId, sender)) return 'fits';
  const [row] = await db.select().from(ticket).where(eq(ticket.id, token.ticketId));
  const parties = row ? [row.requesterId, row.reporterId, row.assigneeId, ...row.watcherIds] : [];
  for (const id of new Set(parties)) {
    if (!id) continue;
    const [who] = await db.select({ email: person.email }).from(person).where(eq(person.id, id));
    if (who?.email && token.isOf(id, who.email)) return 'other';
  }
  return 'forged';
}

const stateOfTicket = async (id: Id) =>
  (await db.select({ state: ticket.state }).from(ticket).where(eq(ticket.id, id)))[0]?.state;
const isTicket = async (id: Id): Promise<boolean> => (await stateOfTicket(id)) !== undefined;

async function isClosed(id: Id | null): Promise<boolean> {
  const state = id && (await stateOfTicket(id));
  return state === 'closed' || state === 'cancelled' || state === 'rejected';
}
