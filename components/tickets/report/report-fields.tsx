'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { AssetChoice } from '#components/shell/asset-choice';
import { useDirectory } from '#components/shell/directory';
import { AttachField } from '#components/shell/files/attach-field';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { can } from '#domain/access/capabilities';
import { LIMITS } from '#domain/ticket/limits';
import { offered } from '../parts/offered';
import { NOBODY, REPORT_FILES, type ReportDraft } from './use-report-draft';

const NONE = 'none';

interface ReportFieldsProps {
  draft: ReportDraft;
  /** what is missing in the text */
  error: string | null;
  /** that nobody is named it is for */
  forError: string | null;
  maxLength: number;
  /** stands under what is wrong: what may answer it */
  answers: ReactNode;
}

/** Which thing it is about. Where that stands is taken for where this is, unless something else was said. */
function AssetField({ draft }: { draft: ReportDraft }) {
  const t = useTranslations('requester.form');
  return (
    <AssetChoice
      label={t('asset')}
      help={t('assetHelp')}
      value={draft.assetId || null}
      onChange={(asset) => {
        draft.setAssetId(asset?.id ?? '');
        if (!asset?.siteId || draft.siteId !== '' || draft.place !== '') return;
        draft.setSiteId(asset.siteId);
        draft.setPlace(asset.place ?? '');
      }}
    />
  );
}

/** The questions of a report, the one that matters first. */
export function ReportFields({ draft, error, forError, maxLength, answers }: ReportFieldsProps) {
  const t = useTranslations('requester.form');
  const sites = offered(useDirectory().sites);
  const { actor } = useMe();
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
      {answers}
      <AssetField draft={draft} />
      <AttachField draft={REPORT_FILES} />
      {can(actor.role, 'ticket.reportFor') ? <ForField draft={draft} error={forError} /> : null}
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
          value={sites.some(({ id }) => id === draft.siteId) ? draft.siteId : NONE}
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
      <div className="rounded-btn bg-surface px-4 py-2 forced-colors:border">
        <Switch
          isSelected={draft.confidential}
          onChange={draft.setConfidential}
          detail={t('confidentialText')}
        >
          {t('confidential')}
        </Switch>
      </div>
    </div>
  );
}

/** For oneself, or for somebody who cannot report it now. */
function ForField({ draft, error }: { draft: ReportDraft; error: string | null }) {
  const t = useTranslations('requester.form');
  const { actor, name } = useMe();
  const people = offered(useDirectory().people).filter(({ id }) => id !== actor.id);
  const options = [
    { id: actor.id, label: t('forYou', { name }) },
    ...people.map((person) => ({ id: person.id, label: person.name, detail: person.email ?? undefined })),
  ];
  const value = draft.forId === NOBODY ? null : draft.forId || actor.id;
  return (
    <ComboBox
      label={t('forWhom')}
      value={value}
      onChange={(id) => draft.setForId(id ?? NOBODY)}
      options={options}
      help={value === actor.id ? undefined : t('forHelp')}
      error={error}
    />
  );
}

/** Two levels in one list, each under the name of its group. */
function CategoryField({ draft }: { draft: ReportDraft }) {
  const t = useTranslations('requester.form');
  const { categories } = useDirectory();
  const rows = offered(categories);
  const parents = new Set(rows.map((row) => row.parentId));
  const isOffered = (id: string | null) => id === null || rows.some((row) => row.id === id);
  const leaves = rows
    .filter((row) => !parents.has(row.id) && isOffered(row.parentId))
    .map((row) => ({
      id: row.id,
      label: row.name,
      group: (row.parentId && categories?.get(row.parentId)?.name) || t('categoryAlone'),
    }))
    .sort((a, b) => a.group.localeCompare(b.group) || a.label.localeCompare(b.label));
  if (leaves.length === 0) return null;
  return (
    <Select
      label={t('category')}
      optional
      value={leaves.some(({ id }) => id === draft.categoryId) ? draft.categoryId : NONE}
      onChange={(id) => draft.setCategoryId(id === NONE ? '' : id)}
      options={[{ id: NONE, label: t('categoryNone') }, ...leaves]}
    />
  );
}
