'use client';
import { useTranslations } from 'use-intl';
import { ComboBox } from '#components/ui/combo-box';
import type { ProblemChoices } from '#domain/problem/report';

interface Named {
  ownerId: string | null;
  categoryId: string | null;
  siteId: string | null;
}

interface NamedFieldsProps {
  value: Named;
  /** as it is kept: this can stay, also where it could not be chosen any more */
  kept?: Named;
  choices: ProblemChoices;
  /** of those who are no longer there */
  names?: Readonly<Record<string, string>>;
  ownerError?: string | null;
  onChange(patch: Partial<Named>): void;
}

/** Whose a problem is, of what and where: each may be nobody's and nowhere. */
export function NamedFields({ value, kept, choices, names, ownerError, onChange }: NamedFieldsProps) {
  const t = useTranslations('problems');
  const { categories, sites } = choices;
  const groups = new Map(categories.map((one) => [one.id, one.name]));
  const parents = new Set(categories.map((one) => one.parentId));
  return (
    <div className="grid grid-cols-1 gap-4 wide:grid-cols-3">
      <OwnerField
        label={t('owner')}
        optional
        value={value.ownerId}
        kept={kept?.ownerId}
        people={choices.people}
        names={names}
        error={ownerError}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <ComboBox
        label={t('category')}
        optional
        value={value.categoryId}
        onChange={(categoryId) => onChange({ categoryId })}
        options={categories
          .filter(({ id, active }) => id === kept?.categoryId || (active && !parents.has(id)))
          .map(({ id, name, parentId }) => ({
            ...{ id, label: name },
            detail: parentId ? groups.get(parentId) : undefined,
          }))
          .sort((a, b) => (a.detail ?? '').localeCompare(b.detail ?? '') || a.label.localeCompare(b.label))}
      />
      <ComboBox
        label={t('siteName')}
        optional
        value={value.siteId}
        onChange={(siteId) => onChange({ siteId })}
        options={sites
          .filter(({ id, active }) => active || id === kept?.siteId)
          .map(({ id, name }) => ({ id, label: name }))}
      />
    </div>
  );
}

interface OwnerFieldProps {
  label: string;
  optional?: boolean;
  value: string | null;
  /** who has it now, also where they are no longer there */
  kept?: string | null;
  people: ProblemChoices['people'];
  names?: Readonly<Record<string, string>>;
  error?: string | null;
  onChange(ownerId: string | null): void;
}

/** One of the staff, found by typing. */
export function OwnerField({ people, kept, names, ...field }: OwnerFieldProps) {
  const isGone = kept && names?.[kept] && !people.some(({ id }) => id === kept);
  const all = isGone ? [...people, { id: kept, name: names[kept] ?? '' }] : people;
  return <ComboBox {...field} options={all.map(({ id, name }) => ({ id, label: name }))} />;
}
