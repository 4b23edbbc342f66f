'use client';
import { useTranslations } from 'use-intl';
import { PageTitle } from '#components/ui/app-bar';
import { useTimes } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import type { CatalogItemRow } from '#sync/views/catalog';
import { itemIcon } from './item-icon';
import { takes } from './takes';

type Headed = Pick<CatalogItemRow, 'icon' | 'name' | 'description' | 'summary' | 'expectedMinutes' | 'cost'>;

/** What an item is, how long it takes and what it costs. @param level 2 where it is not the page's own heading */
export function ItemHead({ item, level = 1 }: { item: Headed; level?: 1 | 2 }) {
  const t = useTranslations('catalog');
  const times = useTimes();
  const facts = [
    item.expectedMinutes ? t('takes', takes(item.expectedMinutes, times.duration)) : null,
    item.cost ? t('cost', { cost: item.cost }) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <div className="flex items-center gap-3 pt-1">
        <span className="grid size-11 flex-none place-items-center rounded-btn bg-surface text-accent forced-colors:border [&_.lucide]:size-5.5">
          {itemIcon(item.icon)}
        </span>
        {level === 1 ? (
          <PageTitle>
            <bdi>{item.name}</bdi>
          </PageTitle>
        ) : (
          <h2 className="h-sheet min-w-0">
            <bdi>{item.name}</bdi>
          </h2>
        )}
      </div>
      {item.description || item.summary ? (
        <div className="mt-3 text-base text-ink-2">
          <WrittenText>{item.description || item.summary}</WrittenText>
        </div>
      ) : null}
      {facts.length > 0 ? (
        <p className="num mt-2 flex flex-wrap gap-x-4 text-sm text-ink-3">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      ) : null}
    </>
  );
}
