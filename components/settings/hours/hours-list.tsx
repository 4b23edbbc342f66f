'use client';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { SectionHeading } from '#components/ui/section-heading';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { CalendarSetting } from '#domain/settings/shapes';
import { RowName } from '../parts';
import { LookAgain } from '../promises/look-again';
import { SettingPage } from '../setting-page';
import type { RecalculateDoor } from '../use-recalculate';
import { HoursSheet, type SaveHours } from './hours-sheet';
import { weekWords } from './hours-words';

interface HoursListProps {
  calendars: readonly CalendarSetting[];
  zone: string;
  /** open tickets whose clocks go by other hours or promises */
  outdated: number;
  save: SaveHours;
  retarget: RecalculateDoor;
}

/** Working hours: what promised times count by. */
export function HoursList({ calendars, zone, outdated, save, retarget }: HoursListProps) {
  const t = useTranslations('settings');
  const [shown, setShown] = useState<CalendarSetting | 'new' | null>(null);
  const retired = calendars.filter((one) => !one.active);
  return (
    <SettingPage about={t('hours.about')} add={t('hours.add')} onAdd={() => setShown('new')}>
      <LookAgain n={outdated} door={retarget} />
      {calendars.length === 0 ? (
        <EmptyState icon={<CalendarClock />} title={t('hours.empty')} className="flex-1">
          {t('hours.emptyText')}
        </EmptyState>
      ) : (
        <Rows label={t('hours.title')} rows={calendars.filter((one) => one.active)} onShow={setShown} />
      )}
      {retired.length > 0 ? (
        <section className="mt-6">
          <SectionHeading className="px-4 desk:px-6" count={retired.length}>
            {t('retired')}
          </SectionHeading>
          <Rows label={t('retired')} rows={retired} onShow={setShown} />
        </section>
      ) : null}
      <HoursSheet calendar={shown} zone={zone} save={save} onClose={() => setShown(null)} />
    </SettingPage>
  );
}

interface RowsProps {
  label: string;
  rows: readonly CalendarSetting[];
  onShow(row: CalendarSetting): void;
}

function Rows({ label, rows, onShow }: RowsProps) {
  const t = useTranslations('settings');
  const h = useTranslations('settings.hours');
  return (
    <Table label={label}>
      <THead>
        <Th>{t('name')}</Th>
        <Th className="max-desk:hidden">{h('week')}</Th>
        <Th className="max-desk:hidden">{h('zone')}</Th>
        <Th className="max-desk:hidden">{h('holidays')}</Th>
        <Th>{h('promises')}</Th>
      </THead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="max-w-60 max-desk:w-full max-desk:max-w-0">
              <RowName onPress={() => onShow(row)}>
                <bdi>{row.name}</bdi>
              </RowName>
              <span className="block pb-2.5 text-pretty whitespace-normal text-ink-3 desk:hidden">
                {weekWords(row, h)}
                <span className="block">
                  {row.zone}, {h('holidaysOf', { n: row.holidays.length })}
                </span>
              </span>
            </Td>
            <Td grow className="text-ink-2 max-desk:hidden">
              {weekWords(row, h)}
            </Td>
            <Td className="text-ink-2 max-desk:hidden">{row.zone}</Td>
            <Td className="text-ink-2 max-desk:hidden">{h('holidaysOf', { n: row.holidays.length })}</Td>
            <Td className="text-ink-2 max-desk:align-top! max-desk:py-3">
              {h('promisesOf', { n: row.promises.length })}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
