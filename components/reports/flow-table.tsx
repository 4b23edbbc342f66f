'use client';
import { useTranslations } from 'use-intl';
import { dateWords } from '#components/ui/date-words';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { DayFlow } from '#domain/reports/shapes';
import { FigureLink } from './key-figure';

/** The chart's numbers, newest first; each opens the tickets of that day. */
export function FlowTable({
  days,
  hrefs,
}: {
  days: readonly DayFlow[];
  hrefs: Readonly<Record<string, { created: string; resolved: string }>>;
}) {
  const t = useTranslations('desk.flow');
  return (
    <div className="-mx-4 max-h-78 overflow-y-auto desk:-mx-6">
      <Table label={t('title')}>
        <THead>
          <Th>{t('day')}</Th>
          <Th align="end">{t('created')}</Th>
          <Th align="end">{t('resolved')}</Th>
        </THead>
        <tbody>
          {[...days].reverse().map(({ date, created, resolved }) => (
            <Tr key={date}>
              <Td>{dateWords(date, true)}</Td>
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
