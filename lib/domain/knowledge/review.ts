import type { Instant } from '../kernel/types';
import type { Article } from './article';

/** After so many months somebody looks whether an article still holds, where nobody says otherwise. */
export const REVIEW_MONTHS = 12;
export const REVIEW_MONTHS_MAX = 36;

/** The same day so many months later, in UTC; the last of the month where it has no such day. */
export function monthsLater(at: Instant, months: number): Instant {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

/** Whether somebody should have looked whether it still holds. */
export const isReviewDue = (article: Pick<Article, 'state' | 'reviewDueAt'>, now: Instant): boolean =>
  article.state === 'published' && article.reviewDueAt !== null && article.reviewDueAt <= now;
