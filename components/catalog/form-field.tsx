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
import { dayBounds, type Faulty } from '#domain/request/answers';
import type { Day, Today } from '#domain/request/days';
import type { Answers, FormField } from '#domain/request/fields';

/** So many options, as long as this, stand as tiles; more are a list. */
const TILES = 4;
const SHORT = 24;
const NONE = 'none';

interface FieldProps {
  field: FormField;
  value: string | readonly string[] | undefined;
  onChange(value: string | readonly string[]): void;
  /** of what is typed: the field is left */
  onLeft(): void;
  fault: Faulty | undefined;
  /** where files that are added are kept; null: the form is only looked at */
  files: string | null;
  /** so many files are being prepared */
  onPreparing(files: number): void;
  /** those of the questions above, for days that count from them */
  answers: Answers;
  today: Today;
}

/** One question of a form, in the form its kind has. */
export function FormFieldInput(props: FieldProps) {
  const { field, value, onChange, onLeft, fault, files, onPreparing, answers, today } = props;
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
          onBlur={onLeft}
          maxLength={field.max}
          {...(field.format === 'email' ? { type: 'email', inputMode: 'email', autoComplete: 'off' } : {})}
        />
      );
    case 'long':
      return (
        <TextArea
          {...common}
          value={text}
          onChange={onChange}
          onBlur={onLeft}
          maxLength={field.max}
          rows={3}
        />
      );
    case 'number':
      return (
        <TextField
          {...common}
          value={text}
          onChange={onChange}
          onBlur={onLeft}
          inputMode="decimal"
          maxLength={20}
          trailing={field.unit ? <span className="pe-3.5 text-ink-3">{field.unit}</span> : undefined}
        />
      );
    case 'date':
      return (
        <DayInput
          common={common}
          bounds={dayBounds(field, answers, today)}
          value={text}
          onChange={onChange}
          onLeft={onLeft}
        />
      );
    case 'person':
      return <PersonInput {...common} value={text} onChange={onChange} placeholder={t('person')} />;
    case 'file':
      return <AttachField {...common} draft={files ?? ''} isDisabled={files === null} onBusy={onPreparing} />;
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

interface DayInputProps {
  common: Common;
  bounds: ReturnType<typeof dayBounds>;
  value: string;
  onChange(value: string): void;
  onLeft(): void;
}

/** A day, and which it may be: said, and where the device draws a calendar only those can be chosen. */
function DayInput({ common, bounds, value, onChange, onLeft }: DayInputProps) {
  const t = useTranslations('catalog.days');
  const dayWords = useDayWords();
  const { earliest, latest } = bounds;
  const [from, to] = [earliest && dayWords(earliest), latest && dayWords(latest)];
  const which =
    from && to
      ? t(earliest === latest ? 'only' : 'between', { from, to })
      : from
        ? t('from', { from })
        : to && t('to', { to });
  const help = [common.help, which].filter(Boolean).join(' ') || undefined;
  return (
    <TextField
      {...{ ...common, help }}
      value={value}
      onChange={onChange}
      onBlur={onLeft}
      type="date"
      min={earliest ?? undefined}
      max={latest ?? undefined}
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
  const dayWords = useDayWords();
  return (fault) => {
    if (!fault) return null;
    const { bound } = fault;
    const said = typeof bound === 'string' ? upper(dayWords(bound)) : (bound ?? 0);
    return t(fault.fault, { bound: said as never });
  };
}

function useDayWords(): (day: Day) => string {
  const times = useTimes();
  // Noon: the same day in every zone near the reader's.
  return (day) => times.day(new Date(`${day}T12:00:00`).getTime());
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
