'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '#components/ui/checkbox';
import { THead, Th } from '#components/ui/table';
import { type Dir, orderOf, type Sort } from '#domain/reports/ticket-query';
import { turned } from './sort-menu';
import { LESS } from './ticket-row';

interface ListHeadProps {
  sort: Sort;
  dir: Dir;
  hrefOf(sort: Sort, dir: Dir): string;
  /** of this page: every row selected, some, or none */
  selected: 'all' | 'some' | 'none';
  onSelect(all: boolean): void;
}

/** The names of the columns; those that make an order are links to it, and to its other direction. */
export function ListHead({ sort, dir, hrefOf, selected, onSelect }: ListHeadProps) {
  const t = useTranslations('desk.list');
  const desk = useTranslations('desk');
  const column = (id: Sort, words: ReactNode, more: { align?: 'end'; className?: string } = {}) => {
    const isOn = id === sort;
    return (
      <Th
        sort={isOn ? dir : null}
        sortHref={hrefOf(id, isOn ? turned(dir) : orderOf({ sort: id }).dir)}
        {...more}
      >
        {words}
      </Th>
    );
  };
  return (
    <THead>
      <Th>
        <Checkbox
          label={desk('select.page')}
          isSelected={selected === 'all'}
          isMixed={selected === 'some'}
          onChange={onSelect}
        />
      </Th>
      {column('priority', <span className="sr-only">{t('priority')}</span>)}
      {column('number', t('number'))}
      <Th>{t('ticketTitle')}</Th>
      {column('state', t('state'))}
      <Th className={LESS.assignee}>{t('assignee')}</Th>
      <Th className={LESS.team}>{desk('team')}</Th>
      {column('due', t('due'), { className: LESS.due })}
      {sort === 'updated'
        ? column('updated', t('updated'), { align: 'end', className: LESS.when })
        : column('reported', t('reported'), { align: 'end', className: LESS.when })}
    </THead>
  );
}
