'use client';
import { Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { CategorySetting, TeamSetting } from '#domain/settings/shapes';
import { CategorySheet, type SaveCategory } from './category-sheet';
import { RowName, UseWord } from './parts';
import { SettingPage } from './setting-page';

type TeamName = Pick<TeamSetting, 'id' | 'name' | 'active' | 'firstLine'>;

interface CategoryListProps {
  categories: readonly CategorySetting[];
  teams: readonly TeamName[];
  save: SaveCategory;
}

/** Groups with their categories below, and the team each sends its reports to. */
export function CategoryList({ categories, teams, save }: CategoryListProps) {
  const t = useTranslations('settings');
  const [shown, setShown] = useState<CategorySetting | 'new' | null>(null);
  const groups = categories.filter((row) => row.parentId === null);
  const rows = groups.flatMap((group) => [group, ...categories.filter((row) => row.parentId === group.id)]);
  const route = useRoute(categories, teams);
  return (
    <SettingPage about={t('retiredAbout')} add={t('categories.add')} onAdd={() => setShown('new')}>
      {rows.length === 0 ? (
        <EmptyState icon={<Tags />} title={t('categories.empty')} className="flex-1">
          {t('categories.emptyText')}
        </EmptyState>
      ) : (
        <Table label={t('categories.title')} className="flex-1">
          <THead>
            <Th>{t('name')}</Th>
            <Th>{t('categories.goes')}</Th>
            <Th className="max-desk:hidden">{t('state')}</Th>
          </THead>
          <tbody>
            {rows.map((row) => {
              const to = route(row);
              return (
                <Tr key={row.id}>
                  <Td grow className={row.parentId ? 'ps-8! desk:ps-12!' : ''}>
                    <RowName onPress={() => setShown(row)}>
                      <bdi className={row.parentId ? 'font-medium' : 'font-semibold'}>{row.name}</bdi>
                    </RowName>
                    {row.active ? null : (
                      <span className="ms-2 desk:hidden">
                        <UseWord active={false} />
                      </span>
                    )}
                  </Td>
                  <Td
                    className={`max-desk:max-w-44 max-desk:truncate ${to.own ? 'font-medium' : 'text-ink-3'}`}
                  >
                    {to.words}
                  </Td>
                  <Td className="max-desk:hidden">
                    <UseWord active={row.active} />
                  </Td>
                </Tr>
              );
            })}
          </tbody>
        </Table>
      )}
      <CategorySheet
        category={shown}
        categories={categories}
        teams={teams}
        save={save}
        onClose={() => setShown(null)}
      />
    </SettingPage>
  );
}

/** Where reports of a category go, and whether it says so itself. */
function useRoute(categories: readonly CategorySetting[], teams: readonly TeamName[]) {
  const t = useTranslations('settings.categories');
  const nameOf = (id: string | null) => teams.find((team) => team.id === id)?.name;
  const first = teams.find((team) => team.firstLine)?.name ?? '';
  return (row: CategorySetting): { words: string; own: boolean } => {
    const own = nameOf(row.teamId);
    if (own) return { words: own, own: true };
    const group = nameOf(categories.find((one) => one.id === row.parentId)?.teamId ?? null);
    return { words: group ? t('inherited', { team: group }) : t('first', { team: first }), own: false };
  };
}
