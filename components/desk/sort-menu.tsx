'use client';
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { Menu } from '#components/ui/menu';
import { type Dir, orderOf, SORTS, type Sort } from '#domain/reports/ticket-query';

/** Which order the list stands in, and the others it can have. Choosing the same again turns it round. */
export function SortMenu({
  sort,
  dir,
  onSort,
}: {
  sort: Sort;
  dir: Dir;
  onSort(sort: Sort, dir: Dir): void;
}) {
  const t = useTranslations('desk.list');
  const Arrow = dir === 'asc' ? ArrowUp : ArrowDown;
  return (
    <Menu
      label={t('sort')}
      trigger={
        <Button
          aria-label={t('sortedBy', { sort: t(`sorts.${sort}`), dir })}
          className="relative inline-flex flex-none items-center gap-1.5 rounded-tag text-ink-3 after:absolute after:-inset-x-2 after:-inset-y-3 data-hovered:text-ink dense:after:-inset-y-1.5"
        >
          {t(`sorts.${sort}`)}
          <Arrow className="size-4" />
        </Button>
      }
      items={SORTS.map((id) => ({
        id,
        label: t(`sorts.${id}`),
        icon: id === sort ? <Check /> : <span className="block size-4.5" />,
        onAction: () => onSort(id, id === sort ? turned(dir) : orderOf({ sort: id }).dir),
      }))}
    />
  );
}

export const turned = (dir: Dir): Dir => (dir === 'asc' ? 'desc' : 'asc');
