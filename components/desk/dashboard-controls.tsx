'use client';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { lineStyle, popoverStyle } from '#components/ui/list-popover';
import { Select } from '#components/ui/select';
import type { Id } from '#domain/kernel/types';
import type { DeskTeam } from '#domain/reports/shapes';
import { PERIODS, type Period } from '#domain/reports/spans';
import { RangeForm } from './range-form';
import { useSpanWords } from './use-filter-fields';
import { useQuery } from './use-query';

/** Which days and whose tickets the dashboard counts. Both stand in the address. */
export function DashboardControls({
  period,
  team,
  teams,
}: {
  period: Period;
  team: Id | null;
  teams: DeskTeam[];
}) {
  const t = useTranslations('desk');
  const query = useQuery();
  return (
    <>
      <PeriodChoice period={period} onChoose={(next) => query.set('/desk', { period: next })} />
      <Select
        look="button"
        label={t('team')}
        value={team ?? 'all'}
        onChange={(next) => query.set('/desk', { team: next === 'all' ? null : next })}
        options={[{ id: 'all', label: t('allTeams') }, ...teams.map(({ id, name }) => ({ id, label: name }))]}
      />
    </>
  );
}

/** A ready-made period, or two days. */
function PeriodChoice({ period, onChoose }: { period: Period; onChoose(period: Period): void }) {
  const t = useTranslations('desk');
  const words = useSpanWords();
  const [isOpen, setOpen] = useState(false);
  const choose = (next: Period) => {
    setOpen(false);
    onChoose(next);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        tone="secondary"
        size="sm"
        aria-label={`${t('period')}: ${words(period)}`}
        iconEnd={<ChevronDown className="size-4.5 text-ink-3" />}
      >
        {words(period)}
      </Button>
      <Popover placement="bottom end" offset={4} className={`${popoverStyle} w-72 max-w-[calc(100vw-1rem)]`}>
        <Dialog aria-label={t('period')} className="outline-none">
          <ListBox
            aria-label={t('period')}
            autoFocus="first"
            className="p-1 outline-none"
            onAction={(key) => {
              const next = PERIODS.find((one) => one === key);
              if (next) choose(next);
            }}
          >
            {PERIODS.map((id) => (
              <ListBoxItem
                key={id}
                id={id}
                textValue={words(id)}
                className={`${lineStyle} ${id === period ? 'font-semibold' : ''}`}
              >
                {words(id)}
              </ListBoxItem>
            ))}
          </ListBox>
          <div className="border-t border-line p-3">
            <RangeForm onChoose={choose} />
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
