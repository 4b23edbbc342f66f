'use client';
import { BookX, FilePen } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { sayViewed, useArticle } from '#client/live/articles';
import { useReadOnOpen } from '#client/live/inbox';
import { useMe } from '#components/shell/actor';
import { ArticleText } from '#components/shell/article-text';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar } from '#components/ui/app-bar';
import { QuietNote } from '#components/ui/banner';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { isStaff } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { ArticleActs } from './article-acts';
import { DidItHelp } from './did-it-help';
import { LinkedTickets } from './linked-tickets';
import { useArticleWords } from './use-article-words';

/** One article, to read; for staff also what can be done with it. */
export function ArticleScreen({ articleId }: { articleId: Id }) {
  const t = useTranslations('knowledge');
  const { actor } = useMe();
  const here = useArticle(articleId, actor.id);
  const words = useArticleWords();
  useScrollMemory(`/app/knowledge/${articleId}`, false, here !== undefined);
  const staff = isStaff(actor.role);
  const article = here?.article;
  useReadOnOpen(articleId, article !== undefined && article !== null);
  // Who wrote it looks at it for other reasons.
  const isReader = article?.state === 'published' && article.ownerId !== actor.id;
  useEffect(() => {
    if (isReader) void sayViewed(articleId, actor.id);
  }, [isReader, articleId, actor.id]);
  return (
    <Page
      width="narrow"
      className={article ? 'px-gutter pb-10' : 'flex flex-col justify-center pb-20'}
      bar={
        <AppBar
          back={{ label: t('back'), onPress: () => goBack('/app/knowledge') }}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      {article ? (
        <article>
          <h1 className="h-page pt-1 text-pretty wrap-anywhere hyphens-auto">
            <bdi>{article.title}</bdi>
          </h1>
          <p className="mt-1.5 text-sm text-ink-3">{words.under(article, staff)}</p>
          {article.revisesId ? (
            <QuietNote icon={<FilePen />} className="mt-4">
              {t('revision.of')}.{' '}
              <TextLink href={`/app/knowledge/${article.revisesId}`}>{t('revision.openOf')}</TextLink>
            </QuietNote>
          ) : null}
          {staff && here.revision ? (
            <QuietNote icon={<FilePen />} className="mt-4">
              {t('revision.title')}.{' '}
              <TextLink href={`/app/knowledge/${here.revision.id}`}>{t('revision.open')}</TextLink>
            </QuietNote>
          ) : null}
          {staff ? <ArticleActs article={article} revision={here.revision} waiting={here.waiting} /> : null}
          <div className="mt-5">
            <ArticleText body={article.body} files={article.files} />
          </div>
          {article.state === 'published' ? <DidItHelp article={article} vote={here.vote} /> : null}
          {staff ? <LinkedTickets article={article} /> : null}
        </article>
      ) : here ? (
        <EmptyState level={1} icon={<BookX />} title={t('gone')}>
          {t('goneText')}
        </EmptyState>
      ) : null}
    </Page>
  );
}
