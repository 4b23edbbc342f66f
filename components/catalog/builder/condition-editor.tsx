'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import {
  type Condition,
  FORM_LIMITS,
  type FormField,
  type Test,
  type TestKind,
} from '#domain/request/fields';
import { NumberBox } from './number-box';

interface ConditionEditorProps {
  /** what the switch says; otherwise that a question is asked only for some answers */
  label?: string;
  condition: Condition | null;
  /** the fields it may look at */
  above: readonly FormField[];
  onChange(condition: Condition | null): void;
}

/** When a question is asked: always, or only where answers above are so. */
export function ConditionEditor({ label, condition, above, onChange }: ConditionEditorProps) {
  const t = useTranslations('catalog.build');
  const [first] = above;
  if (!first) return null;
  return (
    <div className="flex flex-col gap-2">
      <Switch
        isSelected={condition !== null}
        onChange={(on) => onChange(on ? { match: 'all', tests: [blankTest(first)] } : null)}
      >
        {label ?? t('onlyWhen')}
      </Switch>
      {condition ? (
        <>
          {condition.tests.length > 1 ? (
            <Select
              label={t('match')}
              value={condition.match}
              onChange={(match) => onChange({ ...condition, match })}
              options={(['all', 'any'] as const).map((id) => ({ id, label: t(`matches.${id}`) }))}
            />
          ) : null}
          {condition.tests.map((test, at) => (
            <TestEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a test has nothing of its own but its place
              key={at}
              n={at + 1}
              test={test}
              above={above}
              onChange={(one) =>
                onChange({ ...condition, tests: condition.tests.map((old, n) => (n === at ? one : old)) })
              }
              onRemove={
                condition.tests.length > 1
                  ? () => onChange({ ...condition, tests: condition.tests.filter((_, n) => n !== at) })
                  : undefined
              }
            />
          ))}
          <Button
            tone="text"
            size="sm"
            icon={<Plus />}
            className="-ms-2 self-start"
            isDisabled={condition.tests.length >= FORM_LIMITS.tests}
            onPress={() => onChange({ ...condition, tests: [...condition.tests, blankTest(first)] })}
          >
            {t('addTest')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

const isChoice = (field: FormField): field is FormField & { kind: 'choice' | 'choices' } =>
  field.kind === 'choice' || field.kind === 'choices';

const blankTest = (field: FormField): Test =>
  isChoice(field)
    ? { field: field.id, is: 'is', value: firstValue(field) }
    : { field: field.id, is: field.kind === 'number' ? 'atLeast' : 'answered', value: null };

/** What an answer is compared with before anything else is chosen. */
const firstValue = (field: FormField | undefined): Test['value'] =>
  field && isChoice(field) ? (field.options[0]?.id ?? null) : null;

/** How an answer of a kind can be looked at. */
const kindsOf = ({ kind }: FormField): readonly TestKind[] =>
  kind === 'number' || kind === 'date'
    ? ['atLeast', 'atMost', 'is', 'isNot', 'answered']
    : kind === 'person' || kind === 'long' || kind === 'file'
      ? ['answered']
      : ['is', 'isNot', 'answered'];

interface TestEditorProps {
  n: number;
  test: Test;
  above: readonly FormField[];
  onChange(test: Test): void;
  onRemove: (() => void) | undefined;
}

function TestEditor({ n, test, above, onChange, onRemove }: TestEditorProps) {
  const t = useTranslations('catalog.build');
  const field = above.find(({ id }) => id === test.field);
  const label = (one: FormField) => one.label.trim() || t('unnamed');
  return (
    <div className="flex flex-wrap items-start gap-2 rounded-btn bg-fill p-2">
      <Select
        label={t('testField', { n: String(n) })}
        hideLabel
        value={field ? field.id : null}
        onChange={(id) => {
          const next = above.find((one) => one.id === id);
          if (next) onChange(blankTest(next));
        }}
        options={above.map((one) => ({ id: one.id, label: label(one) }))}
        className="min-w-40 flex-1"
      />
      <Select
        label={t('testIs', { n: String(n) })}
        hideLabel
        value={test.is}
        onChange={(is) =>
          onChange({ ...test, is, value: is === 'answered' ? null : (test.value ?? firstValue(field)) })
        }
        options={(field ? kindsOf(field) : [test.is]).map((id) => ({ id, label: t(`tests.${id}`) }))}
        className="min-w-28"
      />
      {field && test.is !== 'answered' ? (
        <ValueBox n={n} field={field} test={test} onChange={(value) => onChange({ ...test, value })} />
      ) : null}
      {onRemove ? (
        <IconButton icon={<X />} label={t('testRemove', { n: String(n) })} onPress={onRemove} />
      ) : null}
    </div>
  );
}

interface ValueBoxProps {
  n: number;
  field: FormField;
  test: Test;
  onChange(value: Test['value']): void;
}

function ValueBox({ n, field, test, onChange }: ValueBoxProps) {
  const t = useTranslations('catalog.build');
  const label = t('testValue', { n: String(n) });
  if (isChoice(field))
    return (
      <Select
        label={label}
        hideLabel
        value={typeof test.value === 'string' ? test.value : null}
        onChange={onChange}
        options={field.options.map((one) => ({ id: one.id, label: one.label || t('unnamed') }))}
        className="min-w-32 flex-1"
      />
    );
  if (field.kind === 'number')
    return (
      <NumberBox
        label={label}
        hideLabel
        decimals={FORM_LIMITS.decimals}
        value={typeof test.value === 'number' ? test.value : null}
        onChange={onChange}
        className="w-28"
      />
    );
  return (
    <TextField
      label={label}
      hideLabel
      type={field.kind === 'date' ? 'date' : 'text'}
      value={typeof test.value === 'string' ? test.value : ''}
      onChange={(text) => onChange(text || null)}
      maxLength={FORM_LIMITS.text}
      className="min-w-32 flex-1"
    />
  );
}
