import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { outbox } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { timeline } from '#db/schema/tickets';
import type { Id, Instant } from '#domain/kernel/types';
import { placeOf } from '#domain/notify/place';
import { RATE_WITHIN, SCORES } from '#domain/ticket/satisfaction';
import { approvalToken, LINK_LIFE } from '#server/approval/token';
import { decideToken } from '#server/changes/decide-token';
import { config } from '#server/config';
import type { Sent } from '#server/jobs/drain';
import type { OutboxRow } from '#server/jobs/outbox-drain';
import { type Told, written } from '#server/mail/letter';
import type { MailSettings, MailTransport } from '#server/mail/mail-transport';
import { answerAddress, answerToken } from '#server/mail-in/token';
import { organisationName } from '#server/people/organisation';
import { rateToken } from '#server/rating/token';
import { derivedId } from '#sync/ids';
import {
  APPROVE_OR_REJECT,
  DAY_ANSWERS,
  daySubject,
  MORE_THERE,
  mailWords,
  NOT_BY_ANSWER,
  noMore,
  READ_THERE,
  scoreWords,
} from './mail-words';
import { type News, readNews } from './news';
import { type Unsubscribed, unsubscribeToken } from './unsubscribe';

/** Left of a lease before a mail goes out: longer than a mail server may take. */
const LEASE_MARGIN = 45_000;
/** Events that one mail tells in words; a day with more says how many. */
const DAY_MAX = 100;
/** Of a text, characters that a mail carries. */
const QUOTE_MAX = 4_000;

type Item = Pick<OutboxRow, 'id' | 'personId' | 'event' | 'detail' | 'eventUid' | 'ticketId' | 'actorId'>;

export interface NewsMail {
  /** One event. */
  send(job: OutboxRow): Promise<Sent>;
  /** What waited for the mail of a day. */
  sendDay(job: OutboxRow): Promise<Sent>;
}

/** Sends mails about tickets. What they say is read when they go: rights may have gone since. */
export function newsMail(
  db: Db,
  { from, origin }: MailSettings,
  transport: MailTransport,
  now: () => Instant = Date.now,
): NewsMail {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const idOf = (what: string, answer: string | null = null) =>
    `<${createHash('sha256').update(what).digest('hex').slice(0, 40)}${answer ? `.${answer}` : ''}@${domain}>`;

  async function post(
    job: OutboxRow,
    { personId, address }: Pick<News, 'personId' | 'address'>,
    what: Unsubscribed,
    content: { subject: string; told: readonly Told[]; after?: readonly string[]; ticketId?: Id },
  ): Promise<Sent> {
    if (!address) return { kind: 'done', note: 'no_mailbox' };
    const token = unsubscribeToken(personId, what, address);
    const footLink = { label: noMore(what), link: `${origin}/unsubscribe/${token}` };
    const desk = (await organisationName()) ?? 'Holdfast';
    const { ticketId, ...words } = content;
    const letter = written({ ...words, desk, footLink });
    const mailIn = config.mailIn?.address;
    const answer = ticketId && mailIn ? answerToken(ticketId, personId, address) : null;
    // Asleep for too long (a suspended machine): by now another worker may hold this row.
    if (now() > job.leasedUntil - LEASE_MARGIN) return { kind: 'again', error: 'lease nearly over' };
    return transport.deliver(address, letter, {
      // Of the row alone: a worker that died after it sent, and whoever sends it again, send the same mail.
      messageId: idOf(`${job.eventUid} ${job.event} ${job.personId}`, answer),
      ...(ticketId && { inReplyTo: idOf(`thread ${ticketId}`) }),
      ...(mailIn && { loop: mailIn }),
      ...(mailIn && answer && { replyTo: answerAddress(mailIn, answer) }),
      unsubscribe: `${origin}/api/unsubscribe/${token}`,
    });
  }

  return {
    async send(job) {
      const news = await readNews(db, job, 'mail');
      if (typeof news === 'string') return { kind: 'done', note: news };
      const { verb } = mailWords(job.event, job.detail);
      const title = news.hideTitle ? '' : `: ${news.title}`;
      return post(job, news, job.event, {
        subject: `[${news.number}] ${verb}${title}`,
        told: [await toldOf(db, job, news, origin)],
        // Whoever only said "me too" does not read the ticket, and so does not answer to it.
        ...(job.event !== 'ticket.majorOver' && news.ticket && { ticketId: job.ticketId }),
      });
    },

    async sendDay(job) {
      const due = job.dueAt ?? job.runAt;
      if (await laterDay(db, job, due, now())) return { kind: 'done', note: 'with_later_day' };
      const items = await itemsUntil(db, job, due);
      const told: Told[] = [];
      let first: News | null = null;
      let count = 0;
      for (const item of items) {
        const news = await readNews(db, item, 'mail');
        if (typeof news === 'string') continue;
        first ??= news;
        count += 1;
        if (count <= DAY_MAX) told.push(await toldOf(db, item, news, origin));
      }
      if (count > DAY_MAX) told.push({ lines: [MORE_THERE(count - DAY_MAX)] });
      const sent: Sent = first
        ? await post(job, first, 'all', { subject: daySubject(count), told, after: [DAY_ANSWERS] })
        : { kind: 'done', note: 'nothing_left' };
      if (sent.kind === 'done') await markTold(db, items, now());
      return sent;
    },
  };
}

/** One event in words, with what was written where everybody may read it who reads the ticket. */
async function toldOf(db: Db, item: Item, news: News, origin: string): Promise<Told> {
  const who = item.actorId ? await nameOf(db, item.actorId) : null;
  const [entry] = await db
    .select({ body: timeline.body, internal: timeline.internal })
    .from(timeline)
    .where(and(eq(timeline.id, derivedId(item.eventUid, 0)), eq(timeline.ticketId, item.ticketId)));
  const hidden = item.detail === 'note' || entry?.internal === true;
  const body = hidden ? '' : (entry?.body ?? '');
  return {
    lines: [
      news.title ? `${news.number} · ${news.title}` : news.number,
      mailWords(item.event, item.detail).says(who),
      ...(hidden && who ? [READ_THERE] : []),
      ...(item.event === 'ticket.approvalWanted' ? [NOT_BY_ANSWER] : []),
    ],
    quote: news.change
      ? news.change.words
      : body.length > QUOTE_MAX
        ? `${body.slice(0, QUOTE_MAX).trimEnd()}…`
        : body,
    choices: choicesOf(item, news, origin),
    button: news.title ? wayTo(item, news, origin) : null,
  };
}

/** What can be said at once from a mail, without signing in. */
function choicesOf(item: Item, news: News, origin: string) {
  if (news.change)
    return item.event === 'change.approvalWanted' && item.detail !== 'lacking'
      ? [decideChangeLink(item, news, news.change.about.seen, origin)]
      : [];
  const fix = news.ticket?.fix;
  if (!fix) return [];
  if (item.event === 'ticket.closed') return rateLinks(item, news, fix, origin);
  return item.event === 'ticket.approvalWanted' && item.detail !== 'lacking'
    ? [decideLink(item, news, origin)]
    : [];
}

/** Looked at it shows what was asked for; only a press there decides. */
function decideLink({ ticketId, personId }: Item, { address }: News, origin: string) {
  // Counted from the mail: who is asked last, or reminded, has as long as who was asked first.
  const token = approvalToken({ ticketId, personId, until: Date.now() + LINK_LIFE }, address ?? '');
  return { label: APPROVE_OR_REJECT, link: `${origin}/approve/${token}` };
}

/** The same for a change: bound to what they are asked about. */
function decideChangeLink(
  { ticketId: changeId, personId }: Item,
  { address }: News,
  seen: string,
  origin: string,
) {
  const until = Date.now() + LINK_LIFE;
  const token = decideToken({ changeId, personId, until, seen }, address ?? '');
  return { label: APPROVE_OR_REJECT, link: `${origin}/approve/change/${token}` };
}

const wayTo = (item: Item, { ticket, change }: News, origin: string) => ({
  label: `Open the ${ticket ? 'ticket' : change ? 'change' : 'article'}`,
  link: `${origin}${placeOf(item)}`,
});

/** One tap says how it went: a link for each score, worst first. */
const rateLinks = (
  { ticketId, personId }: Item,
  { address }: News,
  fix: NonNullable<News['ticket']>['fix'],
  origin: string,
) =>
  SCORES.map((score) => {
    const until = fix.since + RATE_WITHIN;
    const token = rateToken(
      { ticketId, personId, reopenCount: fix.reopenCount, until, score },
      address ?? '',
    );
    return { label: scoreWords(score), link: `${origin}/rate/${token}` };
  });

async function nameOf(db: Db, id: string): Promise<string | null> {
  const [row] = await db.select({ name: person.name }).from(person).where(eq(person.id, id));
  return row?.name ?? null;
}

/** After days without a worker several mails are due at once: the last of them tells it all. */
async function laterDay(db: Db, job: OutboxRow, due: Instant, now: Instant): Promise<boolean> {
  const [later] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        ...[eq(outbox.personId, job.personId), eq(outbox.kind, 'digest'), eq(outbox.state, 'waiting')],
        ...[gt(outbox.dueAt, due), lte(outbox.dueAt, now)],
      ),
    )
    .limit(1);
  return later !== undefined;
}

const itemsUntil = (db: Db, job: OutboxRow, due: Instant) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        ...[eq(outbox.personId, job.personId), eq(outbox.kind, 'item')],
        ...[eq(outbox.state, 'waiting'), lte(outbox.dueAt, due)],
      ),
    )
    .orderBy(asc(outbox.id));

async function markTold(db: Db, items: readonly Item[], now: Instant): Promise<void> {
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.update(outbox).set({ state: 'done', doneAt: now }).where(inArray(outbox.id, ids));
}
