'use client';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sayViewed, useArticlesById } from '#client/live/articles';
import { useSuggested } from '#client/live/search';
import { Button, ButtonLink } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { Sheet } from '#components/ui/sheet';
import { inKnowledgeWords } from '#components/words/knowledge-words';
import type { Id } from '#domain/kernel/types';
import { useMe } from './actor';
import { ArticleRow } from './article-row';
import { ArticleText } from './article-text';

/** So many are looked at before somebody goes on writing. */
const SUGGESTED = 3;

interface SuggestedArticlesProps {
  /** what is being written, or stands there */
  text: string;
  /** of somebody who is about to report: this answered it */
  onSolved?: (articleId: Id) => void;
  className?: string;
}

/** Articles that may answer a text, read without leaving it. */
export const SuggestedArticles = inKnowledgeWords(Suggested);

function Suggested({ text, onSolved, className = '' }: SuggestedArticlesProps) {
  const t = useTranslations('knowledge');
  const { actor } = useMe();
  const hits = useSuggested(text, actor.id, SUGGESTED);
  const articles = useArticlesById(hits.map(({ id }) => id)) ?? [];
  const [open, setOpen] = useState<Id | null>(null);
  const [last, setLast] = useState<(typeof articles)[number] | null>(null);
  const shown = articles.find(({ id }) => id === open);
  if (shown && shown !== last) setLast(shown);
  const title = t(onSolved ? 'suggest.title' : 'suggest.staff');
  const sheet = last ? (
    <Sheet
      isOpen={open !== null}
      onClose={() => setOpen(null)}
      title={last.title}
      tall
      footer={
        onSolved ? (
          <Button tone="primary" block icon={<CircleCheck />} onPress={() => onSolved(last.id)}>
            {t('suggest.solved')}
          </Button>
        ) : (
          <ButtonLink block href={`/app/knowledge/${last.id}`}>
            {t('suggest.open')}
          </ButtonLink>
        )
      }
    >
      <ArticleText body={last.body} files={last.files} />
    </Sheet>
  ) : null;
  if (articles.length === 0) return sheet;
  return (
    <section aria-label={title} className={className}>
      <SectionHeading inset={onSolved !== undefined} className={onSolved ? '' : 'pb-1'}>
        {title}
      </SectionHeading>
      <ul
        className={
          onSolved ? 'overflow-hidden rounded-group bg-surface forced-colors:border' : '[--gutter:0px]'
        }
      >
        {articles.map((article) => (
          <li key={article.id} className="not-last:border-b not-last:border-line">
            <ArticleRow
              article={article}
              found={hits.find(({ id }) => id === article.id)?.found ?? []}
              onPress={() => {
                setOpen(article.id);
                void sayViewed(article.id, actor.id);
              }}
            />
          </li>
        ))}
      </ul>
      {sheet}
    </section>
  );
}
