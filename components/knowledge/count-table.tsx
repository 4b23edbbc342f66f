'use client';
import { BookOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { ArticleCounts } from '#domain/knowledge/report';
import { isReviewDue } from '#domain/knowledge/review';

/** Each article with what its readers said of it. */
export function CountTable({ articles, now }: { articles: readonly ArticleCounts[]; now: number }) {
  const t = useTranslations('knowledge');
  const open = (
    <ButtonLink href="/app/knowledge" size="sm">
      {t('report.read')}
    </ButtonLink>
  );
  if (articles.length === 0)
    return (
      <EmptyState icon={<BookOpen />} title={t('none')} action={open} className="flex-1">
        {t('noneText')}
      </EmptyState>
    );
  const sum = (of: (one: ArticleCounts) => number) => articles.reduce((total, one) => total + of(one), 0);
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm desk:px-6">
        <p className="num min-w-0 flex-1 text-ink-2">
          {t('report.sum', { solved: sum((one) => one.solved), helpful: sum((one) => one.helpful) })}
        </p>
        {open}
      </div>
      <Table label={t('title')} className="flex-1">
        <THead>
          <Th>{t('edit.name')}</Th>
          <Th className="max-desk:hidden">{t('report.state')}</Th>
          <Th className="max-desk:hidden">{t('edit.audience')}</Th>
          <Th className="max-desk:hidden">{t('report.owner')}</Th>
          <Th align="end">{t('report.helpful')}</Th>
          <Th align="end">{t('report.notHelpful')}</Th>
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
                  <bdi>{one.title}</bdi>
                </TextLink>
              </Td>
              <Td className="max-desk:hidden">{t(`state.${one.state}`)}</Td>
              <Td className="max-desk:hidden">{t(`audience.${one.audience}`)}</Td>
              <Td className="max-desk:hidden">
                <bdi>{one.owner}</bdi>
              </Td>
              <Td align="end">{one.helpful}</Td>
              <Td align="end">{one.notHelpful}</Td>
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
    </>
  );
}
