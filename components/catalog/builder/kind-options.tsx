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
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t('format')}
            value={field.format}
            onChange={(format) => onChange({ ...field, format })}
            options={(['any', 'email'] as const).map((id) => ({ id, label: t(`formats.${id}`) }))}
          />
          <LengthBox field={field} most={FORM_LIMITS.text} onChange={onChange} />
        </div>
      );
    case 'long':
      return <LengthBox field={field} most={FORM_LIMITS.long} onChange={onChange} />;
    case 'number':
      return (
        <div className="grid grid-cols-2 gap-3">
          <NumberBox
            label={t('least')}
            optional
            decimals={FORM_LIMITS.decimals}
            value={field.min}
            onChange={(min) => onChange({ ...field, min })}
          />
          <NumberBox
            label={t('most')}
            optional
            decimals={FORM_LIMITS.decimals}
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
              {...COUNT}
              value={field.atLeast || null}
              onChange={(n) => onChange({ ...field, atLeast: n ?? 0 })}
            />
            <NumberBox
              label={t('atMost')}
              optional
              {...COUNT}
              value={field.atMost}
              onChange={(n) => onChange({ ...field, atMost: n })}
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
              about={t(`bound.${end}`)}
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

const COUNT = { min: 1, max: FORM_LIMITS.options };

interface LengthBoxProps {
  field: FormField & { kind: 'text' | 'long' };
  most: number;
  onChange(field: FormField): void;
}

function LengthBox({ field, most, onChange }: LengthBoxProps) {
  const t = useTranslations('catalog.build');
  return (
    <NumberBox
      label={t('length')}
      min={1}
      max={most}
      value={field.max}
      onChange={(max) => onChange({ ...field, max: max ?? most })}
    />
  );
}

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
  /** of both boxes together */
  about: string;
  rule: DayRule | null;
  dates: readonly FormField[];
  onChange(rule: DayRule | null): void;
}

/** A bound of a day: none, or so many days after it is asked for, or after another day. */
function DayRuleBox({ label, about, rule, dates, onChange }: DayRuleBoxProps) {
  const t = useTranslations('catalog.build');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend would stand above the two boxes, whose first has the words
    <div role="group" aria-label={about} className="flex flex-wrap items-start gap-2">
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
          min={-FORM_LIMITS.days}
          max={FORM_LIMITS.days}
          value={rule.days}
          onChange={(n) => onChange({ ...rule, days: n ?? 0 })}
          className="w-28"
        />
      ) : null}
    </div>
  );
}
