'use client';
import { useTranslations } from 'use-intl';
import { ComboBox } from '#components/ui/combo-box';
import type { ChangeChoices } from '#domain/change/view';
import type { Id } from '#domain/kernel/types';

export interface Named {
  ownerId: Id | null;
  teamId: Id | null;
  categoryId: Id | null;
  siteId: Id | null;
}

interface NamedFieldsProps {
  value: Named;
  choices: ChangeChoices;
  onChange(patch: Partial<Named>): void;
  isDisabled?: boolean;
}

/** Whose a change is, of what and where: each may be nobody's and nowhere. */
export function NamedFields({ value, choices, onChange, isDisabled }: NamedFieldsProps) {
  const t = useTranslations('changes');
  const groups = new Map(choices.categories.map((one) => [one.id, one.name]));
  const parents = new Set(choices.categories.map((one) => one.parentId));
  const plain = (rows: readonly { id: Id; name: string }[]) =>
    rows.map(({ id, name }) => ({ id, label: name }));
  return (
    <div className="grid grid-cols-1 gap-4 wide:grid-cols-2">
      <ComboBox
        {...{ label: t('owner'), optional: true, isDisabled, value: value.ownerId }}
        options={plain(choices.people)}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <ComboBox
        {...{ label: t('field.teamId'), optional: true, isDisabled, value: value.teamId }}
        options={plain(choices.teams)}
        onChange={(teamId) => onChange({ teamId })}
      />
      <ComboBox
        {...{ label: t('field.categoryId'), optional: true, isDisabled, value: value.categoryId }}
        options={choices.categories
          .filter(({ id, active }) => id === value.categoryId || (active && !parents.has(id)))
          .map(({ id, name, parentId }) => ({
            ...{ id, label: name },
            detail: parentId ? groups.get(parentId) : undefined,
          }))}
        onChange={(categoryId) => onChange({ categoryId })}
      />
      <ComboBox
        {...{ label: t('field.siteId'), optional: true, isDisabled, value: value.siteId }}
        options={plain(choices.sites.filter(({ id, active }) => active || id === value.siteId))}
        onChange={(siteId) => onChange({ siteId })}
      />
    </div>
  );
}
