import 'server-only';
import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { article, articleReminder } from '#db/schema/knowledge';
import { person } from '#db/schema/people';
import { can } from '#domain/access/capabilities';
import { type Actor, ROLES } from '#domain/access/roles';
import { articleAudience, readableSight } from '#domain/access/scopes';
import { SYSTEM } from '#domain/access/system';
import type { Instant } from '#domain/kernel/types';
import { isReviewDue } from '#domain/knowledge/review';
import { REVIEW_DUE } from '#domain/notify/events';
import { plannedFor, writeNews } from '../notify/outgoing';
import { KnownPeople, knownPeople } from '../notify/parties';
import { readRows } from '../sync/read-rows';
import type { SyncWriter } from '../sync/sync-writer';
import { Busy } from '../sync/transact';
import { withSync } from '../sync/with-sync';
import { intentUid } from './intent-uid';
import { nudge } from './nudge';

/** Articles in one run; the next run goes on. */
const RUN = 200;

/**
 * Tells the owner of each article whose review date has come, or those who publish where the owner is gone. Once for
 * each date, also after days without a worker, and however many workers do it at the same time.
 *
 * @param ended stops between two articles
 * @returns of how many articles somebody was told
 */
export async function remindOfReviews(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  let told = 0;
  for (const { id } of await reviewsQuery(db, now)) {
    if (ended?.aborted) break;
    try {
      if (await withSync((writer) => remind(writer, id, now))) told += 1;
    } catch (error) {
      // Somebody writes to it right now: the next run looks again.
      if (!(error instanceof Busy)) throw error;
    }
  }
  if (told > 0) nudge();
  return told;
}

/** Published articles whose date has come and of which nobody was told, in the order of the index `article_review`. */
export function reviewsQuery(db: Db, now: Instant) {
  return db
    .select({ id: article.id })
    .from(article)
    .leftJoin(
      articleReminder,
      and(eq(articleReminder.articleId, article.id), eq(articleReminder.reviewDueAt, article.reviewDueAt)),
    )
    .where(
      and(
        ...[eq(article.state, 'published'), isNull(article.deletedAt), lte(article.reviewDueAt, now)],
        isNull(articleReminder.articleId),
      ),
    )
    .orderBy(asc(article.reviewDueAt))
    .limit(RUN);
}

async function remind(writer: SyncWriter, articleId: string, now: Instant): Promise<boolean> {
  const { tx } = writer;
  // Whoever publishes it again does so before or after this, and not in between.
  await writer.guard({ kind: 'article', id: articleId });
  const [row] = await readRows(tx, 'article', [articleId]);
  if (!row || row.deletedAt !== null || !isReviewDue(row, now) || row.reviewDueAt === null) return false;
  const [first] = await tx
    .insert(articleReminder)
    .ignore()
    .values({ articleId, reviewDueAt: row.reviewDueAt, at: now });
  if (first.affectedRows === 0) return false;
  const mayHear = ({ id, role, teamIds }: Actor) =>
    can(role, 'article.write') && readableSight({ id, role, teamIds }, articleAudience(row)) !== 'none';
  const known = new KnownPeople();
  const owner = (await knownPeople(tx, [row.ownerId], now, known)).filter(mayHear);
  const hearers =
    owner.length > 0 ? owner : (await knownPeople(tx, await publishers(tx), now, known)).filter(mayHear);
  const act = { uid: intentUid(`review ${articleId} ${row.reviewDueAt}`), actor: SYSTEM, now };
  const heard = hearers.map((hearer) => ({
    ...{ personId: hearer.id, event: REVIEW_DUE, detail: null, ticketId: articleId },
    ...{ hearer, urgent: false, number: null },
  }));
  await writeNews(writer, plannedFor(act, heard));
  return heard.length > 0;
}

const publishers = async (tx: DbTx) =>
  (
    await tx
      .select({ id: person.id })
      .from(person)
      .where(
        and(
          inArray(
            person.role,
            ROLES.filter((role) => can(role, 'article.publish')),
          ),
          ...[eq(person.active, true), isNull(person.deletedAt)],
        ),
      )
  ).map(({ id }) => id);
