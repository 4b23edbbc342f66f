'use client';
import { LayoutGrid, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCatalog } from '#client/live/catalog';
import { useMe } from '#components/shell/actor';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Group, GroupRow } from '#components/ui/group';
import { TextField } from '#components/ui/text-field';
import { useTimes } from '#components/ui/when';
import { inCatalogWords } from '#components/words/catalog-words';
import { isStaff } from '#domain/access/roles';
import { isOffered } from '#domain/request/item';
import type { CatalogItemRow } from '#sync/views/catalog';
import { itemIcon } from './item-icon';
import { takes } from './takes';

/** So many items need no search. */
const FEW = 8;

/** All that can be asked for, in its groups. */
export const CatalogScreen = inCatalogWords(Screen);

function Screen() {
  const t = useTranslations('catalog');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const items = useCatalog();
  const [text, setText] = useState('');
  useScrollMemory('/app/catalog', false, items !== undefined);
  const staff = isStaff(actor.role);
  const offered = items?.filter((item) => isOffered(item, staff)) ?? [];
  const found = offered.filter((item) => fits(item, text));
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={{ label: staff ? nav('myWork') : nav('home'), onPress: () => goBack('/app') }}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      <PageTitle className="pt-1" detail={t('lead')}>
        {t('title')}
      </PageTitle>
      {offered.length > FEW ? (
        <TextField
          label={t('find')}
          value={text}
          onChange={setText}
          type="search"
          className="mt-4"
          autoComplete="off"
        />
      ) : null}
      {groupsOf(found).map(([group, rows]) => (
        <Group key={group} title={<bdi>{group}</bdi>} className="mt-6">
          {rows.map((item) => (
            <ItemRow key={item.id} item={item} />
          ))}
        </Group>
      ))}
      {items && offered.length === 0 ? (
        <EmptyState icon={<LayoutGrid />} title={t('nothing')} className="py-16">
          {t('nothingText')}
        </EmptyState>
      ) : null}
      {offered.length > 0 && found.length === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title={t('notFound', { text: text.trim() })}
          className="py-16"
          action={<ButtonLink href="/app/report">{t('report')}</ButtonLink>}
        >
          {t('notFoundText')}
        </EmptyState>
      ) : null}
    </Page>
  );
}

function ItemRow({ item }: { item: CatalogItemRow }) {
  const t = useTranslations('catalog');
  const times = useTimes();
  return (
    <GroupRow
      href={`/app/catalog/${item.id}`}
      icon={itemIcon(item.icon)}
      title={
        <span className="flex flex-wrap items-center gap-x-2 text-md font-medium">
          <bdi>{item.name}</bdi>
          {item.audience === 'staff' ? (
            <span className="rounded-tag bg-fill px-1.5 text-xs font-medium text-ink-2">
              {t('staffOnly')}
            </span>
          ) : null}
        </span>
      }
      detail={
        <span className="flex flex-col">
          {item.summary ? <bdi className="text-ink-2">{item.summary}</bdi> : null}
          {item.expectedMinutes ? (
            <span>{t('takes', takes(item.expectedMinutes, times.duration))}</span>
          ) : null}
        </span>
      }
    />
  );
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word that was typed begins one of the item's. */
function fits({ name, group, summary, description }: CatalogItemRow, text: string): boolean {
  const words = folded(`${name} ${group} ${summary} ${description}`).split(/[^\p{L}\p{N}]+/u);
  return folded(text)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** In the order in which the first of each group stands. */
function groupsOf(items: readonly CatalogItemRow[]): [string, CatalogItemRow[]][] {
  const groups = new Map<string, CatalogItemRow[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}
