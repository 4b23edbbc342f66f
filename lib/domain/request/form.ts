import { type Condition, FORM_LIMITS, type FormField } from './fields';

/** What is wrong with a form; the words are the screen's. */
export const FORM_FAULTS = [
  'noLabel',
  'sameLabel', // two fields that cannot be told apart
  'sameId',
  'fewOptions', // a choice of fewer than two
  'emptyOption',
  'sameOption',
  'badBounds', // the least is more than the most
  'badCondition', // looks at a field that is not above it
  'badDay', // counts from a field that is no date above it
  'noTests',
] as const;
export type FormFault = (typeof FORM_FAULTS)[number];

/** Where: the field's place in the form. */
export interface FormFaulty {
  at: number;
  fault: FormFault;
}

/**
 * What is wrong with a form, in the order of its fields. Conditions and days look only at fields above their own, so
 * that nothing depends on itself.
 */
export function checkForm(fields: readonly FormField[]): FormFaulty[] {
  return fields.flatMap((field, at) =>
    faultsOf(field, fields.slice(0, at)).map((fault): FormFaulty => ({ at, fault })),
  );
}

/** Whether the answer that is to stand in the title is one that fits there. */
export const isTitleField = ({ kind }: FormField): boolean =>
  kind !== 'long' && kind !== 'person' && kind !== 'file';

function* faultsFrom(field: FormField, above: readonly FormField[]): Generator<FormFault> {
  if (field.label.trim() === '') yield 'noLabel';
  if (above.some(({ label }) => folded(label) === folded(field.label))) yield 'sameLabel';
  if (above.some(({ id }) => id === field.id)) yield 'sameId';
  if (field.showWhen) yield* conditionFaults(field.showWhen, above);
  if (field.kind === 'choice' || field.kind === 'choices') yield* optionFaults(field);
  if (field.kind === 'choices' && field.atMost !== null && field.atMost < Math.max(1, field.atLeast))
    yield 'badBounds';
  if (field.kind === 'number' && field.min !== null && field.max !== null && field.min > field.max)
    yield 'badBounds';
  if (field.kind !== 'date') return;
  const isDateAbove = (id: string) => above.some((one) => one.id === id && one.kind === 'date');
  for (const rule of [field.earliest, field.latest])
    if (rule?.after && !isDateAbove(rule.after)) yield 'badDay';
  const { earliest, latest } = field;
  if (earliest && latest && earliest.after === latest.after && earliest.days > latest.days) yield 'badBounds';
}

const faultsOf = (field: FormField, above: readonly FormField[]): FormFault[] => [
  ...new Set(faultsFrom(field, above)),
];

/** What a condition has wrong, where only these fields can be looked at. */
export function* conditionFaults(
  condition: Condition,
  above: readonly FormField[],
): Generator<FormFault, void, undefined> {
  if (condition.tests.length === 0) yield 'noTests';
  for (const { field: id, is, value } of condition.tests) {
    const field = above.find((one) => one.id === id);
    const needsOrder = is === 'atLeast' || is === 'atMost';
    const isOrdered = field?.kind === 'number' || field?.kind === 'date';
    const isKnown =
      field?.kind !== 'choice' && field?.kind !== 'choices'
        ? true
        : is === 'answered' || field.options.some((option) => option.id === value);
    if (!field || (needsOrder && !isOrdered) || (is !== 'answered' && value === null) || !isKnown)
      yield 'badCondition';
  }
}

/** Whether these questions are as a condition takes them to be. */
export const canBeLookedAt = (condition: Condition, fields: readonly FormField[]): boolean =>
  conditionFaults(condition, fields).next().done === true;

function* optionFaults({ options }: FormField & { kind: 'choice' | 'choices' }): Generator<FormFault> {
  if (options.length < 2 || options.length > FORM_LIMITS.options) yield 'fewOptions';
  if (options.some(({ label }) => label.trim() === '')) yield 'emptyOption';
  const labels = new Set(options.map(({ label }) => folded(label)));
  const keys = new Set(options.map(({ id }) => id));
  if (labels.size < options.length || keys.size < options.length) yield 'sameOption';
}

const folded = (text: string): string => text.trim().normalize('NFC').toLowerCase();
