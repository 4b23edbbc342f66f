'use client';
import { BookOpen, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useArticles } from '#client/live/articles';
import { useSearch } from '#client/live/search';
import { useMe } from '#components/shell/actor';
import { ArticleRow } from '#components/shell/article-row';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Group } from '#components/ui/group';
import { LiveRegion } from '#components/ui/live-region';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { isReviewDue } from '#domain/knowledge/review';
import type { ArticleRow as Article } from '#sync/views/article';
import { FindBox } from './find-box';
import { useArticleWords } from './use-article-words';

/** How staff see the articles divided, in the order of what wants doing. */
const GROUPS = ['in_review', 'draft', 'due', 'published', 'retired'] as const;
type GroupId = (typeof GROUPS)[number];

/** All articles of this device: found by words, and for staff by what wants doing. */
export function ListScreen() {
  const t = useTranslations('knowledge');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const { now } = useTimes();
  const articles = useArticles();
  const words = useArticleWords();
  const [typed, setTyped] = useState('');
  useScrollMemory('/app/knowledge', false, articles !== undefined);
  const staff = isStaff(actor.role);
  const groupOf = (one: Article): GroupId => (isReviewDue(one, now ?? 0) ? 'due' : one.state);
  const shown = (articles ?? []).filter((one) => staff || one.state === 'published');
  const sorted = [...shown].sort((a, b) => a.title.localeCompare(b.title));
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={{ label: staff ? nav('myWork') : nav('home'), onPress: () => goBack('/app') }}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      <PageTitle className="pt-1" detail={t(staff ? 'leadStaff' : 'lead')}>
        {t('title')}
      </PageTitle>
      <div className="mt-4 flex flex-wrap gap-2.5">
        <FindBox value={typed} onChange={setTyped} />
        {can(actor.role, 'article.write') ? (
          <ButtonLink href="/app/knowledge/new" icon={<Plus />}>
            {t('write')}
          </ButtonLink>
        ) : null}
      </div>
      {typed.trim() !== '' ? (
        <Found typed={typed} articles={shown} />
      ) : articles && shown.length === 0 ? (
        <EmptyState icon={<BookOpen />} title={t('none')} className="py-16">
          {t(staff ? 'noneText' : 'noneReader')}
        </EmptyState>
      ) : (
        GROUPS.map((id) => {
          const own = (id === 'published' ? sorted : shown).filter((one) => groupOf(one) === id);
          if (own.length === 0) return null;
          return (
            <Group
              key={id}
              title={t(staff ? `group.${id}` : 'all')}
              label={t(staff ? `group.${id}` : 'all')}
              end={String(own.length)}
              className="mt-6"
            >
              <ul>
                {own.map((one) => (
                  <Row key={one.id} article={one} detail={staff ? words.standing(one) : undefined} />
                ))}
              </ul>
            </Group>
          );
        })
      )}
    </Page>
  );
}

function Row({
  article,
  detail,
  found,
}: {
  article: Article;
  detail?: string | undefined;
  found?: string[];
}) {
  return (
    <li className="not-last:border-b not-last:border-line">
      <ArticleRow article={article} detail={detail} found={found} />
    </li>
  );
}

/** What has the words that were typed. */
function Found({ typed, articles }: { typed: string; articles: readonly Article[] }) {
  const t = useTranslations('knowledge');
  const { actor } = useMe();
  const { answer, progress } = useSearch({ typed, me: actor.id, staff: isStaff(actor.role), limit: 0 });
  if (!answer) return null;
  const byId = new Map(articles.map((one) => [one.id, one]));
  const hits = answer.articles.filter(({ id }) => byId.has(id));
  return (
    <>
      <LiveRegion>{t('found', { count: hits.length })}</LiveRegion>
      {hits.length > 0 ? (
        <Group title={t('found', { count: hits.length })} className="mt-6">
          {answer.articlesNearly ? <p className="px-gutter pt-3 text-sm text-ink-3">{t('nearly')}</p> : null}
          <ul>
            {hits.map(({ id, found }) => (
              <Row key={id} article={byId.get(id) as Article} found={found} />
            ))}
          </ul>
        </Group>
      ) : progress.ready ? (
        <EmptyState icon={<SearchX />} title={t('notFound')} className="py-16">
          {t('notFoundText')}
        </EmptyState>
      ) : null}
    </>
  );
}
