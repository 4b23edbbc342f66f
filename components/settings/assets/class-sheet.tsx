'use client';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { Select } from '#components/ui/select';
import { type Attribute, CLASS_ICONS, type ClassIcon } from '#domain/asset/classes';
import { type FlatOf, flat } from '#domain/settings/flat';
import type { AssetClassSetting } from '#domain/settings/shapes';
import type { TypedFault } from '../fault-words';
import { SaveSheet } from '../save-sheet';
import { InUseField, NameField, SwitchField } from '../setting-fields';
import { useKeptRow } from '../use-kept-row';
import { useSettingForm } from '../use-setting-form';
import { AttributeRows } from './attribute-rows';

export interface ClassFields {
  name: string;
  parentId: string | null;
  icon: ClassIcon;
  service: boolean;
  attributes: Attribute[];
  active: boolean;
}
type Args = Omit<ClassFields, 'attributes'> & {
  classId: string;
  attributes: (Omit<Attribute, 'choices'> & { choices: string[] })[];
};
export type SaveClass = SettingDoor<Args, FlatOf<ClassFields> | null>;

const NONE = 'none';

interface ClassSheetProps {
  /** null: closed */
  one: AssetClassSetting | 'new' | null;
  classes: readonly AssetClassSetting[];
  save: SaveClass;
  onClose(): void;
}

/** One class: what it is beneath, its picture, and what is known of each asset of it. */
export function ClassSheet({ one, ...rest }: ClassSheetProps) {
  const kept = useKeptRow(one);
  return kept ? <Inside key={kept.key} isOpen={one !== null} row={kept.row} {...rest} /> : null;
}

function Inside(props: Omit<ClassSheetProps, 'one'> & { row: AssetClassSetting | null; isOpen: boolean }) {
  const { row, isOpen, classes, save: door, onClose } = props;
  const t = useTranslations('settings');
  const a = useTranslations('settings.assets');
  const seen: ClassFields | null = row && {
    ...{ name: row.name, parentId: row.parentId, icon: row.icon, service: row.service, active: row.active },
    attributes: [...row.attributes],
  };
  const { sheet, ...form } = useSettingForm<Args, ClassFields, FlatOf<ClassFields>>({
    kind: 'assetClass',
    row,
    seen,
    base: seen && flat(seen),
    blank: { name: '', parentId: null, icon: 'box', service: false, attributes: [], active: true },
    door,
    check: firstWrong,
    args: (classId, { attributes, ...all }) => ({
      ...{ classId, ...all },
      attributes: attributes.map((one) => ({
        ...one,
        choices: one.choices.map((choice) => choice.trim()).filter(Boolean),
      })),
    }),
    onClose,
  });
  const { id, fields, set, fault } = form;
  const offered = classes.filter((one) => one.id !== id && (one.active || one.id === row?.parentId));
  const labels: Record<string, string> = {
    ...{ name: t('name'), parentId: a('beneath'), icon: a('icon'), service: a('service') },
    ...{ attributes: a('attributes'), active: t('inUse') },
  };
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={row ? a('edit') : a('add')}
      {...sheet}
      say={(field, value) => ({
        name: labels[field] ?? field,
        value:
          typeof value === 'boolean'
            ? t(value ? 'merged.yes' : 'merged.no')
            : field === 'attributes'
              ? namesIn(value)
              : (classes.find((one) => one.id === value)?.name ?? String(value ?? t('merged.none'))),
      })}
    >
      <NameField {...form} />
      <Select
        label={a('beneath')}
        value={fields.parentId ?? NONE}
        onChange={(value) => set({ parentId: value === NONE ? null : value })}
        options={[{ id: NONE, label: a('top') }, ...offered.map((one) => ({ id: one.id, label: one.name }))]}
        help={a('beneathAbout')}
        error={fault('parentId')}
      />
      <Select
        label={a('icon')}
        value={fields.icon}
        onChange={(icon) => set({ icon })}
        options={CLASS_ICONS.map((icon) => ({ id: icon, label: a(`icons.${icon}`) }))}
      />
      <SwitchField
        value={fields.service}
        onChange={(service) => set({ service })}
        about={a('serviceAbout')}
        fault={fault('service')}
      >
        {a('service')}
      </SwitchField>
      <AttributeRows
        attributes={fields.attributes}
        onChange={(attributes) => set({ attributes })}
        fault={fault('attributes')}
        faultAt={form.faultAt('at')}
      />
      <InUseField {...form} />
    </SaveSheet>
  );
}

/** The first attribute that has no name, or nothing to choose from. */
function firstWrong({ attributes }: ClassFields): TypedFault | null {
  const at = attributes.findIndex(
    ({ label, kind, choices }) =>
      label.trim() === '' || (kind === 'choice' && choices.every((one) => one.trim() === '')),
  );
  if (at === -1) return null;
  const fault = attributes[at]?.label.trim() === '' ? 'noLabel' : 'noChoices';
  return { field: 'attributes', fault, facts: { at } };
}

/** The labels in a list of attributes that came as text. */
function namesIn(value: unknown): string {
  try {
    return (JSON.parse(String(value)) as { label: string }[]).map(({ label }) => label).join(', ');
  } catch {
    return '';
  }
}
