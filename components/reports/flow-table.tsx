'use client';
import { useTranslations } from 'use-intl';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { Step } from '#domain/reports/days';
import type { Flow } from '#domain/reports/shapes';
import { FigureLink } from './key-figure';
import { usePointWords } from './point-words';

/** The chart's numbers, newest first; each opens the tickets of its days. */
export function FlowTable({
  points,
  step,
  hrefs,
}: {
  points: readonly Flow[];
  step: Step;
  hrefs: Readonly<Record<string, { created: string; resolved: string }>>;
}) {
  const t = useTranslations('desk.flow');
  const words = usePointWords(step);
  return (
    <div className="-mx-4 max-h-78 overflow-y-auto desk:-mx-6">
      <Table label={t('title')}>
        <THead>
          <Th>{t(step)}</Th>
          <Th align="end">{t('created')}</Th>
          <Th align="end">{t('resolved')}</Th>
        </THead>
        <tbody>
          {[...points].reverse().map(({ date, last, created, resolved }) => (
            <Tr key={date}>
              <Td>{words(date, last)}</Td>
              <Td align="end">
                <FigureLink href={hrefs[date]?.created ?? ''}>{created}</FigureLink>
              </Td>
              <Td align="end">
                <FigureLink href={hrefs[date]?.resolved ?? ''}>{resolved}</FigureLink>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
