'use client';
import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select';
import { TextField } from '#components/ui/text-field';
import { type DayRule, FORM_LIMITS, type FormField } from '#domain/request/fields';
import { NumberBox } from './number-box';
import { OptionsEditor } from './options-editor';

interface KindOptionsProps {
  field: FormField;
  above: readonly FormField[];
  onChange(field: FormField): void;
}

/** What only questions of this kind have. */
export function KindOptions({ field, above, onChange }: KindOptionsProps) {
  const t = useTranslations('catalog.build');
  switch (field.kind) {
    case 'text':
      return (
        <Select
          label={t('format')}
          value={field.format}
          onChange={(format) => onChange({ ...field, format })}
          options={(['any', 'email'] as const).map((id) => ({ id, label: t(`formats.${id}`) }))}
        />
      );
    case 'number':
      return (
        <div className="grid grid-cols-2 gap-3">
          <NumberBox
            label={t('least')}
            optional
            value={field.min}
            onChange={(min) => onChange({ ...field, min })}
          />
          <NumberBox
            label={t('most')}
            optional
            value={field.max}
            onChange={(max) => onChange({ ...field, max })}
          />
          <UnitBox field={field} onChange={onChange} />
          <Select
            label={t('decimals')}
            value={String(field.decimals)}
            onChange={(decimals) => onChange({ ...field, decimals: Number(decimals) })}
            options={['0', '1', '2', '3', '4'].map((id) => ({
              id,
              label: t('decimalsOf', { n: Number(id) }),
            }))}
          />
        </div>
      );
    case 'choice':
      return (
        <OptionsEditor options={field.options} onChange={(options) => onChange({ ...field, options })} />
      );
    case 'choices':
      return (
        <>
          <OptionsEditor options={field.options} onChange={(options) => onChange({ ...field, options })} />
          <div className="grid grid-cols-2 gap-3">
            <NumberBox
              label={t('atLeast')}
              optional
              value={field.atLeast || null}
              onChange={(n) => onChange({ ...field, atLeast: count(n) ?? 0 })}
            />
            <NumberBox
              label={t('atMost')}
              optional
              value={field.atMost}
              onChange={(n) => onChange({ ...field, atMost: count(n) })}
            />
          </div>
        </>
      );
    case 'date':
      return (
        <div className="flex flex-col gap-3">
          {(['earliest', 'latest'] as const).map((end) => (
            <DayRuleBox
              key={end}
              label={t(end)}
              rule={field[end]}
              dates={above.filter(({ kind }) => kind === 'date')}
              onChange={(rule) => onChange({ ...field, [end]: rule })}
            />
          ))}
        </div>
      );
    case 'file':
      return (
        <NumberBox
          label={t('filesAtMost')}
          value={field.atMost}
          onChange={(n) =>
            onChange({ ...field, atMost: Math.min(FORM_LIMITS.files, Math.max(1, Math.round(n ?? 1))) })
          }
        />
      );
    default:
      return null;
  }
}

const count = (n: number | null): number | null =>
  n === null ? null : Math.min(50, Math.max(0, Math.round(n)));

function UnitBox({
  field,
  onChange,
}: {
  field: FormField & { kind: 'number' };
  onChange(field: FormField): void;
}) {
  const t = useTranslations('catalog.build');
  return (
    <TextField
      label={t('unit')}
      optional
      value={field.unit}
      onChange={(unit) => onChange({ ...field, unit })}
      maxLength={16}
      placeholder="€"
    />
  );
}

const ANY = 'any';
const ASKED = 'asked';

interface DayRuleBoxProps {
  label: string;
  rule: DayRule | null;
  dates: readonly FormField[];
  onChange(rule: DayRule | null): void;
}

/** A bound of a day: none, or so many days after it is asked for, or after another day. */
function DayRuleBox({ label, rule, dates, onChange }: DayRuleBoxProps) {
  const t = useTranslations('catalog.build');
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label={label}
        value={rule ? (rule.after ?? ASKED) : ANY}
        onChange={(id) =>
          onChange(id === ANY ? null : { after: id === ASKED ? null : id, days: rule?.days ?? 0 })
        }
        options={[
          { id: ANY, label: t('anyDay') },
          { id: ASKED, label: t('afterAsked') },
          ...dates.map((one) => ({
            id: one.id,
            label: t('afterField', { name: one.label || t('unnamed') }),
          })),
        ]}
        className="min-w-48 flex-1"
      />
      {rule ? (
        <NumberBox
          label={t('days')}
          value={rule.days}
          onChange={(n) => onChange({ ...rule, days: Math.round(n ?? 0) })}
          className="w-28"
        />
      ) : null}
    </div>
  );
}
