'use client';
import { useTranslations } from 'use-intl';
import { useAssetClasses } from '#client/live/assets';
import { useDirectory } from '#components/shell/directory';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { TickGroup } from '#components/ui/tick-group';
import { isStaff } from '#domain/access/roles';
import { ASSET_LIMITS, ASSET_STATES, type AssetState } from '#domain/asset/asset';
import { type Attribute, isServiceClass } from '#domain/asset/classes';
import { AttributeField } from './attribute-field';
import type { Typed } from './form-values';

const NONE = 'none';

interface FormFieldsProps {
  typed: Typed;
  set: (change: Partial<Typed>) => void;
  attributes: readonly Attribute[];
  faults: Readonly<Record<string, string>>;
  refused: { field: string; words: string } | null;
}

/** Everything that can be written down of an asset: what everybody needs first. */
export function FormFields({ typed, set, attributes, faults, refused }: FormFieldsProps) {
  const t = useTranslations('assets');
  const { sites, teams, people } = useDirectory();
  const classes = useAssetClasses() ?? new Map();
  const error = (field: string) => {
    if (refused?.field === field) return refused.words;
    return faults[field] ? t(`form.${faults[field]}` as 'form.needTag') : null;
  };
  const named = (
    rows: Iterable<{ id: string; name: string; active: boolean }> | undefined,
    chosen: string | null,
  ) =>
    [...(rows ?? [])]
      .filter(({ id, active }) => active || id === chosen)
      .map(({ id, name }) => ({ id, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label));
  const orNone = (label: string, options: { id: string; label: string }[]) => [
    { id: NONE, label },
    ...options,
  ];
  const pick = (id: string | null) => (id === NONE ? null : id);
  const staff = [...(people?.values() ?? [])].filter(({ role }) => isStaff(role));
  const text = (field: 'model' | 'serial' | 'supplier', code?: boolean) => (
    <TextField
      label={t(`facts.${field}`)}
      optional
      code={code ?? false}
      value={typed[field]}
      onChange={(value) => set({ [field]: value })}
      maxLength={ASSET_LIMITS.word}
    />
  );
  const day = (field: 'purchasedOn' | 'warrantyUntil') => (
    <TextField
      label={t(`facts.${field}`)}
      optional
      type="date"
      value={typed[field] ?? ''}
      onChange={(value) => set({ [field]: value || null })}
      error={error(field)}
    />
  );
  return (
    <>
      <TextField
        label={t('facts.tag')}
        code
        value={typed.tag}
        onChange={(tag) => set({ tag })}
        maxLength={ASSET_LIMITS.tag}
        error={error('tag')}
      />
      <TextField
        label={t('facts.name')}
        value={typed.name}
        onChange={(name) => set({ name })}
        maxLength={ASSET_LIMITS.name}
        error={error('name')}
      />
      <Select
        label={t('facts.class')}
        value={typed.classId ?? NONE}
        onChange={(id) => set({ classId: pick(id) })}
        options={orNone(t('facts.noClass'), named(classes.values(), typed.classId))}
      />
      {attributes.map((attribute) => (
        <AttributeField
          key={attribute.key}
          attribute={attribute}
          value={typed.attributes[attribute.key] ?? ''}
          onChange={(value) => set({ attributes: { ...typed.attributes, [attribute.key]: value } })}
          error={error(`attribute:${attribute.key}`)}
        />
      ))}
      <Select<AssetState>
        label={t('facts.state')}
        value={typed.state}
        onChange={(state) => set({ state })}
        options={ASSET_STATES.map((id) => ({ id, label: t(`states.${id}`) }))}
      />
      <Select
        label={t('facts.site')}
        value={typed.siteId ?? NONE}
        onChange={(id) => set({ siteId: pick(id) })}
        options={orNone(t('facts.noSite'), named(sites?.values(), typed.siteId))}
      />
      <TextField
        label={t('facts.place')}
        optional
        value={typed.place}
        onChange={(place) => set({ place })}
        maxLength={ASSET_LIMITS.place}
      />
      <ComboBox
        label={t('facts.user')}
        optional
        value={typed.userId}
        onChange={(userId) => set({ userId })}
        options={named(people?.values(), typed.userId)}
      />
      {isServiceClass(typed.classId, classes) || typed.servesSiteIds.length > 0 ? (
        <TickGroup
          label={t('facts.serves')}
          value={typed.servesSiteIds}
          onChange={(servesSiteIds) => set({ servesSiteIds: [...servesSiteIds] })}
          options={named(sites?.values(), null)}
        />
      ) : null}
      <Select
        label={t('facts.team')}
        value={typed.teamId ?? NONE}
        onChange={(id) => set({ teamId: pick(id) })}
        options={orNone(t('facts.noTeam'), named(teams?.values(), typed.teamId))}
      />
      <ComboBox
        label={t('facts.owner')}
        optional
        value={typed.ownerId}
        onChange={(ownerId) => set({ ownerId })}
        options={named(staff, typed.ownerId)}
      />
      {text('model', true)}
      {text('serial', true)}
      {text('supplier')}
      {day('purchasedOn')}
      {day('warrantyUntil')}
      <div className="flex gap-3">
        <TextField
          label={t('facts.cost')}
          optional
          inputMode="decimal"
          value={typed.cost}
          onChange={(cost) => set({ cost })}
          error={error('cost')}
          className="flex-1"
        />
        <TextField
          label={t('facts.currency')}
          value={typed.currency ?? ''}
          onChange={(currency) => set({ currency: currency.toUpperCase().slice(0, 3) || null })}
          error={error('currency')}
          className="w-32"
        />
      </div>
      <TextArea
        label={t('facts.notes')}
        optional
        rows={3}
        value={typed.notes}
        onChange={(notes) => set({ notes })}
        maxLength={ASSET_LIMITS.notes}
      />
    </>
  );
}
