'use client';
import { ChevronLeft, ChevronRight, GitCompareArrows } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { FigureDays, FigureOf } from '#domain/change/figures';
import { CHANGE_TABS, type ChangeLine, type ChangeTab } from '#domain/change/view';

interface ChangesScreenProps {
  tab: ChangeTab;
  lines: readonly ChangeLine[];
  page: number;
  /** there is another page behind this one */
  more: boolean;
  /** They are those behind a figure; null: they are not. */
  figure: { days: FigureDays; of: FigureOf | null } | null;
}

/** Changes by where they stand. */
export function ChangesScreen({ tab, lines, page, more, figure }: ChangesScreenProps) {
  const t = useTranslations('changes');
  const pages = useTranslations('desk.list');
  const kept = figure ? `&days=${figure.days}${figure.of ? `&of=${figure.of}` : ''}` : '';
  const at = (one: ChangeTab, n = 1) => `/desk/changes?tab=${one}${n > 1 ? `&page=${n}${kept}` : ''}`;
  return (
    <>
      <nav aria-label={t('tabs')} className="flex flex-wrap gap-2 px-4 py-3 desk:px-6">
        {CHANGE_TABS.map((one) => (
          <ButtonLink
            key={one}
            href={at(one)}
            size="sm"
            tone={one === tab ? 'secondary' : 'text'}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`tab.${one}`)}
          </ButtonLink>
        ))}
      </nav>
      {figure ? (
        <p className="flex flex-wrap items-baseline gap-x-3 px-4 pb-3 text-sm text-ink-2 desk:px-6">
          {t(`figures.behind.${figure.of ?? 'ended'}`, { n: figure.days })}
          <TextLink href={`/desk/changes/figures?days=${figure.days}`}>{t('figures.title')}</TextLink>
        </p>
      ) : null}
      {lines.length === 0 ? (
        <EmptyState icon={<GitCompareArrows />} title={t(`none.${tab}`)} className="flex-1">
          {t('noneText')}
        </EmptyState>
      ) : (
        <Table label={t('title')} className="flex-1">
          <THead>
            <Th>{t('number')}</Th>
            <Th>{t('name')}</Th>
            <Th>{t('state')}</Th>
            <Th className="max-desk:hidden">{t('risk')}</Th>
            <Th className="max-desk:hidden">{t('window')}</Th>
          </THead>
          <tbody>
            {lines.map(({ id, number, title, type, state, riskLevel, windowFrom }) => (
              <Tr key={id}>
                <Td>{number}</Td>
                <Td grow>
                  <TextLink href={`/desk/changes/${id}`}>
                    <bdi>{title}</bdi>
                  </TextLink>
                  {type === 'normal' ? null : <span className="text-ink-3"> {t(`types.${type}`)}</span>}
                </Td>
                <Td>{t(`states.${state}`)}</Td>
                <Td className="max-desk:hidden">{riskLevel ? t(`riskLevel.${riskLevel}`) : null}</Td>
                <Td className="max-desk:hidden">{windowFrom === null ? null : <When at={windowFrom} />}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {page > 1 || more ? (
        <nav aria-label={pages('pages')} className="flex justify-center gap-2 px-4 py-4">
          {page > 1 ? (
            <ButtonLink
              size="sm"
              href={at(tab, page - 1)}
              icon={<ChevronLeft className="rtl:-scale-x-100" />}
            >
              {pages('previousPage')}
            </ButtonLink>
          ) : null}
          {more ? (
            <ButtonLink
              size="sm"
              href={at(tab, page + 1)}
              iconEnd={<ChevronRight className="rtl:-scale-x-100" />}
            >
              {pages('nextPage')}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
