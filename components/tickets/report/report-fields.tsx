'use client';
import { useTranslations } from 'use-intl';
import { useDirectory } from '#components/shell/directory';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { LIMITS } from '#domain/ticket/limits';
import type { ReportDraft } from './use-report-draft';

const NONE = 'none';

interface ReportFieldsProps {
  draft: ReportDraft;
  /** what is missing in the text */
  error: string | null;
  maxLength: number;
}

/** The questions of a report, the one that matters first. */
export function ReportFields({ draft, error, maxLength }: ReportFieldsProps) {
  const t = useTranslations('requester.form');
  const sites = [...(useDirectory().sites?.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="flex flex-col gap-5 pt-1">
      <TextArea
        label={t('wrong')}
        rows={3}
        value={draft.text}
        onChange={draft.setText}
        maxLength={maxLength}
        error={error}
        help={draft.text === '' ? t('wrongHelp') : undefined}
        autoFocus
      />
      <ChoiceTiles
        label={t('affected')}
        value={String(draft.impact)}
        onChange={draft.setImpact}
        options={[
          { id: '3', label: t('me') },
          { id: '2', label: t('myTeam') },
          { id: '1', label: t('many') },
        ]}
      />
      <ChoiceTiles
        label={t('work')}
        value={String(draft.urgency)}
        onChange={draft.setUrgency}
        options={[
          { id: '3', label: t('yes') },
          { id: '2', label: t('slowly') },
          { id: '1', label: t('notAtAll') },
        ]}
      />
      {sites.length > 0 ? (
        <Select
          label={t('site')}
          optional
          value={draft.siteId || NONE}
          onChange={(id) => draft.setSiteId(id === NONE ? '' : id)}
          options={[
            { id: NONE, label: t('siteNone') },
            ...sites.map((site) => ({ id: site.id, label: site.name })),
          ]}
        />
      ) : null}
      <TextField
        label={t('place')}
        optional
        value={draft.place}
        onChange={draft.setPlace}
        maxLength={LIMITS.place}
        help={t('placeHelp')}
      />
      <CategoryField draft={draft} />
    </div>
  );
}

/** Two levels in one list: the group stands quietly under the name. */
function CategoryField({ draft }: { draft: ReportDraft }) {
  const t = useTranslations('requester.form');
  const { categories } = useDirectory();
  if (!categories || categories.size === 0) return null;
  const parents = new Set([...categories.values()].map((row) => row.parentId));
  const leaves = [...categories.values()]
    .filter((row) => !parents.has(row.id))
    .map((row) => ({
      id: row.id,
      label: row.name,
      detail: row.parentId ? categories.get(row.parentId)?.name : undefined,
    }))
    .sort((a, b) => (a.detail ?? '').localeCompare(b.detail ?? '') || a.label.localeCompare(b.label));
  return (
    <Select
      label={t('category')}
      optional
      value={draft.categoryId || NONE}
      onChange={(id) => draft.setCategoryId(id === NONE ? '' : id)}
      options={[{ id: NONE, label: t('categoryNone') }, ...leaves]}
    />
  );
}
