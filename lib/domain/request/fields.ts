import type { Id, Instant } from '../kernel/types';

/** What a form can ask for. */
export const FIELD_KINDS = ['text', 'long', 'number', 'choice', 'choices', 'date', 'person', 'file'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export const FORM_LIMITS = {
  fields: 40,
  /** key of a field or an option */
  key: 40,
  label: 160,
  help: 400,
  options: 50,
  /** files of one question */
  files: 10,
  /** tests of one condition */
  tests: 8,
  text: 500,
  long: 5_000,
  /** name of a unit */
  unit: 16,
  decimals: 4,
  /** days before or after */
  days: 3_650,
  /** a number, either way */
  number: 1_000_000_000,
} as const;

/** How an answer is looked at. */
export const TESTS = ['is', 'isNot', 'atLeast', 'atMost', 'answered'] as const;
export type TestKind = (typeof TESTS)[number];

export interface Test {
  field: string;
  is: TestKind;
  /** A key of an option (of several choices: one of them), a text, a number or a day; null with `answered`. */
  value: string | number | null;
}

/** All of its tests hold, or one of them. */
export interface Condition {
  match: 'all' | 'any';
  tests: readonly Test[];
}

export interface Option {
  id: string;
  label: string;
}

/** A day that depends on when it is asked for, or on another answer: so many days after (before: less than 0). */
export interface DayRule {
  /** null: the day it is asked for; otherwise the field of a date above */
  after: string | null;
  days: number;
}

interface Asked {
  /** Unique in its form, and the same in all its versions: answers are carried over by it. */
  id: string;
  label: string;
  /** Stands beneath the label; empty: nothing. */
  help: string;
  required: boolean;
  /** Null: always asked. */
  showWhen: Condition | null;
}

export type FormField = Asked &
  (
    | { kind: 'text'; format: 'any' | 'email'; max: number }
    | { kind: 'long'; max: number }
    | { kind: 'number'; min: number | null; max: number | null; decimals: number; unit: string }
    | { kind: 'choice'; options: readonly Option[] }
    | { kind: 'choices'; options: readonly Option[]; atLeast: number; atMost: number | null }
    | { kind: 'date'; earliest: DayRule | null; latest: DayRule | null }
    | { kind: 'person' }
    | { kind: 'file'; atMost: number }
  );

/** Text, key of an option, day (YYYY-MM-DD) or id of a person; a number; keys of options, or ids of files. */
export type Answer = string | number | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** One state of a form. It never changes: what is changed is the next version. */
export interface FormVersion {
  id: Id;
  /** 1, 2, 3 … */
  n: number;
  at: Instant;
  fields: readonly FormField[];
  /** The answer that stands in the title of the request; null: none. */
  titleField: string | null;
}

/** What was asked and answered, in the words that were read then; it outlives the form. */
export interface Told {
  id: string;
  kind: FieldKind;
  label: string;
  value: Answer;
  /** The value in words, where it is a key: labels of options, names of people. */
  words: string | null;
}

/** What makes a ticket a service request. */
export interface RequestFacts {
  itemId: Id;
  formId: Id;
  /** Number of the form's version. */
  n: number;
  told: readonly Told[];
}
