'use client';
import { BookOpen, Boxes } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useArticlesById } from '#client/live/articles';
import type { Search } from '#client/live/search';
import { ArticleRow } from '#components/shell/article-row';
import { Link } from '#components/shell/link';
import { SectionHeading } from '#components/ui/section-heading';

/** So many stand before the tickets; the others are in the knowledge base. */
const SHOWN = 3;

/** Articles that were found, the best first. */
export function FoundArticles({ answer }: { answer: NonNullable<Search['answer']> }) {
  const t = useTranslations('search');
  const hits = answer.articles.slice(0, SHOWN);
  const articles = useArticlesById(hits.map(({ id }) => id)) ?? [];
  if (articles.length === 0) return null;
  return (
    <section aria-label={t('articles')}>
      <SectionHeading count={answer.articles.length} className="px-gutter pt-4 pb-1">
        {t('articles')}
      </SectionHeading>
      {answer.articlesNearly ? <p className="px-gutter pb-1 text-sm text-ink-3">{t('nearly')}</p> : null}
      <ul>
        {articles.map((article) => (
          <li key={article.id} className="not-last:border-b not-last:border-line">
            <ArticleRow article={article} found={hits.find(({ id }) => id === article.id)?.found ?? []} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to all of them. */
export function AllArticles() {
  return <Leads href="/app/knowledge" icon={<BookOpen />} name="knowledge" />;
}

/** Leads to what there is: laptops, radios, services. */
export function AllAssets() {
  return <Leads href="/app/assets" icon={<Boxes />} name="assets" />;
}

function Leads({ href, icon, name }: { href: string; icon: ReactNode; name: 'knowledge' | 'assets' }) {
  const t = useTranslations('search');
  return (
    <Link
      href={href}
      data-hit
      className="flex min-h-14 items-center gap-3 border-b border-line px-gutter py-3 -outline-offset-2 data-hovered:bg-canvas data-pressed:bg-fill [&_.lucide]:size-5 [&_.lucide]:text-ink-2"
    >
      {icon}
      <span>
        <span className="block text-base font-medium">{t(name)}</span>
        <span className="block text-sm text-ink-3">{t(`${name}Text`)}</span>
      </span>
    </Link>
  );
}
