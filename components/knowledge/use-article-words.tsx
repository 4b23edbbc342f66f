'use client';
import { useTranslations } from 'use-intl';
import { useNames, useTeamName } from '#components/shell/names';
import { useTimes } from '#components/ui/when';
import { isReviewDue } from '#domain/knowledge/review';
import type { ArticleRow } from '#sync/views/article';

/** What is said of an article beside its own words. */
export function useArticleWords() {
  const t = useTranslations('knowledge');
  const names = useNames();
  const teams = useTeamName();
  const times = useTimes();
  const readers = ({ audience, teamId }: ArticleRow): string =>
    t(`for.${audience}`, { team: (teamId && teams(teamId)) || t('aTeam') });
  const reviewed = (article: ArticleRow): string | null =>
    article.state !== 'published' || article.reviewDueAt === null || times.now === null
      ? null
      : t(isReviewDue(article, times.now) ? 'reviewDue' : 'reviewBy', {
          when: times.day(article.reviewDueAt),
        });
  const when = ({ state, publishedAt, updatedAt }: ArticleRow): string =>
    state === 'published' && publishedAt !== null
      ? t('published', { when: times.day(publishedAt) })
      : t('changed', { when: times.day(updatedAt) });
  const by = ({ ownerId }: ArticleRow): string | null =>
    names(ownerId) ? t('by', { name: names(ownerId) }) : null;
  const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');
  return {
    readers,
    reviewed,
    when,
    /** In a list of staff: for whom, since when, by whom. */
    standing: (one: ArticleRow): string =>
      joined(readers(one), one.state === 'published' ? reviewed(one) : when(one), by(one)),
    /** Under its title. */
    under: (one: ArticleRow, staff: boolean): string =>
      staff
        ? joined(t(`state.${one.state}`), readers(one), when(one), by(one), reviewed(one))
        : joined(when(one)),
  };
}
