'use client';
import { BookOpen, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { Marked } from '#components/shell/marked';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { LiveRegion } from '#components/ui/live-region';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { ArticleCounts, ArticleList } from '#domain/knowledge/report';
import { isReviewDue } from '#domain/knowledge/review';
import { FindBox } from './find-box';

interface CountTableProps {
  list: ArticleList;
  /** what is searched for, as it stands in the address */
  typed: string;
  now: number;
}

/** Searched when nothing was typed for so long, ms. */
const REST = 250;

/** Each article with what its readers said of it; those that have the words somebody looks for. */
export function CountTable({ list, typed, now }: CountTableProps) {
  const t = useTranslations('knowledge');
  const { articles, found, nearly, deflected } = list;
  const open = (
    <ButtonLink href="/app/knowledge" size="sm">
      {t('report.read')}
    </ButtonLink>
  );
  if (articles.length === 0 && found === null)
    return (
      <EmptyState icon={<BookOpen />} title={t('none')} action={open} className="flex-1">
        {t('noneText')}
      </EmptyState>
    );
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 text-sm desk:px-6">
        <Find typed={typed} />
        <p className="num min-w-60 flex-1 text-pretty text-ink-2">
          {t('report.lately', { count: deflected })}
        </p>
        {open}
      </div>
      {found ? <LiveRegion>{t('found', { count: articles.length })}</LiveRegion> : null}
      {nearly ? <p className="px-4 pb-3 text-sm text-ink-3 desk:px-6">{t('nearly')}</p> : null}
      {articles.length === 0 ? (
        <EmptyState icon={<SearchX />} title={t('report.notFound')} className="flex-1">
          {t('report.notFoundText')}
        </EmptyState>
      ) : (
        <Articles articles={articles} found={found} now={now} />
      )}
    </>
  );
}

function Articles({
  articles,
  found,
  now,
}: {
  articles: readonly ArticleCounts[];
  found: ArticleList['found'];
  now: number;
}) {
  const t = useTranslations('knowledge');
  return (
    <Table label={t('title')} className="flex-1">
      <THead>
        <Th>{t('edit.name')}</Th>
        <Th className="max-desk:hidden">{t('report.state')}</Th>
        <Th className="max-desk:hidden">{t('edit.audience')}</Th>
        <Th className="max-desk:hidden">{t('report.owner')}</Th>
        <Th align="end">{t('report.views')}</Th>
        <Th align="end" className="max-desk:hidden">
          {t('report.helpful')}
        </Th>
        <Th align="end" className="max-desk:hidden">
          {t('report.notHelpful')}
        </Th>
        <Th align="end">{t('report.solved')}</Th>
        <Th align="end" className="max-desk:hidden">
          {t('report.review')}
        </Th>
      </THead>
      <tbody>
        {articles.map((one) => (
          <Tr key={one.id}>
            <Td grow>
              <TextLink href={`/desk/knowledge/${one.id}`}>
                <bdi>
                  <Marked text={one.title} found={new Set(found?.[one.id] ?? [])} />
                </bdi>
              </TextLink>
            </Td>
            <Td className="max-desk:hidden">{t(`state.${one.state}`)}</Td>
            <Td className="max-desk:hidden">{t(`audience.${one.audience}`)}</Td>
            <Td className="max-desk:hidden">
              <bdi>{one.owner}</bdi>
            </Td>
            <Td align="end">{one.views}</Td>
            <Td align="end" className="max-desk:hidden">
              {one.helpful}
            </Td>
            <Td align="end" className="max-desk:hidden">
              {one.notHelpful}
            </Td>
            <Td align="end">{one.solved}</Td>
            <Td align="end" className="max-desk:hidden">
              {one.reviewDueAt === null ? null : (
                <When
                  at={one.reviewDueAt}
                  as="day"
                  className={isReviewDue(one, now) ? 'font-semibold text-warn' : ''}
                />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The search of the list: it stands in the address, and follows the typing. */
function Find({ typed }: { typed: string }) {
  const router = useRouter();
  const [text, setText] = useState(typed);
  const [, start] = useTransition();
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === typed) return;
    const timer = setTimeout(() => {
      const query = wanted === '' ? '' : `?${new URLSearchParams({ q: wanted })}`;
      start(() => router.replace(`/desk/knowledge${query}`, { scroll: false }));
    }, REST);
    return () => clearTimeout(timer);
  }, [text, typed, router]);
  return <FindBox value={text} onChange={setText} />;
}
