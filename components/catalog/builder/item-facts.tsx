'use client';
import { useTranslations } from 'use-intl';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import type { Id } from '#domain/kernel/types';
import { URGENCIES } from '#domain/priority/matrix';
import { ITEM_AUDIENCES, ITEM_ICONS, ITEM_LIMITS } from '#domain/request/item';
import { itemIcon } from '../item-icon';
import type { ItemFields } from './blank';
import { NumberBox } from './number-box';

interface Named {
  id: Id;
  name: string;
}

/** Where an item can belong. */
export interface ItemChoices {
  categories: readonly Named[];
  teams: readonly Named[];
  /** Names of groups that are in use. */
  groups: readonly string[];
}

interface ItemFactsProps extends ItemChoices {
  item: ItemFields;
  set(change: Partial<ItemFields>): void;
  tells: boolean;
}

const HOUR = 60;
const NONE = 'none';

/** What an item is, whom it is for and who does it. */
export function ItemFacts({ item, set, tells, categories, teams, groups }: ItemFactsProps) {
  const t = useTranslations('catalog.build');
  const needed = (value: string) => (tells && value.trim() === '' ? t('needed') : null);
  return (
    <section aria-label={t('what')} className="flex flex-col gap-4">
      <div className="grid gap-4 desk:grid-cols-2">
        <TextField
          label={t('name')}
          value={item.name}
          onChange={(name) => set({ name })}
          maxLength={ITEM_LIMITS.name}
          error={needed(item.name)}
        />
        <TextField
          label={t('group')}
          value={item.group}
          onChange={(group) => set({ group })}
          maxLength={ITEM_LIMITS.group}
          error={needed(item.group)}
          help={groups.length > 0 ? t('groups', { names: groups.join(', ') }) : undefined}
        />
      </div>
      <TextField
        label={t('summary')}
        optional
        value={item.summary}
        onChange={(summary) => set({ summary })}
        maxLength={ITEM_LIMITS.summary}
        help={t('summaryAbout')}
      />
      <TextArea
        label={t('description')}
        optional
        value={item.description}
        onChange={(description) => set({ description })}
        maxLength={ITEM_LIMITS.description}
        rows={2}
      />
      <ChoiceTiles
        label={t('audience')}
        columns={2}
        size="sm"
        value={item.audience}
        onChange={(audience) => set({ audience })}
        options={ITEM_AUDIENCES.map((id) => ({ id, label: t(`audiences.${id}`) }))}
      />
      <div className="grid gap-4 desk:grid-cols-2">
        <Select
          label={t('icon')}
          value={item.icon}
          onChange={(icon) => set({ icon })}
          options={ITEM_ICONS.map((id) => ({ id, label: t(`icons.${id}`), icon: itemIcon(id) }))}
        />
        <NumberBox
          label={t('expected')}
          optional
          per={HOUR}
          decimals={2}
          min={0.02}
          max={ITEM_LIMITS.expectedMinutes / HOUR}
          value={item.expectedMinutes}
          onChange={(expectedMinutes) => set({ expectedMinutes })}
          help={t('expectedAbout')}
        />
        <Select
          label={t('urgency')}
          value={String(item.urgency)}
          onChange={(urgency) => set({ urgency: URGENCIES.find((n) => String(n) === urgency) ?? 3 })}
          options={[...URGENCIES].reverse().map((n) => ({ id: String(n), label: t(`urgencies.${n}`) }))}
          help={t('urgencyAbout')}
        />
        <TextField
          label={t('cost')}
          optional
          value={item.cost}
          onChange={(cost) => set({ cost })}
          maxLength={ITEM_LIMITS.cost}
          help={t('costAbout')}
        />
        <Select
          label={t('team')}
          value={item.teamId ?? NONE}
          onChange={(id) => set({ teamId: id === NONE ? null : id })}
          options={[
            { id: NONE, label: t('teamOfCategory') },
            ...teams.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <Select
          label={t('category')}
          value={item.categoryId ?? NONE}
          onChange={(id) => set({ categoryId: id === NONE ? null : id })}
          options={[
            { id: NONE, label: t('noCategory') },
            ...categories.map(({ id, name }) => ({ id, label: name })),
          ]}
          help={t('categoryAbout')}
        />
      </div>
      <Switch isSelected={item.active} onChange={(active) => set({ active })} detail={t('activeAbout')}>
        {t('active')}
      </Switch>
    </section>
  );
}
