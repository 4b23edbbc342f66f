'use client';
import { useState } from 'react';
import type { Checked } from '#domain/request/answers';
import type { Today } from '#domain/request/days';
import type { FormField } from '#domain/request/fields';
import type { Filled } from './filled';
import { FormFieldInput } from './form-field';

interface FormFieldsProps {
  checked: Checked;
  filled: Filled;
  today: Today;
  /** also of what nobody has been at yet */
  tellsAll?: boolean;
  onAnswer(id: string, value: string | readonly string[]): void;
  /** where the files of a question are kept; absent: the form is only looked at */
  filesIn?: (id: string) => string;
  /** so many files of a question are being prepared */
  onPreparing?: (id: string, files: number) => void;
}

/** The questions that are asked with what is filled in. What is wrong is told once a field is left, until it is changed. */
export function FormFields(props: FormFieldsProps) {
  const { checked, filled, today, tellsAll = false, onAnswer, filesIn, onPreparing } = props;
  const [left, setLeft] = useState<readonly string[]>([]);
  // Files are chosen, not typed: what is wrong with those that are there is told at once.
  const tells = ({ id, kind }: FormField) =>
    tellsAll ||
    (kind === 'file'
      ? checked.faults[id]?.fault !== 'missing'
      : left.includes(id) && (filled[id]?.length ?? 0) > 0);
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
      files={filesIn?.(field.id) ?? null}
      onPreparing={(n) => onPreparing?.(field.id, n)}
      fault={tells(field) ? checked.faults[field.id] : undefined}
      answers={checked.answers}
      today={today}
    />
  ));
}
