'use client';
import { ChartColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { TabStrip } from '#components/ui/tab-strip';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { useTimes } from '#components/ui/when';
import { CHANGE_RESULTS, type ChangeType } from '#domain/change/change';
import { type ChangeFigures, FIGURE_DAYS, type FigureDays, type FigureOf } from '#domain/change/figures';

interface FiguresScreenProps {
  days: FigureDays;
  all: ChangeFigures;
  types: readonly { type: ChangeType; figures: ChangeFigures }[];
}

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
const part = (of: number | null): string => (of === null ? '–' : percent.format(of));

/** How changes go: how many went well, how many could not wait, how long one takes to begin, and what came of them. */
export function FiguresScreen({ days, all, types }: FiguresScreenProps) {
  const t = useTranslations('changes');
  const times = useTimes();
  const list = (of: FigureOf | null) => `/desk/changes?tab=all&days=${days}${of === null ? '' : `&of=${of}`}`;
  const lead = (of: number | null) => (of === null ? '–' : times.duration(of));
  return (
    <>
      <TabStrip
        label={t('figures.range')}
        value={String(days)}
        tabs={FIGURE_DAYS.map((one) => ({
          ...{ id: String(one), label: t('figures.days', { n: one }) },
          href: `/desk/changes/figures?days=${one}`,
        }))}
        className="px-4 desk:px-6"
      />
      {all.ended === 0 ? (
        <EmptyState icon={<ChartColumn />} title={t('figures.none')} className="flex-1">
          {t('figures.noneText')}
        </EmptyState>
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-5 border-b border-line px-4 py-5 desk:grid-cols-5 desk:px-6">
            <Figure name={t('figures.ended')} value={String(all.ended)} href={list(null)} />
            <Figure
              name={t('figures.success')}
              value={part(all.success)}
              href={list('success')}
              note={t('figures.of', { n: all.of.success })}
            />
            <Figure
              name={t('figures.emergency')}
              value={part(all.emergency)}
              href={list('emergency')}
              note={t('figures.of', { n: all.of.emergency })}
            />
            <Figure name={t('figures.lead')} value={lead(all.lead)} note={t('figures.leadText')} />
            <Figure name={t('figures.caused')} value={String(all.of.caused)} href={list('caused')} />
          </dl>
          <Table label={t('figures.byType')} className="flex-1">
            <THead>
              <Th>{t('type')}</Th>
              <Th align="end">{t('figures.ended')}</Th>
              <Th align="end">{t('figures.success')}</Th>
              {CHANGE_RESULTS.map((one) => (
                <Th key={one} align="end" className="max-desk:hidden">
                  {t(`results.${one}`)}
                </Th>
              ))}
              <Th align="end">{t('figures.lead')}</Th>
            </THead>
            <tbody>
              {types.map(({ type, figures }) => (
                <Tr key={type}>
                  <Td grow>{t(`types.${type}`)}</Td>
                  <Td align="end">{figures.ended}</Td>
                  <Td align="end">{part(figures.success)}</Td>
                  {CHANGE_RESULTS.map((one) => (
                    <Td key={one} align="end" className="max-desk:hidden">
                      {figures.of[one]}
                    </Td>
                  ))}
                  <Td align="end">{lead(figures.lead)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </>
  );
}

interface FigureProps {
  name: string;
  value: string;
  /** The changes behind it. */
  href?: string;
  note?: string;
}

function Figure({ name, value, href, note }: FigureProps): ReactNode {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="num mt-1 text-xl font-semibold">
        {href ? (
          <TextLink href={href} aria-label={`${name}: ${value}`}>
            {value}
          </TextLink>
        ) : (
          value
        )}
      </dd>
      {note ? <dd className="num text-sm text-ink-3">{note}</dd> : null}
    </div>
  );
}
