'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select';
import { FieldFault } from '../field-fault';
import { ShortField } from '../short-field';
import { TIME_UNITS, type TypedTime } from './promise-form';

interface TimeFieldProps {
  label: string;
  value: TypedTime;
  onChange(time: TypedTime): void;
  fault: string | null;
}

/** A promised time: a number and its unit. */
export function TimeField({ label, value, onChange, fault }: TimeFieldProps) {
  const t = useTranslations('settings.promises');
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{label}</legend>
      <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2">
        <ShortField
          label={t('amount', { what: label })}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
          isWrong={fault !== null}
          describedBy={id}
          numeric
          maxLength={8}
        />
        <Select
          hideLabel
          label={t('unit', { what: label })}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit })}
          options={TIME_UNITS.map((unit) => ({ id: unit, label: t(`units.${unit}`) }))}
        />
      </div>
      {fault ? (
        <FieldFault id={id}>{fault}</FieldFault>
      ) : value.amount.trim() === '' ? (
        <p className="mt-1.5 text-sm text-ink-3">{t('emptyTime')}</p>
      ) : null}
    </fieldset>
  );
}
