'use client';
import { useTranslations } from 'use-intl';
import { useDirectory } from '#components/shell/directory';
import { AttachField } from '#components/shell/files/attach-field';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { TickGroup } from '#components/ui/tick-group';
import { useTimes } from '#components/ui/when';
import type { Faulty } from '#domain/request/answers';
import type { FormField } from '#domain/request/fields';

/** So many options, as long as this, stand as tiles; more are a list. */
const TILES = 4;
const SHORT = 24;
const NONE = 'none';

interface FieldProps {
  field: FormField;
  value: string | readonly string[] | undefined;
  onChange(value: string | readonly string[]): void;
  fault: Faulty | undefined;
  /** where files that are added are kept; null: the form is only looked at */
  files?: string | null;
}

/** One question of a form, in the form its kind has. */
export function FormFieldInput({ field, value, onChange, fault, files = null }: FieldProps) {
  const t = useTranslations('catalog');
  const error = useFaultWords()(fault);
  const text = typeof value === 'string' ? value : '';
  const common = {
    ...{ label: field.label, help: field.help || undefined, error, optional: !field.required },
  };
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          {...common}
          value={text}
          onChange={onChange}
          maxLength={field.max}
          {...(field.format === 'email' ? { type: 'email', inputMode: 'email', autoComplete: 'off' } : {})}
        />
      );
    case 'long':
      return <TextArea {...common} value={text} onChange={onChange} maxLength={field.max} rows={3} />;
    case 'number':
      return (
        <TextField
          {...common}
          value={text}
          onChange={onChange}
          inputMode="decimal"
          maxLength={20}
          trailing={field.unit ? <span className="pe-3.5 text-ink-3">{field.unit}</span> : undefined}
        />
      );
    case 'date':
      return <TextField {...common} value={text} onChange={onChange} type="date" />;
    case 'person':
      return <PersonInput {...common} value={text} onChange={onChange} placeholder={t('person')} />;
    case 'file':
      return <AttachField {...common} draft={files ?? ''} isDisabled={files === null} />;
    case 'choices':
      return (
        <TickGroup
          {...common}
          options={field.options}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'choice':
      return <ChoiceInput field={field} common={common} value={text} onChange={onChange} />;
  }
}

interface Common {
  label: string;
  help: string | undefined;
  error: string | null;
  optional: boolean;
}

interface ChoiceInputProps {
  field: FormField & { kind: 'choice' };
  common: Common;
  value: string;
  onChange(value: string): void;
}

function ChoiceInput({ field, common, value, onChange }: ChoiceInputProps) {
  const t = useTranslations('catalog');
  const { options } = field;
  const isFew = options.length <= TILES && options.every(({ label }) => label.length <= SHORT);
  // A tile that was pressed cannot be unpressed: what may stay unanswered is chosen from a list that has no answer.
  if (isFew && field.required)
    return (
      <ChoiceTiles
        {...common}
        value={value || null}
        onChange={onChange}
        options={options}
        columns={options.length === 3 ? 3 : 2}
      />
    );
  return (
    <Select
      {...common}
      value={value || (field.required ? null : NONE)}
      onChange={(id) => onChange(id === NONE ? '' : id)}
      options={field.required ? options : [{ id: NONE, label: t('none') }, ...options]}
    />
  );
}

interface PersonInputProps extends Common {
  value: string;
  onChange(value: string): void;
  placeholder: string;
}

/** Whom this device knows: for those who report, the staff. */
function PersonInput({ value, onChange, ...rest }: PersonInputProps) {
  const { people } = useDirectory();
  const options = [...(people?.values() ?? [])]
    .filter(({ active }) => active)
    .map(({ id, name, email }) => ({ id, label: name, detail: email ?? undefined }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return <ComboBox {...rest} value={value || null} onChange={(id) => onChange(id ?? '')} options={options} />;
}

/** What is wrong with an answer, as one sentence; null: nothing. */
export function useFaultWords(): (fault: Faulty | undefined) => string | null {
  const t = useTranslations('catalog.fault');
  const times = useTimes();
  return (fault) => {
    if (!fault) return null;
    const { bound } = fault;
    const isDay = typeof bound === 'string';
    // Noon: the same day in every zone near the reader's.
    const said = isDay ? times.day(new Date(`${bound}T12:00:00`).getTime()) : bound;
    return t(fault.fault, { bound: (isDay ? upper(String(said)) : (said ?? 0)) as never });
  };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
