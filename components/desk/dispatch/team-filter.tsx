'use client';
import { Check, ChevronDown } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { lineStyle, popoverStyle } from '#components/ui/list-popover';
import type { Id } from '#domain/kernel/types';
import type { DeskTeam } from '#domain/reports/shapes';

interface TeamFilterProps {
  teams: readonly DeskTeam[];
  chosen: readonly Id[];
  onChange(ids: Id[]): void;
}

/** Whose queues and people are shown: all teams, or any of them. */
export function TeamFilter({ teams, chosen, onChange }: TeamFilterProps) {
  const t = useTranslations('dispatch');
  const named = teams.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  const [first = t('allTeams'), ...more] = named;
  const words = more.length > 0 ? t('teamsMore', { first, n: more.length }) : first;
  return (
    <DialogTrigger>
      <Button
        tone="secondary"
        size="sm"
        aria-label={`${t('teams')}: ${words}`}
        iconEnd={<ChevronDown className="size-4.5 text-ink-3" />}
        className="max-w-full min-w-0"
      >
        <span className="block truncate">{words}</span>
      </Button>
      <Popover placement="bottom end" offset={4} className={`${popoverStyle} w-64 max-w-[calc(100vw-1rem)]`}>
        <Dialog aria-label={t('teams')} className="outline-none">
          <ListBox
            aria-label={t('teams')}
            autoFocus="first"
            selectionMode="multiple"
            selectedKeys={chosen}
            // Escape closes; what was chosen stays.
            escapeKeyBehavior="none"
            onSelectionChange={(keys) => onChange(keys === 'all' ? [] : [...keys].map(String))}
            className="max-h-[min(24rem,60dvh)] overflow-auto p-1 outline-none"
          >
            {teams.map(({ id, name }) => (
              <ListBoxItem
                key={id}
                id={id}
                textValue={name}
                className={`group ${lineStyle} data-selected:font-semibold`}
              >
                <span dir="auto" className="min-w-0 flex-1 py-1.5">
                  {name}
                </span>
                <Check
                  className="invisible text-accent group-data-selected:visible"
                  style={{ strokeWidth: 2.5 }}
                />
              </ListBoxItem>
            ))}
          </ListBox>
          <div className="border-t border-line p-1">
            <Button tone="text" size="sm" block isDisabled={chosen.length === 0} onPress={() => onChange([])}>
              {t('allTeams')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
