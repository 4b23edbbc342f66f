import 'server-only';
import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { article } from '#db/schema/knowledge';
import { notice } from '#db/schema/notices';
import { notifyPreference, setting } from '#db/schema/operations';
import { person, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { articleAudience, readableSight, ticketAudience } from '#domain/access/scopes';
import { lacking } from '#domain/approval/approval';
import { type ApprovalFacts, mayDecide } from '#domain/approval/may';
import { ownTasks } from '#domain/fulfil/may';
import type { Task } from '#domain/fulfil/task';
import type { Id, Instant } from '#domain/kernel/types';
import { isReviewDue } from '#domain/knowledge/review';
import { isMajor } from '#domain/major/is-major';
import type { Major } from '#domain/major/major';
import { actsFor, type NoticeAct } from '#domain/notify/acts';
import {
  type ChangeNews,
  isOfChange,
  type NewsDetail,
  type NotifiedEvent,
  REVIEW_DUE,
} from '#domain/notify/events';
import type { Channel } from '#domain/notify/preferences';
import type { About } from '#domain/notify/press';
import { type PushPayload, shortTitle } from '#domain/notify/push-payload';
import { provisionalCode } from '#domain/ticket/number';
import type { RateFacts } from '#domain/ticket/satisfaction';
import { isOpen, isWorkable, type TicketKind } from '#domain/ticket/states';
import { seenOf } from '#sync/views/seen';
import { SERVICE, serviceOf } from '../settings/service-row';
import { actUid } from './act-uid';
import { readChangeNews, type ToldChange } from './change-news';
import { ARTICLE, actWords, pushWords } from './words';

/** An event for one person, as the outbox holds it. */
export interface NewsOf {
  personId: Id;
  event: NotifiedEvent;
  detail: NewsDetail | null;
  eventUid: Id;
  /** What it is about: a ticket, a change or an article. */
  ticketId: Id;
}

/** Why there is nothing to tell. */
export type Silence = 'person_gone' | 'not_readable' | 'no_longer_true' | 'switched_off';

/** What a message is made of. */
export interface News {
  personId: Id;
  /** The person's mailbox. */
  address: string | null;
  /** "INC-000123" */
  number: string;
  /** Empty: of what was taken back, where they may not read the ticket. */
  title: string;
  /** Whether the organisation keeps titles out of what passes through other hands. */
  hideTitle: boolean;
  /** Null: it is about no ticket. */
  ticket: TicketNews | null;
  /** Absent: it is about no change. */
  change?: ToldChange;
}

/** The ticket as it is. */
interface TicketNews {
  kind: TicketKind;
  about: About;
  /** What this person can do about it at once. */
  acts: NoticeAct[];
  /** Which fix of it this is, and since when. */
  fix: { reopenCount: number; since: Instant };
}

/** Name of the setting that keeps titles out of pushes and subjects. */
const HIDE_TITLES = 'push.hideTitles';

/**
 * What there is to tell as things stand now: rights may have gone, the ticket may have moved on since the event, and
 * the person may have switched it off.
 */
export async function readNews(db: Db, of: NewsOf, channel: Channel): Promise<News | Silence> {
  const people = await db
    .select({
      ...{ role: person.role, email: person.email, teamId: teamMember.teamId },
      choices: notifyPreference.choices,
    })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .leftJoin(notifyPreference, eq(notifyPreference.personId, person.id))
    .where(and(eq(person.id, of.personId), eq(person.active, true), isNull(person.deletedAt)));
  const [who] = people;
  if (!who) return 'person_gone';
  if (who.choices?.[of.event]?.[channel] === false) return 'switched_off';

  const teamIds = people.flatMap(({ teamId }) => (teamId ? [teamId] : []));
  const actor = { id: of.personId, role: who.role, teamIds };
  if (of.event === REVIEW_DUE) return readReview(db, of, actor, who.email);
  if (isOfChange(of.event)) return readOfChange(db, { ...of, event: of.event }, actor, who.email);
  const [row] = await db.select().from(ticket).where(eq(ticket.id, of.ticketId));
  const published = of.event === 'ticket.majorOver' ? await publishedTo(db, of) : null;
  if (published !== null) {
    if (!row || !published) return 'not_readable';
    // One that was taken back does not say when it was over; its ticket does.
    if (published.isGone ? isMajor(row) : published.overAt === null) return 'no_longer_true';
  }
  const own = row ? readableSight(actor, ticketAudience(row)) : 'none';
  const sight = published ? 'public' : own;
  if (!row || sight === 'none' || (of.detail === 'note' && sight !== 'internal')) return 'not_readable';
  if (!stillTrue(of, row)) return 'no_longer_true';

  const settingOf = await readSettings(db);
  if (of.event === 'ticket.closed' && !serviceOf(settingOf(SERVICE)).asksHow) return 'no_longer_true';
  const title = published && !(published.isGone && own !== 'none') ? published.title : row.title;
  return {
    ...{ personId: of.personId, address: who.email, title },
    number: row.number ?? provisionalCode(row.id),
    hideTitle: settingOf(HIDE_TITLES) === true || title === '',
    ticket: {
      kind: row.kind,
      about: {
        ...{ ver: row.ver, state: row.state },
        ...(of.event === 'ticket.approvalWanted' ? { seen: seenOf(row) } : {}),
      },
      acts: published ? [] : actsFor(of, actor, row),
      fix: { reopenCount: row.reopenCount, since: row.stateSince },
    },
  };
}

async function readSettings(db: Db): Promise<(name: string) => unknown> {
  const settings = await db
    .select()
    .from(setting)
    .where(inArray(setting.name, [HIDE_TITLES, SERVICE]));
  return (name) => settings.find((one) => one.name === name)?.value;
}

async function readOfChange(
  db: Db,
  of: NewsOf & { event: ChangeNews },
  actor: Actor,
  address: string | null,
): Promise<News | Silence> {
  const told = await readChangeNews(db, of, actor);
  if (typeof told === 'string') return told;
  const { number, title } = told;
  const hideTitle = title === '' || (await readSettings(db))(HIDE_TITLES) === true;
  return { personId: of.personId, address, number, title, hideTitle, ticket: null, change: told };
}

/** That an article is to be looked at again, unless somebody did, or it is not theirs to read any more. */
async function readReview(db: Db, of: NewsOf, actor: Actor, address: string | null): Promise<News | Silence> {
  const [row] = await db.select().from(article).where(eq(article.id, of.ticketId));
  if (!row || readableSight(actor, articleAudience(row)) === 'none') return 'not_readable';
  if (!isReviewDue(row, Date.now())) return 'no_longer_true';
  const hideTitle = (await readSettings(db))(HIDE_TITLES) === true;
  return { personId: of.personId, address, number: ARTICLE, title: row.title, hideTitle, ticket: null };
}

/**
 * What this person said concerns them, too, of all that was published of a ticket; undefined: nothing. Of what was taken
 * back since, nobody reads a word any more; that it is over was promised all the same.
 */
async function publishedTo(db: Db, { personId, ticketId }: NewsOf) {
  const { title, overAt, deletedAt, startsAt } = announcement;
  const [last] = await db
    .select({ title, overAt, deletedAt })
    .from(announcement)
    .innerJoin(affected, eq(affected.announcementId, announcement.id))
    .where(
      and(
        ...[eq(announcement.ticketId, ticketId), eq(affected.personId, personId)],
        ...[isNull(affected.deletedAt), isNull(affected.withdrawnAt)],
      ),
    )
    .orderBy(sql`${deletedAt} is not null`, desc(startsAt))
    .limit(1);
  if (!last) return undefined;
  const isGone = last.deletedAt !== null;
  return { title: isGone ? '' : last.title, overAt: last.overAt, isGone };
}

/** The message of a push. It never says what somebody wrote. */
export async function readPush(db: Db, of: NewsOf & { urgent: boolean }): Promise<PushPayload | Silence> {
  const news = await readNews(db, of, 'push');
  if (typeof news === 'string') return news;
  return {
    v: 1,
    id: of.eventUid,
    event: of.event,
    ticketId: of.ticketId,
    number: news.number,
    words: pushWords(of.event, of.detail),
    title: news.hideTitle ? '' : shortTitle(news.title),
    for: of.personId,
    ...(news.ticket && offered(of, news.ticket, news.ticket.kind)),
    ...(news.change && offered(of, news.change)),
    urgent: of.urgent,
    unread: await countUnread(db, of.personId),
  };
}

const offered = (
  { eventUid, personId }: NewsOf,
  { about, acts }: Pick<TicketNews, 'about' | 'acts'>,
  kind: TicketKind | null = null,
) => ({
  about,
  acts: acts.map((act) => ({ do: act, uid: actUid(eventUid, personId, act), title: actWords(act, kind) })),
});

/** How much is unread in somebody's inbox, as a number. */
export async function countUnread(db: Db, personId: Id): Promise<number> {
  const [row] = await unreadQuery(db, personId);
  return row?.unread ?? 0;
}

/** How much is unread in somebody's inbox. */
export const unreadQuery = (db: Db, personId: Id) =>
  db
    .select({ unread: count() })
    .from(notice)
    .where(and(eq(notice.personId, personId), isNull(notice.readAt)));

type Now = RateFacts &
  ApprovalFacts & { watcherIds: readonly Id[]; major: Major | null; tasks: readonly Task[] | null };

/** Whether the news is still so: a late retry must not tell somebody of work that went to another in the meantime. */
function stillTrue({ event, detail, personId }: NewsOf, ticket: Now): boolean {
  const { assigneeId, watcherIds, state, major } = ticket;
  const isResolved = state === 'resolved' || state === 'closed';
  switch (event) {
    case 'ticket.assigned':
      return detail === 'task'
        ? isWorkable(state) && ownTasks(personId, ticket.tasks).length > 0
        : assigneeId === personId;
    case 'ticket.reopened':
      return assigneeId === personId && isOpen(state);
    case 'ticket.mentioned':
    case 'ticket.commented':
    case 'ticket.numbered':
      return true;
    case 'ticket.warned':
    case 'ticket.breached':
    case 'ticket.major':
      return isOpen(state);
    case 'ticket.resolved':
      return isResolved;
    case 'ticket.approvalWanted':
      return detail === 'lacking'
        ? state === 'awaiting_approval' &&
            (ticket.approval?.groups.some((group) => lacking(group) > 0) ?? false)
        : mayDecide(personId, ticket);
    case 'ticket.decided':
      return ticket.approval?.outcome === detail;
    case 'ticket.updateOwed':
      return isOpen(state) && major !== null && major.dueAt !== null && major.dueAt <= Date.now();
    case REVIEW_DUE:
    case 'change.approvalWanted':
    case 'change.decided':
    case 'change.voided':
      // The article, or the change, says.
      return true;
    case 'ticket.majorOver':
      // Whether it is over says what was published of it.
      return true;
    case 'ticket.closed':
      // Who said how it went, in the app or by another channel, is not asked any more.
      return state === 'closed' && ticket.requesterId === personId && ticket.satisfaction === null;
    case 'ticket.watched':
      // Whoever gave it need not follow it. It concerns them until somebody else has it.
      if (detail === 'declined') return assigneeId === null;
      if (!watcherIds.includes(personId)) return false;
      if (detail === 'resolved') return isResolved;
      if (detail === 'cancelled') return state === 'cancelled';
      return detail === 'reopened' ? isOpen(state) : true;
  }
}
