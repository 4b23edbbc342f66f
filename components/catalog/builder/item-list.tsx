'use client';
import { LayoutGrid, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { inCatalogWords } from '#components/words/catalog-words';
import type { CatalogItemRow } from '#sync/views/catalog';
import { itemIcon } from '../item-icon';

export interface ListedItem extends CatalogItemRow {
  /** Requests of it that are open. */
  open: number;
}

/** What can be asked for, as administrators see it. */
export const ItemList = inCatalogWords(List);

function List({ items }: { items: readonly ListedItem[] }) {
  const t = useTranslations('catalog.build');
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm desk:px-6">
        <p className="min-w-0 flex-1 text-ink-3">{t('about')}</p>
        <ButtonLink href="/desk/settings/catalogue/new" tone="primary" size="sm" icon={<Plus />}>
          {t('add')}
        </ButtonLink>
      </div>
      {items.length === 0 ? (
        <EmptyState icon={<LayoutGrid />} title={t('empty')} className="flex-1">
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Table label={t('title')} className="flex-1">
          <THead>
            <Th>{t('name')}</Th>
            <Th>{t('group')}</Th>
            <Th>{t('audience')}</Th>
            <Th align="end">{t('questions')}</Th>
            <Th align="end">{t('version')}</Th>
            <Th align="end">{t('open')}</Th>
            <Th>{t('state')}</Th>
          </THead>
          <tbody>
            {items.map((item) => (
              <Tr key={item.id}>
                <Td grow>
                  <span className="flex items-center gap-2 [&>.lucide]:size-4 [&>.lucide]:flex-none [&>.lucide]:text-ink-3">
                    {itemIcon(item.icon)}
                    <TextLink href={`/desk/settings/catalogue/${item.id}`}>
                      <bdi>{item.name}</bdi>
                    </TextLink>
                  </span>
                </Td>
                <Td>
                  <bdi>{item.group}</bdi>
                </Td>
                <Td>{t(`audiences.${item.audience}`)}</Td>
                <Td align="end">{item.versions[0]?.fields.length ?? 0}</Td>
                <Td align="end">{item.versions[0]?.n ?? 0}</Td>
                <Td align="end">{item.open}</Td>
                <Td>{item.active ? t('offered') : <span className="text-ink-3">{t('notOffered')}</span>}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
