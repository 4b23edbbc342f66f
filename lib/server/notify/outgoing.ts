import 'server-only';
import type { DbTx } from '#db/connection';
import { outbox } from '#db/schema/operations';
import type { Actor } from '#domain/access/roles';
import { personOrNobody } from '#domain/access/system';
import type { Id, Instant } from '#domain/kernel/types';
import { changeRecipients } from '#domain/notify/change-recipients';
import type { ChangeEvent, TicketEvent, ToldEvent } from '#domain/notify/events';
import { isUrgent, planFor } from '#domain/notify/preferences';
import { type Recipient, recipients, strongest } from '#domain/notify/recipients';
import { intentUid } from '#server/jobs/intent-uid';
import { sendsMail } from '#server/mail/post';
import { type NewNotice, writeNotices } from '#server/sync/notices';
import type { SyncWriter } from '#server/sync/sync-writer';
import type { RowOf } from '#sync/views/entities';
import { readChangeParties } from './change-parties';
import { type Hearer, KnownPeople, readParties } from './parties';

type Row = typeof outbox.$inferInsert;

/** What acts make known: in inboxes, and through other channels. */
export interface News {
  rows: Row[];
  notices: NewNotice[];
}

/** What several acts of one transaction make known, to be written at once. */
export interface Outgoing extends News {
  known: KnownPeople;
}

/** What events are about, by id. */
export interface RowsOf {
  ticket(id: Id): Promise<RowOf<'ticket'> | undefined>;
  change(id: Id): Promise<RowOf<'change'> | undefined>;
}

/** One act: everything it makes known is told together. */
export interface Act {
  uid: Id;
  actor: Actor;
  now: Instant;
}

/**
 * Writes what people are to be told into their inboxes and into the outbox, in the transaction of the act.
 * @returns whether anything is to be sent
 * @param events told to nobody twice: the first they concern counts
 * @param rowOf tickets and changes as this transaction leaves them
 */
export async function tellPeople(
  writer: SyncWriter,
  act: Act,
  events: readonly ToldEvent[],
  rowOf: RowsOf,
): Promise<boolean> {
  const news = await newsOf(writer.tx, act, events, rowOf, new KnownPeople());
  await writeNews(writer, news);
  return news.rows.length > 0;
}

/** What `tellPeople` writes. @param known who was read before in this transaction */
export async function newsOf(
  tx: DbTx,
  { uid, actor, now }: Act,
  events: readonly ToldEvent[],
  rowOf: RowsOf,
  known: KnownPeople,
): Promise<News> {
  const all: Heard[] = [];
  for (const event of events)
    all.push(
      ...('changeId' in event
        ? await heardOfChange(tx, { actor, now }, event, await rowOf.change(event.changeId), known)
        : await heardOfTicket(tx, { actor, now }, event, await rowOf.ticket(event.ticketId), known)),
    );
  const chosen = new Set(strongest(all));
  return plannedFor(
    { uid, actor, now },
    all.filter((one) => chosen.has(one)),
  );
}

type By = Pick<Act, 'actor' | 'now'>;

async function heardOfTicket(
  tx: DbTx,
  { actor, now }: By,
  event: TicketEvent,
  ticket: RowOf<'ticket'> | undefined,
  known: KnownPeople,
): Promise<Heard[]> {
  if (!ticket) return [];
  const { number, priority } = ticket;
  const { parties, hearers } = await readParties(tx, ticket, event, now, known);
  return recipients(event, actor, parties).flatMap((one) => {
    const hearer = hearers.get(one.personId);
    return hearer ? [{ ...one, hearer, number, urgent: isUrgent(one.event, priority) }] : [];
  });
}

async function heardOfChange(
  tx: DbTx,
  { actor, now }: By,
  event: ChangeEvent,
  change: RowOf<'change'> | undefined,
  known: KnownPeople,
): Promise<Heard[]> {
  if (!change) return [];
  const { id: ticketId, number, type } = change;
  const { parties, hearers } = await readChangeParties(tx, change, event, now, known);
  return changeRecipients(event, actor.id, parties).flatMap((one) => {
    const hearer = hearers.get(one.personId);
    const urgent = type === 'emergency' && one.event === 'change.approvalWanted';
    return hearer ? [{ ...one, ticketId, hearer, number, urgent }] : [];
  });
}

/** Somebody who is told something. */
export type Heard = Recipient & { hearer: Hearer; urgent: boolean; number: string | null };

/** What each of these people gets, through which channels, and when. */
export function plannedFor({ uid, actor, now }: Act, heard: readonly Heard[]): News {
  const notices: NewNotice[] = [];
  const rows = heard.flatMap((one): Row[] => {
    const { hearer, personId, event, detail, ticketId, urgent, number, quietly = false } = one;
    const plan = planFor(event, urgent, hearer, hearer.preferences, now);
    const actorId = personOrNobody(actor.id);
    // Named by act and person: whatever makes the server run an act again, nobody finds it twice.
    const id = intentUid(`notice ${uid} ${personId}`);
    if (plan.inInbox) notices.push({ id, personId, event, detail, ticketId, number, actorId, at: now });
    if (quietly) return [];
    const row = {
      ...{ personId, event, detail, ticketId, urgent, eventUid: uid, createdAt: now },
      actorId,
    };
    const told: Row[] = [];
    if (plan.push !== null) told.push({ ...row, kind: 'push', runAt: plan.push });
    if (plan.mail !== null && hearer.hasMailbox && sendsMail())
      told.push(
        ...(plan.inDigest ? inDigest(row, plan.mail) : [{ ...row, kind: 'mail' as const, runAt: plan.mail }]),
      );
    return told;
  });
  return { rows, notices };
}

/** Writes it into inboxes and the outbox. */
export async function writeNews(writer: SyncWriter, { rows, notices }: News): Promise<void> {
  const { tx } = writer;
  await writeNotices(writer, notices);
  // A day's mail that was begun by another event is there already.
  const begun = rows.filter(({ kind }) => kind === 'digest');
  const own = rows.filter(({ kind }) => kind !== 'digest');
  if (own.length > 0) await tx.insert(outbox).values(own);
  if (begun.length > 0) await tx.insert(outbox).ignore().values(begun);
}

/** Waits for the mail of its day, and begins that where it is the first. */
function inDigest(row: Omit<Row, 'kind' | 'runAt'>, at: Instant): Row[] {
  const due = { runAt: at, dueAt: at };
  const eventUid = intentUid(`digest ${row.personId} ${at}`);
  // One row per person and day, whatever it was begun by.
  const day = {
    ...row,
    eventUid,
    event: 'ticket.watched',
    detail: null,
    actorId: null,
    urgent: false,
  } as const;
  return [
    { ...row, ...due, kind: 'item' },
    { ...day, ...due, kind: 'digest' },
  ];
}
