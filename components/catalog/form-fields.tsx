'use client';
import { useState } from 'react';
import type { Checked } from '#domain/request/answers';
import type { Today } from '#domain/request/days';
import type { Filled } from './filled';
import { FormFieldInput } from './form-field';

interface FormFieldsProps {
  checked: Checked;
  filled: Filled;
  today: Today;
  /** also of what nobody has been at yet */
  tellsAll?: boolean;
  onAnswer(id: string, value: string | readonly string[]): void;
}

/** The questions that are asked with what is filled in. What is wrong is told once a field is left, until it is changed. */
export function FormFields({ checked, filled, today, tellsAll = false, onAnswer }: FormFieldsProps) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const tells = (id: string) => tellsAll || (left.includes(id) && (filled[id]?.length ?? 0) > 0);
  return checked.asked.map((field) => (
    <FormFieldInput
      key={field.id}
      field={field}
      value={filled[field.id]}
      onChange={(value) => {
        setLeft(left.filter((id) => id !== field.id));
        onAnswer(field.id, value);
      }}
      onLeft={() => setLeft([...left, field.id])}
      fault={tells(field.id) ? checked.faults[field.id] : undefined}
      answers={checked.answers}
      today={today}
    />
  ));
}
