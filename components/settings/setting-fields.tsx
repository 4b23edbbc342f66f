'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { FieldFault } from './field-fault';

/** What every field of a setting needs of its form. */
interface FormOf<Fields> {
  fields: Fields;
  set(change: Partial<Fields>): void;
  fault(field: string): string | null;
}

/** What a setting is called. */
export function NameField({ fields, set, fault }: FormOf<{ name: string }>) {
  return (
    <TextField
      label={useTranslations('settings')('name')}
      value={fields.name}
      onChange={(name) => set({ name })}
      error={fault('name')}
      maxLength={120}
      autoFocus
    />
  );
}

/** Whether a setting is offered for what is new. */
export function InUseField({ fields, set, fault }: FormOf<{ active: boolean }>) {
  const t = useTranslations('settings');
  return (
    <SwitchField
      value={fields.active}
      onChange={(active) => set({ active })}
      about={t('retiredAbout')}
      fault={fault('active')}
    >
      {t('inUse')}
    </SwitchField>
  );
}

interface SwitchFieldProps {
  value: boolean;
  onChange(on: boolean): void;
  about: string;
  fault: string | null;
  children: ReactNode;
}

/** Yes or no, with what it means and what is wrong with it. */
export function SwitchField({ value, onChange, about, fault, children }: SwitchFieldProps) {
  return (
    <div>
      <Switch isSelected={value} onChange={onChange} detail={about}>
        {children}
      </Switch>
      <FieldFault>{fault}</FieldFault>
    </div>
  );
}
