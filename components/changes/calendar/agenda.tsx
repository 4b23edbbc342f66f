'use client';
import { CalendarDays } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { FreezeRow } from '#sync/views/change';
import type { Shown } from './shown';

/** The same as a list, for whoever reads or hears it rather than sees it. */
export function Agenda({
  shown,
  freezes,
  href,
}: {
  shown: readonly Shown[];
  freezes: readonly FreezeRow[];
  href(id: string): string;
}) {
  const t = useTranslations('changes');
  const lines = [
    ...shown.map(({ row, from, to, look }) => ({ id: row.id, from, to, row, look: t(`calendar.${look}`) })),
    ...freezes.map((one) => ({
      id: one.id,
      from: one.from,
      to: one.to,
      row: null,
      look: `${t(`calendar.${one.kind}`)}: ${one.name}`,
    })),
  ].sort((a, b) => a.from - b.from);
  if (lines.length === 0)
    return (
      <EmptyState icon={<CalendarDays />} title={t('calendar.none')} className="flex-1">
        {t('calendar.noneText')}
      </EmptyState>
    );
  return (
    <Table label={t('calendar.agenda')} className="flex-1">
      <THead>
        <Th>{t('from')}</Th>
        <Th>{t('to')}</Th>
        <Th>{t('name')}</Th>
        <Th>{t('state')}</Th>
      </THead>
      <tbody>
        {lines.map(({ id, from, to, row, look }) => (
          <Tr key={id}>
            <Td>
              <When at={from} />
            </Td>
            <Td>
              <When at={to} />
            </Td>
            <Td grow>
              {row ? (
                <TextLink href={href(row.id)}>
                  <bdi>{`${row.number ?? ''} ${row.title}`}</bdi>
                </TextLink>
              ) : (
                <bdi>{look}</bdi>
              )}
            </Td>
            <Td>{row ? `${t(`states.${row.state}`)}, ${look.toLowerCase()}` : ''}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
