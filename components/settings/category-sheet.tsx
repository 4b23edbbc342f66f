'use client';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { Select } from '#components/ui/select';
import type { CategorySetting, TeamSetting } from '#domain/settings/shapes';
import { SaveSheet } from './save-sheet';
import { InUseField, NameField } from './setting-fields';
import { useKeptRow } from './use-kept-row';
import { useSettingForm } from './use-setting-form';

interface Fields {
  name: string;
  parentId: string | null;
  teamId: string | null;
  active: boolean;
}
export type SaveCategory = SettingDoor<Fields & { categoryId: string }, Fields | null>;

/** What a list calls "none". */
const NONE = 'none';

interface CategorySheetProps {
  /** null: closed */
  category: CategorySetting | 'new' | null;
  categories: readonly CategorySetting[];
  teams: readonly Pick<TeamSetting, 'id' | 'name' | 'active' | 'firstLine'>[];
  save: SaveCategory;
  onClose(): void;
}

/** One category: its name, its group, the team its reports go to. */
export function CategorySheet({ category, ...rest }: CategorySheetProps) {
  const kept = useKeptRow(category);
  return kept ? <Inside key={kept.key} isOpen={category !== null} row={kept.row} {...rest} /> : null;
}

function Inside(
  props: Omit<CategorySheetProps, 'category'> & { row: CategorySetting | null; isOpen: boolean },
) {
  const { row, isOpen, categories, teams, save: door, onClose } = props;
  const t = useTranslations('settings');
  const seen = row && { name: row.name, parentId: row.parentId, teamId: row.teamId, active: row.active };
  const { sheet, ...form } = useSettingForm<Parameters<typeof door>[0]['args'], Fields>({
    kind: 'category',
    row,
    seen,
    blank: { name: '', parentId: null, teamId: null, active: true },
    door,
    args: (categoryId, all) => ({ categoryId, ...all }),
    onClose,
  });
  const { id, fields, set, fault } = form;
  const groups = categories.filter(
    (one) => one.parentId === null && one.id !== id && (one.active || one.id === row?.parentId),
  );
  const isGroup = categories.some((one) => one.parentId === id);
  const offered = teams.filter((team) => team.active || team.id === row?.teamId);
  const group = categories.find((one) => one.id === fields.parentId);
  const groupTeam = teams.find((team) => team.id === group?.teamId)?.name;
  const first = teams.find((team) => team.firstLine)?.name ?? '';
  const labels: Record<string, string> = {
    name: t('name'),
    parentId: t('categories.group'),
    teamId: t('categories.goes'),
    active: t('inUse'),
  };
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={row ? t('categories.edit') : t('categories.add')}
      {...sheet}
      say={(field, value) => ({
        name: labels[field] ?? field,
        value:
          typeof value === 'boolean'
            ? t(value ? 'merged.yes' : 'merged.no')
            : ([...teams, ...categories].find((one) => one.id === value)?.name ??
              String(value ?? t('merged.none'))),
      })}
    >
      <NameField {...form} />
      {isGroup ? null : (
        <Select
          label={t('categories.group')}
          value={fields.parentId ?? NONE}
          onChange={(value) => set({ parentId: value === NONE ? null : value })}
          options={[
            { id: NONE, label: t('categories.isGroup') },
            ...groups.map((one) => ({ id: one.id, label: one.name })),
          ]}
          help={t('categories.groupAbout')}
          error={fault('parentId')}
        />
      )}
      <Select
        label={t('categories.goes')}
        value={fields.teamId ?? NONE}
        onChange={(value) => set({ teamId: value === NONE ? null : value })}
        options={[
          {
            id: NONE,
            label: groupTeam
              ? t('categories.asGroup', { team: groupTeam })
              : t('categories.asFirstLine', { team: first }),
          },
          ...offered.map((team) => ({ id: team.id, label: team.name })),
        ]}
        error={fault('teamId')}
      />
      <InUseField {...form} />
    </SaveSheet>
  );
}
